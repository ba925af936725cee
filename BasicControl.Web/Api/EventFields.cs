using System.Text.Json;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;

namespace BasicControl.Web.Api;

/// <summary>
/// Reads one CloudEvent 1.0: <c>source</c> names the source, <c>subject</c> the incident, <c>time</c> the version, <c>id</c>
/// the delivery; the record lies in <c>data</c>. Other attributes are a sender's own business and pass without a word.
/// </summary>
internal static class EventFields
{
    private const string Version = "1.0";

    /// <summary>Reads from the opening brace to the closing one.</summary>
    public static void Read(ref Utf8JsonReader json, IncidentDraft draft)
    {
        string? version = null, type = null, subject = null;
        WrittenTime? time = null;
        var hasData = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            switch (name)
            {
                case "specversion": version = JsonValues.Text(ref json, draft, name); break;
                case "id": draft.Delivery = JsonValues.Text(ref json, draft, name); break;
                case "source": draft.Source = JsonValues.Text(ref json, draft, name); break;
                case "type": type = JsonValues.Text(ref json, draft, name); break;
                case "subject": subject = JsonValues.Text(ref json, draft, name); break;
                case "time": time = JsonValues.Time(ref json, draft, name); break;
                case "data": hasData = Data(ref json, draft); break;
                default: json.Skip(); break;
            }
        }

        if (version != Version) draft.Fault(new("event.version", "specversion", IncidentDraft.Shortened(version), Version));
        if (draft.Delivery is null) draft.Fault(new("text.missing", "id"));
        if (type is null) draft.Fault(new("text.missing", "type"));
        if (!hasData) draft.Fault(new("text.missing", "data"));
        if (draft.Texts[(int)RecordField.Number] is { } number && subject is not null && number != subject)
        {
            draft.Fault(new("event.two-numbers", "subject", IncidentDraft.Shortened(subject), IncidentDraft.Shortened(number)));
        }

        draft.Texts[(int)RecordField.Number] = subject;
        draft.UpdatedAt = time ?? draft.UpdatedAt;
    }

    private static bool Data(ref Utf8JsonReader json, IncidentDraft draft)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            RecordValues.Read(ref json, draft);
            return true;
        }

        var isNull = json.TokenType == JsonTokenType.Null;
        if (!isNull) draft.Fault(JsonValues.WrongType(ref json, "data", "object", draft.PathOf("data")));
        json.Skip();
        return !isNull;
    }
}
