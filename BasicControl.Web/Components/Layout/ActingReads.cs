using BasicControl.Core.Basics;

namespace BasicControl.Web.Components.Layout;

internal static class ActingReads
{
    /// <summary>The units that whoever sent this request may read: for what answers without a page.</summary>
    public static Scope Reads(this HttpContext http) => http.RequestServices.GetRequiredService<Acting>().Reads;
}
