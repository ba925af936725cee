using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Reads a profile from JSON. Every fault is named with the file, the key and the cure, all of them at once:
/// <code>
/// { "key": "my-city", "name": "我的城市", "nameEn": "My city", "city": { "name": "我的城市", "nameEn": "My city", "code": "420200000000" },
///   "zone": "Asia/Shanghai" | "floating", "unknownUnits": "create" | "reject", "expectedInterval": "01:00:00",
///   "encoding": "gb18030", "missing": ["EMPTY"],
///   "files": [ { "makes": "incident" | "order" | "steps", "times": ["yyyy-MM-dd HH:mm:ss"] | ["epochMilliseconds"],
///     "columns": { "number": "编号", "at": "时间" }, "statuses": { "已办结": "closed" }, "levels": { "一级": "red" },
///     "placeholders": [[0, 0]] } ] }
/// </code>
/// </summary>
public static class ProfileReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <param name="file">Name of the file, for the refusals.</param>
    public static Outcome<ImportProfile> Read(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var keys = new ProfileKeys(file, document.RootElement, "");
            var profile = Profile(keys);
            return keys.Refusals.Count > 0 ? keys.Refusals : profile;
        }
        catch (JsonException fault)
        {
            return new Refusal("profile.not-json", file, $"{fault.LineNumber + 1}", $"{fault.BytePositionInLine + 1}");
        }
    }

    private static ImportProfile Profile(ProfileKeys keys)
    {
        var city = keys.Object("city");
        var profile = new ImportProfile
        {
            Key = keys.Text("key", IsKey, "a-z 0-9 - ≤ 40"),
            Name = keys.Text("name"),
            NameEn = keys.OptionalText("nameEn"),
            City = new(city.Text("name"), city.OptionalText("nameEn"), city.OptionalText("code", IsCode, "12 × 0-9")),
            Zone = Zone(keys),
            AddsUnknown = keys.Word("unknownUnits", ["create", "reject"]) == "create",
            ExpectedInterval = keys.Interval("expectedInterval"),
            Encoding = keys.OptionalText("encoding", name => TextFile.EncodingNamed(name) is not null, "utf-8 | gb18030"),
            Missing = keys.Texts("missing", required: false),
            Files = [.. keys.Objects("files").Select(Layout)],
        };
        city.RefuseOthers();
        keys.RefuseOthers();
        if (profile.Files.Any(file => file.Makes == RowKind.Incident) && profile.Files.Any(file => file.Makes != RowKind.Incident))
        {
            keys.Refuse("files", "makes", "incident | order (+ steps)");
        }

        return profile;
    }

    private static CityZone Zone(ProfileKeys keys)
    {
        var id = keys.Text("zone", name => name == CityZone.FloatingId || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _), "floating | Asia/Shanghai | …");
        return id.Length > 0 && (id == CityZone.FloatingId || TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)) ? CityZone.Of(id) : CityZone.Floating;
    }

    private static FileLayout Layout(ProfileKeys keys)
    {
        var kind = keys.Word("makes", ["incident", "order", "steps"]) switch
        {
            "order" => RowKind.Order,
            "steps" => RowKind.Steps,
            _ => RowKind.Incident,
        };
        var layout = new FileLayout
        {
            Makes = kind,
            Columns = Columns(keys, kind),
            Times = keys.Texts("times", required: true, TimeReader.IsFormat, "yyyy-MM-dd HH:mm:ss | epochMilliseconds | epochSeconds"),
            Statuses = keys.Map("statuses", State, string.Join(" | ", Enum.GetNames<WorkOrderState>().Select(Lower))),
            Levels = keys.Map("levels", LevelNamed, "red | yellow | blue | none"),
            Placeholders = keys.Points("placeholders"),
        };
        if (layout.Columns.ContainsKey(RecordField.Status) && layout.Statuses.Count == 0)
        {
            keys.Lacks("statuses", "{ \"…\": \"closed\" }");
        }

        keys.RefuseOthers();
        return layout;
    }

    private static Dictionary<RecordField, string> Columns(ProfileKeys keys, RowKind kind)
    {
        var columns = new Dictionary<RecordField, string>();
        foreach (var (name, column) in keys.Map("columns", text => (true, text), "", required: true))
        {
            if (RecordFields.TryParse(name, out var field) && FieldsOf(kind).Contains(field))
            {
                columns[field] = column;
            }
            else
            {
                keys.Refuse("columns." + name, name, string.Join(" | ", FieldsOf(kind).Select(known => known.Name())));
            }
        }

        foreach (var field in RequiredOf(kind).Where(field => !columns.ContainsKey(field)))
        {
            keys.Lacks("columns." + field.Name(), "\"…\"");
        }

        if (columns.ContainsKey(RecordField.Latitude) != columns.ContainsKey(RecordField.Longitude))
        {
            keys.Lacks(columns.ContainsKey(RecordField.Latitude) ? "columns.longitude" : "columns.latitude", "\"…\"");
        }

        return columns;
    }

    /// <summary>The fields that a row of this kind has.</summary>
    public static IReadOnlyList<RecordField> FieldsOf(RowKind kind) => kind switch
    {
        RowKind.Steps => [RecordField.Number, RecordField.At, RecordField.Activity, RecordField.Officer, RecordField.Unit],
        RowKind.Incident =>
        [
            RecordField.Number, RecordField.At, RecordField.Type, RecordField.Level, RecordField.Unit, RecordField.Channel, RecordField.Address,
            RecordField.Text, RecordField.Latitude, RecordField.Longitude, RecordField.UpdatedAt,
        ],
        _ => [.. RecordFields.All.Where(field => field != RecordField.Activity)],
    };

    /// <summary>The fields without which a row of this kind is nothing.</summary>
    public static IReadOnlyList<RecordField> RequiredOf(RowKind kind) =>
        kind == RowKind.Steps ? [RecordField.Number, RecordField.At, RecordField.Activity] : [RecordField.Number, RecordField.At];

    private static bool IsKey(string key) => key.Length is > 0 and <= 40 && key.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static bool IsCode(string code) => code.Length == 12 && code.All(char.IsAsciiDigit);

    private static (bool, WorkOrderState) State(string name) => (Enum.GetNames<WorkOrderState>().Any(known => Lower(known) == name)
        && Enum.TryParse<WorkOrderState>(name, ignoreCase: true, out var state) ? (true, state) : (false, default));

    private static (bool, Level) LevelNamed(string name) => name switch
    {
        "red" => (true, Level.Red),
        "yellow" => (true, Level.Yellow),
        "blue" => (true, Level.Blue),
        _ => (name == "none", Level.None),
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
