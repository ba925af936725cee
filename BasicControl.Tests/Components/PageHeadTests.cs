using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Shared;
using Bunit;

namespace BasicControl.Tests.Components;

public sealed class PageHeadTests : ComponentTest
{
    [Fact]
    public void A_page_has_one_title_and_its_trail_ends_with_itself()
    {
        var head = Render<PageHead>(p => p.Add(x => x.Title, "东风路派出所").Add(x => x.Trail, [new("市局", "/units/1")]));

        Assert.Equal("东风路派出所", Assert.Single(head.FindAll("h1")).TextContent);
        Assert.Equal(["市局", "东风路派出所"], head.FindAll("li").Select(x => x.TextContent));
        Assert.Equal("/units/1", head.Find("li a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("zh-CN", "所在位置")]
    [InlineData("en", "Where you are")]
    public void The_trail_is_named_in_the_viewers_language(string culture, string name)
    {
        In(culture);
        var head = Render<PageHead>(p => p.Add(x => x.Title, "T").Add(x => x.Trail, [new("R", "/")]));

        head.Find("nav").MarkupMatches($"""
            <nav class="breadcrumb-trail" aria-label="{name}"><ol><li><a href="/">R</a></li><li aria-current="page">T</li></ol></nav>
            """);
    }

    [Fact]
    public void A_page_without_a_trail_shows_none() =>
        Assert.Empty(Render<PageHead>(p => p.Add(x => x.Title, "T")).FindAll("nav"));
}
