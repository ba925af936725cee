using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>A profile in the making: what a person chooses for a file that no profile fits. Becomes the JSON that a profile is.</summary>
public sealed class ProfileDraft
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The name on English pages, or empty.</summary>
    public string NameEn { get; set; } = "";

    public string City { get; set; } = "";

    /// <summary>12-digit code of a city that exists already, or empty.</summary>
    public string Code { get; set; } = "";

    public string Zone { get; set; } = CityZone.FloatingId;

    public bool AddsUnknown { get; set; } = true;

    public RowKind Makes { get; set; } = RowKind.Order;

    /// <summary>Formats, one a line.</summary>
    public string Times { get; set; } = "";

    /// <summary>The column of each field; empty: none.</summary>
    public Dictionary<RecordField, string> Columns { get; } = [];

    /// <summary>The state of each status; null: rows with it are rejected.</summary>
    public Dictionary<string, WorkOrderState?> Statuses { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes over what a look at the file proposes.</summary>
    public static ProfileDraft From(FileGuess guess)
    {
        var draft = new ProfileDraft
        {
            Makes = guess.Fields.ContainsKey(RecordField.ClosedAt) || guess.Fields.ContainsKey(RecordField.Status) ? RowKind.Order : RowKind.Incident,
            Times = string.Join('\n', guess.Times),
        };
        foreach (var (field, column) in guess.Fields)
        {
            draft.Columns[field] = column;
        }

        foreach (var (status, state) in guess.Statuses)
        {
            draft.Statuses[status] = state;
        }

        return draft;
    }

    /// <summary>The draft as a profile; refused where it is no profile yet, every fault at once.</summary>
    public Outcome<ImportProfile> Finish() => ProfileReader.Read(ToJson(), Key.Length == 0 ? "profile.json" : Key + ".json");

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("key", Key.Trim());
            json.WriteString("name", Name.Trim());
            if (NameEn.Trim() is { Length: > 0 } nameEn)
            {
                json.WriteString("nameEn", nameEn);
            }

            json.WriteStartObject("city");
            json.WriteString("name", City.Trim());
            if (Code.Trim() is { Length: > 0 } code)
            {
                json.WriteString("code", code);
            }

            json.WriteEndObject();
            json.WriteString("zone", Zone.Trim());
            json.WriteString("unknownUnits", AddsUnknown ? "create" : "reject");
            json.WriteStartArray("files");
            WriteFile(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteFile(Utf8JsonWriter json)
    {
        var fields = ProfileReader.FieldsOf(Makes);
        json.WriteStartObject();
        json.WriteString("makes", Makes switch
        {
            RowKind.Incident => "incident",
            RowKind.Steps => "steps",
            _ => "order",
        });
        json.WriteStartArray("times");
        foreach (var format in Times.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(format);
        }

        json.WriteEndArray();
        json.WriteStartObject("columns");
        foreach (var field in fields.Where(field => Columns.GetValueOrDefault(field) is { Length: > 0 }))
        {
            json.WriteString(field.Name(), Columns[field]);
        }

        json.WriteEndObject();
        if (fields.Contains(RecordField.Status) && Columns.GetValueOrDefault(RecordField.Status) is { Length: > 0 })
        {
            json.WriteStartObject("statuses");
            foreach (var (status, state) in Statuses.Where(pair => pair.Value is not null))
            {
                json.WriteString(status, JsonNamingPolicy.CamelCase.ConvertName(state!.Value.ToString()));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
