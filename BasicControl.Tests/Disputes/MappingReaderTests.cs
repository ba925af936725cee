using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;

namespace BasicControl.Tests.Disputes;

public sealed class MappingReaderTests
{
    private const string Head = """ "normaliser": "plain", "repeat": { "least": 3, "days": 30 }, "watchDays": 30 """;

    [Fact]
    public void The_mapping_that_comes_with_the_product_is_accepted_and_maps_what_is_plain()
    {
        var mapping = new DisputeMapping(MappingReader.Read(MappingShelf.ShippedJson(), "shipped.json").Value);

        Assert.Equal(DisputeKind.Neighbour, mapping.Mark("邻里纠纷", "110", null).Kind);
        Assert.Equal(new(DisputeKind.Fight, Weapon: true), mapping.Mark("Fight Gun Involved", "sapd", null));
        Assert.Equal(DisputeKind.None, mapping.Mark("Fight Gun Involved", "elsewhere", null).Kind);
        Assert.Equal(DisputeKind.Noise, mapping.Mark("Noise - Residential", "nyc311", "Loud Music/Party").Kind);
        Assert.Equal(DisputeKind.None, mapping.Mark("盗窃", "110", "与邻居争吵").Kind);
    }

    [Theory]
    [InlineData(""" "types": [ { "type": "a", "kind": "quarrel" } ] """, "mapping.value-wrong", "types[0].kind")]
    [InlineData(""" "types": [ { "type": "a", "kind": "noise" }, { "type": "Ａ", "kind": "fight" } ] """, "mapping.type-twice", "types[1].type")]
    [InlineData(""" "types": [ { "type": " ", "kind": "noise" } ] """, "mapping.value-wrong", "types[0].type")]
    [InlineData(""" "types": [ { "type": "a", "kind": "none", "weapon": true } ] """, "mapping.value-wrong", "types[0].weapon")]
    [InlineData(""" "groups": [ { "name": "g", "kind": "noise", "words": [ "x", "" ] } ] """, "mapping.value-wrong", "groups[0].words")]
    [InlineData(""" "groups": [ { "name": "g", "kind": "noise" } ] """, "mapping.key-missing", "groups[0].words")]
    [InlineData(""" "groups": [ { "name": "g", "kind": "noise", "words": [ "x" ], "includes": [ "g" ] } ] """, "mapping.group-loop", "groups[0].includes")]
    [InlineData(
        """ "groups": [ { "name": "a", "words": [ "x" ] }, { "name": "b", "includes": [ "c" ] }, { "name": "c", "includes": [ "d" ] }, { "name": "d", "includes": [ "b" ] } ] """,
        "mapping.group-loop", "groups[1].includes")]
    [InlineData(""" "groups": [ { "name": "g", "words": [ "x" ], "includes": [ "h" ] } ] """, "mapping.group-unknown", "groups[0].includes")]
    [InlineData(""" "groups": [ { "name": "g", "words": [ "x" ] }, { "name": "g", "words": [ "y" ] } ] """, "mapping.group-twice", "groups[1].name")]
    [InlineData(""" "excluded": [ "**" ] """, "mapping.value-wrong", "excluded")]
    [InlineData(""" "sites": [] """, "mapping.key-unknown", "sites")]
    public void A_fault_is_named_with_its_place_and_worded_in_both_languages(string body, string code, string field)
    {
        var refusal = Assert.Single(MappingReader.Read($"{{ {Head}, {body} }}", "mine.json").Refusals);

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            var text = RefusalText.Of(refusal, CultureInfo.GetCultureInfo(culture));
            Assert.Contains(field, text, StringComparison.Ordinal);
            Assert.DoesNotContain('{', text.Replace("{ … }", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_no_json_too_large_or_too_much_is_refused()
    {
        Assert.Equal("mapping.not-json", MappingReader.Read("{", "mine.json").Refusal.Code);
        Assert.Equal("mapping.too-large", MappingReader.Read(new string(' ', MappingReader.MostBytes + 1), "mine.json").Refusal.Code);
        var sites = string.Join(',', Enumerable.Range(0, 2_001).Select(i => $"\"site {i}\""));
        Assert.Equal("mapping.too-many", MappingReader.Read($$"""{ {{Head}}, "excluded": [ {{sites}} ] }""", "mine.json").Refusal.Code);
    }

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            ["normaliser", "repeat.least", "repeat.days", "watchDays", "types[0].kind"],
            MappingReader.Read(
                """{ "normaliser": "loose", "repeat": { "least": 1 }, "watchDays": 0, "types": [ { "type": "a", "kind": "x" } ] }""", "mine.json")
                .Refusals.Select(refusal => refusal.Field));

    [Fact]
    public void A_chain_of_inclusions_that_branches_again_and_again_is_read_at_once()
    {
        var groups = string.Join(',', Enumerable.Range(0, 100).Select(i =>
            $$"""{ "name": "a{{i}}", "includes": [ "a{{i + 1}}", "b{{i + 1}}" ] }, { "name": "b{{i}}", "includes": [ "a{{i + 1}}", "b{{i + 1}}" ] }"""));
        var last = """{ "name": "a100", "kind": "noise", "words": [ "loud" ] }, { "name": "b100", "words": [ "x" ] }""";
        var refused = MappingReader.Read($$"""{ {{Head}}, "groups": [ {{groups}}, {{last}} ] }""", "mine.json");
        Assert.Equal("mapping.too-many", refused.Refusal.Code);

        var fewer = string.Join(',', Enumerable.Range(50, 50).Select(i =>
            $$"""{ "name": "a{{i}}", "includes": [ "a{{i + 1}}", "b{{i + 1}}" ] }, { "name": "b{{i}}", "includes": [ "a{{i + 1}}", "b{{i + 1}}" ] }"""));
        var mapping = new DisputeMapping(MappingReader.Read($$"""{ {{Head}}, "groups": [ {{fewer}}, {{last}} ] }""", "mine.json").Value);
        Assert.Equal(DisputeKind.Noise, mapping.Mark(null, "", "so LOUD").Kind);
    }
}
