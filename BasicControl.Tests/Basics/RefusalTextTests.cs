using System.Globalization;
using System.Text.RegularExpressions;
using BasicControl.Core.Basics;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Basics;

public sealed partial class RefusalTextTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Every_code_that_a_source_refuses_with_is_worded()
    {
        var core = Repository.Sources("BasicControl.Core/").SelectMany(source => Codes(source.Code)).ToHashSet(StringComparer.Ordinal);
        var web = Repository.Sources("BasicControl.Web/").SelectMany(source => Codes(source.Code)).Except(core);
        var protocol = Repository.Read("BasicControl.Web/Api/ApiTexts.resx");

        Assert.Contains("unit.unknown", core);
        Assert.Empty(core.Where(code => !RefusalText.Knows(code, Chinese)).Order(StringComparer.Ordinal));
        Assert.Empty(web.Where(code => !RefusalText.Knows(code, Chinese) && !protocol.Contains($"\"{code}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_spellings_of_a_refusal_are_seen() =>
        Assert.Equal(["a.b-c", "d.e", "f.g"], Codes("""return new Refusal("a.b-c", x); list.Add(new("d.e")); (faults ??= []).Add(new( "f.g", 1));"""));

    [Fact]
    public void A_text_names_the_field_and_the_argument_in_the_language_asked_for()
    {
        var refusal = new Refusal("text.too-long", "Incident Address", "500");

        Assert.Equal("Incident Address 过长：最多 500 个字符；请缩短。", RefusalText.Of(refusal, Chinese));
        Assert.Equal("Incident Address is too long: at most 500 characters; shorten it.", RefusalText.Of(refusal, English));
    }

    [Fact]
    public void A_code_without_wording_is_shown_as_it_is() => Assert.Equal("no.such-code [x] (1)", RefusalText.Of(new("no.such-code", "x", "1"), English));

    private static IEnumerable<string> Codes(string code) => Code().Matches(code).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""(?:Refus(?:al|e)\(|Add\(new\()\s*"([a-z]+(?:[.-][a-z]+)+)["]""")]
    private static partial Regex Code();
}
