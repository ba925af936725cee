using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Web.Components.Disputes;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

public sealed class HeatPageTests : OfficeTest
{
    [Fact]
    public async Task A_period_without_disputes_says_so_and_offers_everything()
    {
        await Call("1", "求助");

        var page = Page("/disputes");

        page.WaitForAssertion(() => Assert.Contains("没有矛盾纠纷", page.Find("#heat-empty").TextContent, StringComparison.Ordinal));
        Assert.Equal("/disputes?of=all", page.FindAll("#heat-empty a")[^1].GetAttribute("href"));
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Every_cell_links_to_its_list_and_the_grids_have_one_total()
    {
        await Call("1", "家庭纠纷");
        await Call("2", "噪声扰民");
        await Call("3", "求助");

        var page = Page("/disputes?period=today");

        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[data-figure=disputes] .figure-value").TextContent.Trim()));
        var cell = page.Find(".heat-stations tbody td > a");
        Assert.Equal(("2", $"/incidents?unit={Test.East.Id.Value}&dispute=any&hour=8&from=2026-11-20&to=2026-11-20"), (cell.TextContent, cell.GetAttribute("href")));
        Assert.Equal("城东所 08 时：2 起", cell.GetAttribute("title"));
        Assert.Equal(["2", "2"], page.FindAll("tfoot td.heat-sum").Select(sum => sum.TextContent));
        Assert.Contains("没有位置", page.Find(".heat-map").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_cells_tell_the_difference_by_sign_and_in_words()
    {
        await Call("1", "家庭纠纷");
        await Call("2", "家庭纠纷", TimeSpan.FromDays(-1));
        await Call("3", "家庭纠纷", TimeSpan.FromDays(-1));
        In("en");

        var page = Page("/disputes?period=today&compare=yes");

        page.WaitForAssertion(() => Assert.Equal("▼1", page.Find(".heat-stations tbody td > a").TextContent));
        Assert.EndsWith("08:00–08:59: 1 disputes, before 2 disputes", page.Find(".heat-stations tbody td > a").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("1 disputes fewer than before (−50.0\u00a0%)", page.Find("[data-figure=disputes]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#heat-compare").GetAttribute("aria-checked"));
        Assert.Equal("/disputes?period=today", page.Find("#heat-compare").GetAttribute("href"));
    }

    [Fact]
    public void Until_the_counts_are_there_a_skeleton_stands_in_their_place()
    {
        using var held = new ManualResetEventSlim();
        Services.AddSingleton(_ => Start(new Core.Data.StoreReader(Test.Store, atOnce: 1), held));

        var page = Page("/disputes");
        Assert.Equal("正在统计", page.Find(".skeleton").GetAttribute("aria-label"));

        held.Set();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#heat-figures")), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_period_older_than_the_days_kept_is_counted_and_says_so()
    {
        await Call("1", "家庭纠纷", TimeSpan.FromDays(-9));
        Services.AddSingleton(_ => Start(Test.Centre.Reader, null, days: 3));

        var page = Page("/disputes?from=2026-11-01&to=2026-11-20");

        page.WaitForAssertion(() => Assert.Contains("2026-11-18", page.Find("#heat-older").TextContent, StringComparison.Ordinal));
        Assert.Equal("1", page.Find("[data-figure=disputes] .figure-value").TextContent.Trim());
    }

    [Fact]
    public async Task More_units_than_there_is_room_for_are_summed_up_in_one_row()
    {
        await Test.Centre.Commit.Batch(session =>
        {
            for (var i = 0; i < HeatViews.MostStations; i++)
            {
                Test.Centre.Organisation.Unit(
                    session, new() { Id = new(session.NextId("units")), CityId = Test.City.Id, Kind = Core.Organisation.UnitKind.Station, Code = $"99020101{i:00}00", Name = $"第{i}派出所" }, Test.City.Id);
            }

            return 0;
        });
        await Call("1", "家庭纠纷");

        var page = Page("/disputes");

        page.WaitForAssertion(() => Assert.Equal("其余 3 个单位", page.FindAll(".heat-stations tbody th")[^1].TextContent));
        Assert.Equal(HeatViews.MostStations, page.FindAll(".heat-stations tbody tr").Count);
        Assert.Contains("显示 39 个单位，共 42 个", page.Find(".heat-stations .cut").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<HeatPage> Page(string address)
    {
        if (Services.All(service => service.ServiceType != typeof(HeatCubes)))
        {
            Services.AddSingleton(_ => Start(Test.Centre.Reader, null));
        }

        Navigation.NavigateTo(address);
        return Render<HeatPage>();
    }

    private HeatCubes Start(Core.Data.StoreReader reader, ManualResetEventSlim? held, int days = 100)
    {
        _ = held is null ? null : reader.Read(_ => held.Wait(TimeSpan.FromSeconds(20)));
        return HeatCubes.Start(new(reader, Test.Centre.Feed, Test.Centre.Book, Test.Clock), new() { Days = days, CheckEvery = null });
    }

    private async Task Call(string number, string type, TimeSpan before = default) => await Test.Centre.Inbox.Submit(Scope.Everything,
    [
        new SourceRecord { Source = "110", Number = number, At = Test.Clock.Now.AddMinutes(-5) + before, Type = type, Unit = Test.East.Code, Level = Level.None },
    ]);
}
