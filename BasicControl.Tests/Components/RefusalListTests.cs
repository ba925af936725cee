using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Shared;
using Bunit;

namespace BasicControl.Tests.Components;

public sealed class RefusalListTests : ComponentTest
{
    [Theory]
    [InlineData("zh-CN", "措施 为空；请填写。", "groups.words 为空；请填写。")]
    [InlineData("en", "measures is missing; fill it in.", "groups.words is missing; fill it in.")]
    public void A_field_of_a_form_is_named_in_the_viewers_language_and_a_key_of_their_own_file_as_it_stands(string culture, string field, string key)
    {
        In(culture);

        var list = Render<RefusalList>(p => p.Add(x => x.Refusals, [new("text.missing", "measures"), new("text.missing", "groups.words")]));

        Assert.Equal([field, key], list.FindAll("li").Select(line => line.TextContent));
    }

    [Fact]
    public void A_key_that_the_viewer_wrote_is_told_as_it_stands()
    {
        var list = Render<RefusalList>(p => p.Add(x => x.Refusals, [new("text.missing", "source")]).Add(x => x.OfKeys, true));

        Assert.Equal("source 为空；请填写。", list.Find("li").TextContent);
    }
}
