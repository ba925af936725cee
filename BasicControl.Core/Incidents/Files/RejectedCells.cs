using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BasicControl.Core.Incidents.Files;

/// <summary>The cells of a refused row as the store keeps them: a JSON object of column → value, without the reason that an export adds.</summary>
internal static class RejectedCells
{
    /// <summary>Heading of the column that an export adds and an import passes over.</summary>
    public const string ReasonColumn = "reject_reason";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(IReadOnlyList<string> columns, string[] cells)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            for (var i = 0; i < cells.Length; i++)
            {
                var column = i < columns.Count ? columns[i] : $"#{(i + 1).ToString(CultureInfo.InvariantCulture)}";
                if (column != ReasonColumn && (i < columns.Count || cells[i].Length > 0))
                {
                    json.WriteString(column, cells[i]);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Read(string raw)
    {
        using var document = JsonDocument.Parse(raw);
        return [.. document.RootElement.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.ToString()))];
    }
}
