using Microsoft.Net.Http.Headers;

namespace BasicControl.Web.Api;

internal static class IncidentForms
{
    public const string Json = "application/json";
    public const string CloudEvent = "application/cloudevents+json";
    public const string CloudEvents = "application/cloudevents-batch+json";

    public static readonly IReadOnlyList<string> MediaTypes = [Json, CloudEvent, CloudEvents];

    /// <returns>The form that a content type announces; null when the API does not read it, or not in its charset.</returns>
    public static IncidentForm? Of(string? contentType)
    {
        if (contentType == Json) return IncidentForm.Plain;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return null;
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            Json => IncidentForm.Plain,
            CloudEvent => IncidentForm.Event,
            CloudEvents => IncidentForm.EventBatch,
            _ => null,
        };
    }
}
