using BasicControl.Core.Basics;

namespace BasicControl.Web.Components.Layout;

internal static class ActingReads
{
    /// <summary>The units that whoever sent this request may read: for what answers without a page.</summary>
    public static Scope Reads(this HttpContext http) => http.Acting().Reads;

    /// <summary>Who acts in this request, and on what.</summary>
    public static Acting Acting(this HttpContext http) => http.RequestServices.GetRequiredService<Acting>();
}
