using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;

namespace BasicControl.Web.Api;

/// <summary>
/// Answers of RFC 9457: besides title, status and detail the first refusal's <c>code</c>, <c>field</c>, <c>path</c> and
/// <c>arguments</c>, and all of them under <c>errors</c>. Worded in the language of the request.
/// </summary>
internal static class Problem
{
    private const string MediaType = "application/problem+json";

    public static Task Write(HttpContext http, int status, Refusal refusal) => Write(http, status, [refusal], _ => null);

    /// <param name="path">The JSON path of a refusal's field, or null.</param>
    public static Task Write(HttpContext http, int status, IReadOnlyList<Refusal> refusals, Func<Refusal, string?> path)
    {
        http.Response.Headers.CacheControl = "no-store";
        return ApiJson.Send(http, status, MediaType, json =>
        {
            json.WriteStartObject();
            json.WriteString("type"u8, $"urn:basiccontrol:problem:{refusals[0].Code}");
            json.WriteString("title"u8, ApiTexts.TitleOf(status, CultureInfo.CurrentUICulture));
            json.WriteNumber("status"u8, status);
            WriteRefusals(json, refusals, path);
            json.WriteEndObject();
        });
    }

    /// <summary>The members that a problem and a refused item of a batch have in common.</summary>
    public static void WriteRefusals(Utf8JsonWriter json, IReadOnlyList<Refusal> refusals, Func<Refusal, string?> path)
    {
        WriteMembers(json, refusals[0], path(refusals[0]));
        json.WriteStartArray("errors"u8);
        foreach (var refusal in refusals)
        {
            json.WriteStartObject();
            WriteMembers(json, refusal, path(refusal));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMembers(Utf8JsonWriter json, Refusal refusal, string? path)
    {
        json.WriteString("detail"u8, ApiTexts.Of(refusal, CultureInfo.CurrentUICulture));
        json.WriteString("code"u8, refusal.Code);
        if (refusal.Field is not null) json.WriteString("field"u8, refusal.Field);
        if (path is not null) json.WriteString("path"u8, path);
        json.WriteStartArray("arguments"u8);
        foreach (var argument in refusal.Arguments) json.WriteStringValue(argument);
        json.WriteEndArray();
    }
}
