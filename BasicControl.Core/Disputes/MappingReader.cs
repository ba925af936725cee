using System.Text;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents.Files;

namespace BasicControl.Core.Disputes;

/// <summary>
/// Reads a dispute mapping from JSON. Every fault is named with the file, the key and the cure, all of them at once:
/// <code>
/// { "normaliser": "plain" | "folded", "repeat": { "least": 3, "days": 30 }, "watchDays": 30,
///   "excluded": [ "*派出所*", "401 W COMMERCE ST" ],
///   "types": [ { "type": "邻里纠纷", "kind": "neighbour" }, { "type": "Fight Gun Involved", "source": "sapd", "kind": "fight", "weapon": true } ],
///   "groups": [ { "name": "neighbour", "kind": "neighbour", "words": [ "邻居" ], "includes": [ "quarrel" ] },
///     { "name": "weapon", "weapon": true, "words": [ "持刀" ] } ] }
/// </code>
/// </summary>
public static class MappingReader
{
    /// <summary>Largest document, bytes of UTF-8.</summary>
    public const int MostBytes = 512 * 1024;

    private const int MostTypes = 5_000;
    private const int MostGroups = 200;
    private const int MostWords = 10_000;
    private const int MostSites = 2_000;
    private const int MostDays = 366;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    private static readonly string Kinds = string.Join(" | ", DisputeKinds.All.Append(DisputeKind.None).Select(kind => kind.Code()));

    /// <param name="file">Name of the file, for the refusals.</param>
    public static Outcome<MappingDocument> Read(string json, string file)
    {
        if (Encoding.UTF8.GetByteCount(json) > MostBytes)
        {
            return new Refusal("mapping.too-large", file, $"{MostBytes / 1024}");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var keys = new ProfileKeys(file, document.RootElement, "", noun: "mapping");
            var mapping = Mapping(keys);
            MappingRules.Check(mapping, keys.Refusals);
            return keys.Refusals.Count > 0 ? keys.Refusals : mapping;
        }
        catch (JsonException fault)
        {
            return new Refusal("mapping.not-json", file, $"{fault.LineNumber + 1}", $"{fault.BytePositionInLine + 1}");
        }
    }

    private static MappingDocument Mapping(ProfileKeys keys)
    {
        var repeat = keys.Object("repeat");
        var mapping = new MappingDocument
        {
            Normaliser = keys.Word("normaliser", [.. AddressNormaliser.All.Select(one => one.Name)]),
            Repeat = new(repeat.Number("least", 2, 100), TimeSpan.FromDays(repeat.Number("days", 1, MostDays))),
            Watch = TimeSpan.FromDays(keys.Number("watchDays", 1, MostDays)),
            Excluded = Bounded(keys, "excluded", keys.Texts("excluded", required: false, IsSite, "*派出所* | 401 W COMMERCE ST"), MostSites),
            Types = Bounded(keys, "types", [.. keys.Objects("types", required: false).Select(Type)], MostTypes),
            Groups = Bounded(keys, "groups", [.. keys.Objects("groups", required: false).Select(Group)], MostGroups),
        };
        Bounded(keys, "groups.words", [.. mapping.Groups.SelectMany(group => group.Words)], MostWords);
        repeat.RefuseOthers();
        keys.RefuseOthers();
        return mapping;
    }

    private static TypeRule Type(ProfileKeys keys)
    {
        var rule = new TypeRule(keys.Text("type", IsText), keys.OptionalText("source", IsText), Kind(keys, required: true) ?? DisputeKind.None, keys.Flag("weapon"));
        if (rule is { Weapon: true, Kind: DisputeKind.None })
        {
            keys.Refuse("weapon", "true", "false");
        }

        keys.RefuseOthers();
        return rule;
    }

    private static WordGroup Group(ProfileKeys keys)
    {
        var group = new WordGroup(
            keys.Text("name", IsText), Kind(keys, required: false), keys.Flag("weapon"),
            keys.Texts("words", required: false, IsText), keys.Texts("includes", required: false, IsText));
        if (group is { Words.Count: 0, Includes.Count: 0 })
        {
            keys.Lacks("words", "[\"…\"]");
        }

        keys.RefuseOthers();
        return group;
    }

    private static DisputeKind? Kind(ProfileKeys keys, bool required) =>
        (required ? keys.Text("kind", IsKind, Kinds) : keys.OptionalText("kind", IsKind, Kinds)) is { } code && DisputeKinds.TryParse(code, out var kind) ? kind : null;

    private static IReadOnlyList<T> Bounded<T>(ProfileKeys keys, string key, IReadOnlyList<T> list, int most)
    {
        if (list.Count > most)
        {
            keys.Refusals.Add(new("mapping.too-many", key, $"{list.Count}", $"{most}"));
        }

        return list;
    }

    private static bool IsKind(string code) => DisputeKinds.TryParse(code, out _);

    private static bool IsText(string text) => text.Length <= TextBounds.Key && !string.IsNullOrWhiteSpace(text) && text.Trim().Length == text.Length;

    private static bool IsSite(string text) => IsText(text) && !string.IsNullOrWhiteSpace(text.Trim('*'));
}
