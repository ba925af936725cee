using System.Text;
using System.Text.Json;
using BasicControl.Core.Incidents;

namespace BasicControl.Web.Api;

/// <summary>Reads the fields of a plain record, in any order; <c>source</c> stands among them.</summary>
internal static class RecordValues
{
    private const int SourceBit = 30;

    /// <summary>The fields that the API takes; steps of cases come by file only.</summary>
    public static readonly IReadOnlyList<RecordField> Fields = [.. RecordFields.All.Where(field => field != RecordField.Activity)];

    private static readonly byte[][] Names = [.. Fields.Select(field => Encoding.UTF8.GetBytes(field.Name()))];

    /// <summary>Reads from the opening brace to the closing one.</summary>
    public static void Read(ref Utf8JsonReader json, IncidentDraft draft)
    {
        var seen = 0u;
        var next = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(ref json, next);
            var isSource = index < 0 && !draft.IsEvent && json.ValueTextEquals("source"u8);
            if (index < 0 && !isSource)
            {
                draft.Ignore(json.GetString()!);
                json.Read();
                json.Skip();
                continue;
            }

            var name = isSource ? "source" : Fields[index].Name();
            var bit = 1u << (isSource ? SourceBit : index);
            if ((seen & bit) != 0) draft.Fault(new("json.duplicate", name, draft.PathOf(name)));
            seen |= bit;
            json.Read();
            if (isSource) draft.Source = JsonValues.Text(ref json, draft, name);
            else Set(ref json, draft, Fields[index], name);
            next = index + 1;
        }
    }

    private static void Set(ref Utf8JsonReader json, IncidentDraft draft, RecordField field, string name)
    {
        switch (field)
        {
            case RecordField.At: draft.At = JsonValues.Time(ref json, draft, name); break;
            case RecordField.Due: draft.Due = JsonValues.Time(ref json, draft, name); break;
            case RecordField.ClosedAt: draft.ClosedAt = JsonValues.Time(ref json, draft, name); break;
            case RecordField.UpdatedAt: draft.UpdatedAt = JsonValues.Time(ref json, draft, name) ?? draft.UpdatedAt; break;
            case RecordField.Latitude: draft.Latitude = JsonValues.Number(ref json, draft, name); break;
            case RecordField.Longitude: draft.Longitude = JsonValues.Number(ref json, draft, name); break;
            case RecordField.Level: draft.Level = JsonValues.Level(ref json, draft, name); break;
            default: draft.Texts[(int)field] = JsonValues.Text(ref json, draft, name); break;
        }
    }

    // Senders keep an order, so the name after the last one is tried first.
    private static int IndexOf(ref Utf8JsonReader json, int next)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            var index = (next + i) % Names.Length;
            if (json.ValueTextEquals(Names[index])) return index;
        }

        return -1;
    }
}
