using System.Text.RegularExpressions;
using System.Xml.Linq;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Architecture;

/// <summary>Every text exists in Chinese (X.resx) and English (X.en.resx), and every text that a page asks for exists.</summary>
public sealed partial class TextTests
{
    private const string English = ".en.resx";

    private static IReadOnlyList<string> Neutral { get; } =
        [.. Repository.Files.Where(f => f.EndsWith(".resx", StringComparison.Ordinal) && !f.EndsWith(English, StringComparison.Ordinal))];

    [Fact]
    public void There_are_texts_to_check() => Assert.NotEmpty(Neutral);

    [Fact]
    public void Every_text_file_has_its_twin()
    {
        var expected = Neutral.SelectMany(f => new[] { f, Twin(f) }).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Repository.Files.Where(f => f.EndsWith(".resx", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_have_the_same_keys_and_the_same_places_for_values()
    {
        var wrong = Neutral.Where(f => Repository.Files.Contains(Twin(f))).SelectMany(f => Differences(f, Texts(f), Texts(Twin(f))));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_text_that_a_component_asks_for_exists()
    {
        var byName = Neutral.ToLookup(f => Path.GetFileNameWithoutExtension(f), StringComparer.Ordinal);
        var wrong =
            from source in Repository.Sources("BasicControl.Web/", "BasicControl.Core/")
            from Match localizer in Localizer().Matches(source.Code)
            let file = byName[localizer.Groups[1].Value].FirstOrDefault()
            from problem in file is null
                ? [$"{source.Path}: no {localizer.Groups[1].Value}.resx"]
                : Asked(source, localizer.Groups[2].Value).Except(Texts(file).Keys).Select(key => $"{source.Path}: no text {key}")
            select problem;

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_missing_key_an_empty_text_and_a_lost_place_are_seen()
    {
        var chinese = new Dictionary<string, string> { ["A"] = "甲", ["B"] = "乙 {0}", ["C"] = "" };
        var english = new Dictionary<string, string> { ["B"] = "b", ["C"] = "c" };

        Assert.Equal(["f: A is in one language only", "f: B has other places for values", "f: C is empty"], Differences("f", chinese, english));
    }

    private static IEnumerable<string> Differences(string file, Dictionary<string, string> chinese, Dictionary<string, string> english)
    {
        foreach (var key in chinese.Keys.Union(english.Keys).Order(StringComparer.Ordinal))
        {
            if (!chinese.TryGetValue(key, out var zh) || !english.TryGetValue(key, out var en)) yield return $"{file}: {key} is in one language only";
            else if (string.IsNullOrWhiteSpace(zh) || string.IsNullOrWhiteSpace(en)) yield return $"{file}: {key} is empty";
            else if (!Places(zh).SetEquals(Places(en))) yield return $"{file}: {key} has other places for values";
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Asked(SourceFile source, string localizer) =>
        Regex.Matches(source.Code, $@"(?<![\w.]){localizer}\[""([^""{{}}$]+)""", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups[1].Value);

    private static Dictionary<string, string> Texts(string file) => XDocument.Parse(Repository.Read(file)).Root!.Elements("data")
        .ToDictionary(e => e.Attribute("name")!.Value, e => e.Element("value")!.Value, StringComparer.Ordinal);

    private static string Twin(string neutral) => neutral[..^".resx".Length] + English;

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
