using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Disputes;

public sealed class DisputeMappingTests
{
    private static readonly string[] Letters = ["a", "b", "A", "Ｂ", "1", " ", "　", "吵", "架", "，"];

    [Fact]
    public void Every_word_is_found_where_a_naive_search_finds_it()
    {
        var text = from length in Gen.Choose(0, 30) from letters in Gen.ListOf(Gen.Elements(Letters), length) select string.Concat(letters);
        var word = from length in Gen.Choose(1, 4) from letters in Gen.ListOf(Gen.Elements(Letters), length) select string.Concat(letters);
        var words = from count in Gen.Choose(1, 8) from list in Gen.ListOf(word, count) select list.DistinctBy(TextFolding.Fold).ToArray();

        Prop.ForAll(Arb.From(words), Arb.From(text), (list, read) =>
        {
            var found = new WordMatcher(list).Find(read).Select(hit => (hit.Word, hit.At)).ToHashSet();
            Assert.Equal(Naive(list, read), found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Theory]
    [InlineData("no such thing", null)]
    [InlineData("A FIGHT broke out", "fight")]
    [InlineData("ＦＩＧＨＴ", "fight")]
    [InlineData("the firefighter came", null)]
    [InlineData("fights", null)]
    [InlineData("楼下打架了", "打架")]
    [InlineData("打 架", null)]
    public void A_word_is_found_whatever_its_case_and_width_and_stands_alone_where_words_have_spaces(string text, string? words)
    {
        var mark = Of(new WordGroup("fight", DisputeKind.Fight, false, ["fight", "打架"], [])).Mark(null, "", text);

        Assert.Equal((words is null ? DisputeKind.None : DisputeKind.Fight, words), (mark.Kind, mark.Words));
    }

    [Fact]
    public void The_type_speaks_first_and_the_first_group_of_those_with_a_word()
    {
        var mapping = Of(
            [new("吵架", null, DisputeKind.Family, false), new("吵架", "school", DisputeKind.Fight, false), new("报失", null, DisputeKind.None, false)],
            new WordGroup("knife", null, true, ["持刀"], []),
            new WordGroup("debt", DisputeKind.Debt, false, ["欠款"], []),
            new WordGroup("neighbour", DisputeKind.Neighbour, false, ["邻居"], []),
            new WordGroup("some", DisputeKind.Unspecified, false, [], ["neighbour", "debt"]));

        Assert.Equal(new(DisputeKind.Family), mapping.Mark("吵架", "110", "持刀，欠款"));
        Assert.Equal(new(DisputeKind.Fight), mapping.Mark("吵架", "school", null));
        Assert.Equal(new(DisputeKind.None), mapping.Mark("报失", "110", "邻居欠款"));
        Assert.Equal(new(DisputeKind.Debt, Words: "欠款"), mapping.Mark("其他", "110", "邻居的欠款"));
        Assert.Equal(new(DisputeKind.Neighbour, Weapon: true, Words: "持刀 邻居"), mapping.Mark(null, "110", "持刀威胁邻居"));
        Assert.Equal(new(DisputeKind.None), mapping.Mark(null, "110", "持刀切菜"));
    }

    [Theory]
    [InlineData("plain", "  12  main\tSt ", "12 MAIN ST")]
    [InlineData("plain", "12 MAIN ST", "12 MAIN ST")]
    [InlineData("plain", "人民路１２号", "人民路１２号")]
    [InlineData("plain", "  ", null)]
    [InlineData("folded", "人民路 １２号", "人民路12号")]
    [InlineData("folded", "Ａ－12　main", "A-12 MAIN")]
    [InlineData("folded", "main  st", "MAIN ST")]
    public void An_address_is_compared_by_the_named_rule(string normaliser, string address, string? key)
    {
        var rule = AddressNormaliser.Find(normaliser)!;

        Assert.Equal(key, rule.Normalise(address));
        Assert.Equal(key, rule.Normalise(key));
    }

    [Fact]
    public void An_excluded_site_has_no_key()
    {
        var document = Of().Document with { Excluded = ["401 w  commerce st", "*派出所*", "*法院"] };
        var mapping = new DisputeMapping(document);

        Assert.Null(mapping.KeyOf("401 W Commerce St"));
        Assert.Null(mapping.KeyOf("城东派出所门前"));
        Assert.Null(mapping.KeyOf("县法院"));
        Assert.Equal("县法院路", mapping.KeyOf("县法院路"));
        Assert.Equal("1401 W COMMERCE ST", mapping.KeyOf("1401 w commerce st"));
    }

    private static DisputeMapping Of(params WordGroup[] groups) => Of((IReadOnlyList<TypeRule>)[], groups);

    private static DisputeMapping Of(IReadOnlyList<TypeRule> types, params WordGroup[] groups) => new(new MappingDocument
    {
        Normaliser = "plain",
        Repeat = new(3, TimeSpan.FromDays(30)),
        Watch = TimeSpan.FromDays(30),
        Excluded = [],
        Types = types,
        Groups = groups,
    });

    private static HashSet<(int, int)> Naive(string[] words, string text)
    {
        var folded = TextFolding.Fold(text);
        var found = new HashSet<(int, int)>();
        foreach (var (index, word) in words.Index())
        {
            var wanted = TextFolding.Fold(word);
            for (var at = 0; at + wanted.Length <= folded.Length; at++)
            {
                var end = at + wanted.Length;
                var joinsBefore = at > 0 && IsLetter(folded[at - 1]) && IsLetter(folded[at]);
                var joinsAfter = end < folded.Length && IsLetter(folded[end - 1]) && IsLetter(folded[end]);
                if (folded[at..end] == wanted && !joinsBefore && !joinsAfter)
                {
                    found.Add((index, at));
                }
            }
        }

        return found;

        static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9');
    }
}
