using System.Text;
using BasicControl.Core.Briefing.Document;

namespace BasicControl.Tests.Briefing;

public sealed class BriefingJsonTests
{
    [Fact]
    public void A_document_comes_back_from_its_canonical_form_as_it_was()
    {
        var bytes = BriefingJson.Write(SampleDocument.Signed);

        Assert.Equal(bytes, BriefingJson.Write(BriefingJson.Read(bytes)));
        Assert.Equivalent(SampleDocument.Signed, BriefingJson.Read(bytes), strict: true);
    }

    [Fact]
    public void The_hash_moves_with_one_digit()
    {
        var bytes = BriefingJson.Write(SampleDocument.Signed);
        var other = BriefingJson.Write(SampleDocument.Signed with { Position = SampleDocument.Signed.Position + 1 });

        Assert.Equal(32, BriefingJson.Hash(bytes).Length);
        Assert.Equal(BriefingJson.Hash(bytes), BriefingJson.Hash(BriefingJson.Write(SampleDocument.Signed)));
        Assert.NotEqual(BriefingJson.Hash(bytes), BriefingJson.Hash(other));
    }

    [Fact]
    public void Chinese_and_rare_characters_stand_in_it_as_themselves()
    {
        var text = Encoding.UTF8.GetString(BriefingJson.Write(SampleDocument.Signed));

        Assert.Contains("王䶮", text, StringComparison.Ordinal);
        Assert.Contains("𠮷野家", BriefingJson.Read(Encoding.UTF8.GetBytes(text)).Sections.SelectMany(section => section.Blocks).OfType<DirectiveBlock>().Single().Directives[1].Measure.Zh, StringComparison.Ordinal);
    }
}
