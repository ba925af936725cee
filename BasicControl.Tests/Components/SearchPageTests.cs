using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Tests.WorkOrders;
using BasicControl.Web;
using BasicControl.Web.Components.Search;
using Bunit;

namespace BasicControl.Tests.Components;

public sealed class SearchPageTests : OfficeTest
{
    [Fact]
    public void The_one_find_is_gone_to_at_once_also_from_full_width_digits()
    {
        Page(Links.SearchFor("　０００００２ "));
        Assert.EndsWith(Links.Officer(Test.Wang.Id), Navigation.Uri, StringComparison.Ordinal);
        Page(Links.SearchFor("城西"));
        Assert.EndsWith(Links.Unit(Test.West.Id), Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_of_each_kind_is_listed_and_the_lists_hold_the_rest()
    {
        await Test.Fill(12);
        await new OrderSeed(Test, 1).Add(40);

        var orders = Page(Links.SearchFor("D-"));
        Assert.Equal(10, orders.FindAll("[aria-labelledby=found-orders] [data-row]").Count);
        Assert.Equal("/orders?number=D-", orders.Find("[aria-labelledby=found-orders] p a").GetAttribute("href"));
        var incidents = Page(Links.SearchFor("F0-"));
        Assert.Equal(10, incidents.FindAll("[aria-labelledby=found-incidents] [data-row]").Count);
        Assert.Equal("/incidents?number=F0-", incidents.Find("[aria-labelledby=found-incidents] p a").GetAttribute("href"));
        Assert.Equal("/incidents?number=F0-", Page(Links.SearchFor("Ｆ０－")).Find("[aria-labelledby=found-incidents] p a").GetAttribute("href"));
        var people = Page(Links.SearchFor("officer"));
        Assert.Equal([Links.Officer(Test.Li.Id), Links.Officer(Test.Wang.Id)], people.FindAll("[aria-labelledby=found-people] .cell-number a").Select(link => link.GetAttribute("href")));
        Assert.Contains("测试市局", Page(Links.SearchFor("城")).Find("[aria-labelledby=found-units]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_gone_to_by_its_whole_number_alone_in_whatever_case_and_width()
    {
        await Test.Centre.Inbox.Submit(Scope.Everything, [Incident("京公（2026）001"), Incident("F-77")]);

        var (letter, number) = Test.Centre.Reader.ReadNow(db => (At(db, "京公（2026）001"), At(db, "F-77")));

        Page(Links.SearchFor("京公（2026）001"));
        Assert.EndsWith(letter, Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal([number], Hits(Page(Links.SearchFor("f-7"))));
        Assert.EndsWith(Links.SearchFor("f-7"), Navigation.Uri, StringComparison.Ordinal);
        Page(Links.SearchFor("ｆ-７７"));
        Assert.EndsWith(number, Navigation.Uri, StringComparison.Ordinal);

        static string At(BasicControlDb db, string number) => Links.Incident(db.Incidents.Single(incident => incident.ExternalNumber == number).Id);
        SourceRecord Incident(string number) => new() { Source = "110", Number = number, At = Test.Clock.Now, Type = "求助", Unit = Test.East.Code };
    }

    [Fact]
    public async Task Nothing_out_of_scope_is_found()
    {
        await TakeAccount(Post.StationDesk, Test.East.Id);

        Assert.Equal([Links.Officer(Test.Li.Id)], Hits(Page(Links.SearchFor("000001"))));
        Assert.Empty(Hits(Page(Links.SearchFor("000002"))));
        Assert.Empty(Hits(Page(Links.SearchFor("城西"))));
    }

    [Theory]
    [InlineData("zh-CN", "没有找到“无此人”。")]
    [InlineData("en", "Nothing is found for “无此人”.")]
    public void Nothing_found_says_so_and_what_can_be_found(string culture, string words)
    {
        In(culture);
        var page = Page(Links.SearchFor("无此人"));

        Assert.Contains(words, page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".empty p").Count);
        Assert.Single(Page(Links.Search).FindAll(".empty p"));
    }

    private IRenderedComponent<SearchPage> Page(string address)
    {
        Navigation.NavigateTo(address);
        var page = Render<SearchPage>();
        page.WaitForState(() => Navigation.Uri.Contains(Links.Search, StringComparison.Ordinal) is false || page.FindAll(".empty, .found").Count > 0);
        return page;
    }

    /// <summary>Where what was found stands: the page gone to, or the links of the list.</summary>
    private IEnumerable<string?> Hits(IRenderedComponent<SearchPage> page) =>
        Navigation.Uri.Contains(Links.Search, StringComparison.Ordinal)
            ? page.FindAll(".found .cell-number a").Select(link => link.GetAttribute("href"))
            : ["/" + Navigation.ToBaseRelativePath(Navigation.Uri)];
}
