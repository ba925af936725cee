using System.Globalization;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Api;

/// <summary>The latest snapshot of a city's wall, in the frame that the hub sends on joining.</summary>
internal static class WallApi
{
    public static async Task Get(HttpContext http, OrganisationBook book, WallFrames frames, TimeProvider clock, string? city = null)
    {
        var asked = CityParameter.Find(http.Reads(), book, city, clock.UtcNow());
        if (!asked.TryGet(out var found))
        {
            await Problem.Write(http, 422, asked.Refusal);
            return;
        }

        if (frames.Of(found.Id).Since(0) is not { } frame)
        {
            http.Response.Headers.RetryAfter = IncidentAnswers.RetryAfter;
            await Problem.Write(http, 503, new("wall.not-ready", null, IncidentAnswers.RetryAfter));
            return;
        }

        http.Response.ContentType = IncidentForms.Json;
        http.Response.ContentLength = frame.Json.Bytes.Length;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Wall-Version"] = frame.Version.ToString(CultureInfo.InvariantCulture);
        await http.Response.Body.WriteAsync(frame.Json.Bytes, http.RequestAborted);
    }
}
