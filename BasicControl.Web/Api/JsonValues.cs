using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Web.Api;

/// <summary>Reads one value of a known kind; anything else is a fault of that field, and reading goes on behind it.</summary>
internal static class JsonValues
{
    /// <param name="field">Null when the item as a whole is meant.</param>
    public static Refusal WrongType(ref Utf8JsonReader json, string? field, string expected, string path) =>
        new("json.wrong-type", field, expected, TypeOf(json.TokenType), path);

    /// <returns>The text; null for null and for the empty text.</returns>
    public static string? Text(ref Utf8JsonReader json, IncidentDraft draft, string field)
    {
        if (json.TokenType == JsonTokenType.String) return json.ValueSpan.IsEmpty ? null : Unescaped(ref json, draft, field);
        Expect(ref json, draft, field, "string");
        return null;
    }

    public static WrittenTime? Time(ref Utf8JsonReader json, IncidentDraft draft, string field)
    {
        if (Text(ref json, draft, field) is not { } text) return null;
        if (WrittenTime.TryParse(text, out var time)) return time;
        draft.Fault(IncidentDraft.NoTime(field, text));
        return null;
    }

    public static double? Number(ref Utf8JsonReader json, IncidentDraft draft, string field)
    {
        if (json.TokenType == JsonTokenType.Number) return json.TryGetDouble(out var number) ? number : double.PositiveInfinity;
        Expect(ref json, draft, field, "number");
        return null;
    }

    public static Level Level(ref Utf8JsonReader json, IncidentDraft draft, string field)
    {
        switch (Text(ref json, draft, field))
        {
            case null or "none": return Core.Clock.Level.None;
            case "blue": return Core.Clock.Level.Blue;
            case "yellow": return Core.Clock.Level.Yellow;
            case "red": return Core.Clock.Level.Red;
            case var text:
                draft.Fault(new("level.unknown", field, IncidentDraft.Shortened(text)));
                return Core.Clock.Level.None;
        }
    }

    private static void Expect(ref Utf8JsonReader json, IncidentDraft draft, string field, string expected)
    {
        if (json.TokenType != JsonTokenType.Null) draft.Fault(WrongType(ref json, field, expected, draft.PathOf(field)));
        json.Skip();
    }

    // A lone surrogate can only be written as an escape, which the check of the body's bytes does not see.
    private static string? Unescaped(ref Utf8JsonReader json, IncidentDraft draft, string field)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            draft.Fault(new("text.broken", field, "1"));
            return null;
        }
    }

    private static string TypeOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };
}
