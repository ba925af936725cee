using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Web;
using BasicControl.Web.Components.Officers;
using BasicControl.Web.Components.Organisation;
using Bunit;

namespace BasicControl.Tests.Components;

/// <summary>The states of the drill pages: nothing there, nothing known, a period that cannot be read, people and units that have moved.</summary>
public sealed class DrillPagesTests : OfficeTest
{
    [Fact]
    public void A_unit_without_orders_says_so_and_shows_no_false_rates()
    {
        var page = Unit(Test.East.Id.Value, "");

        page.WaitForAssertion(() => Assert.Equal("–", page.Find("[data-figure=closure] .figure-value").TextContent.Trim()));
        Assert.Equal("0", page.Find("[data-figure=created] .figure-value").TextContent.Trim());
        Assert.Empty(page.FindAll("#moves-title"));
        Assert.Contains("000001", page.Find(".drill").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "无法识别")]
    [InlineData("en", "cannot be read")]
    public void A_period_that_cannot_be_read_is_told_and_the_usual_one_shown(string culture, string words)
    {
        In(culture);
        var page = Unit(Test.East.Id.Value, "?from=2026-11-10&to=2026-11-01");

        page.WaitForAssertion(() => Assert.Contains(words, page.Find("#period-unreadable").TextContent, StringComparison.Ordinal));
        Assert.Contains("30", page.Find(".period-row a[aria-current]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_without_unit_or_officer_is_not_found()
    {
        Unit(999, "");
        Assert.EndsWith("/units/999", Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(Unit(999, "").FindAll("h1"));
        Navigation.NavigateTo("/officers/999");
        Assert.Empty(Render<OfficerRecordPage>(page => page.Add(one => one.Id, 999)).FindAll("h1"));
    }

    [Fact]
    public async Task A_unit_that_moved_inside_the_period_says_where_its_orders_count()
    {
        var desk = Test.Centre.Units;
        var county = (await desk.AddUnit(UnitKind.County, "990110000000", "北县", "North", Test.City.Id, Test.Administrator)).Value;
        await Submit("1", Test.Clock.Now.AddDays(-2));
        await desk.MoveUnit(Test.East.Id, county, Test.Clock.Now.AddDays(-1), Test.Administrator);
        await Submit("2", Test.Clock.Now.AddHours(-1));

        var station = Unit(Test.East.Id.Value, "");
        station.WaitForAssertion(() => Assert.Equal("2", station.Find("[data-figure=created] .figure-value").TextContent.Trim()));
        Assert.Contains("测试市局", station.Find("#unit-places").TextContent, StringComparison.Ordinal);
        var above = Unit(county.Value, "");
        above.WaitForAssertion(() => Assert.Equal("1", above.Find("[data-figure=created] .figure-value").TextContent.Trim()));
        var city = Unit(Test.City.Id.Value, "");
        city.WaitForAssertion(() => Assert.Equal("2", city.Find("tfoot [data-code=created] span").TextContent.Trim()));
        Assert.Equal(["1", "1"], city.FindAll("tbody [data-code=created] span").Select(cell => cell.TextContent.Trim()).Where(text => text != "0"));
    }

    [Fact]
    public async Task An_officer_who_moved_sees_each_order_under_the_unit_that_stands_on_it()
    {
        await Submit("1", Test.Clock.Now.AddDays(-2), "000001");
        await Test.Centre.Units.MovePerson(Test.Li.Id, Test.West.Id, Test.Clock.Now.AddDays(-1), Test.Administrator);

        Navigation.NavigateTo(Links.Officer(Test.Li.Id));
        var page = Render<OfficerRecordPage>(one => one.Add(officer => officer.Id, Test.Li.Id.Value));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".memberships li").Count));
        Assert.Contains("变更过单位", page.Find("#moved").TextContent, StringComparison.Ordinal);
        Assert.Contains("城东所", page.Find(".drill tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("城西所", page.Find(".breadcrumb-trail").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("tr[data-late]"));
    }

    [Fact]
    public void The_list_of_officers_goes_by_police_number_and_keeps_its_period()
    {
        Navigation.NavigateTo(Links.OfficerList(new() { Period = PeriodAddress.Of(PeriodName.Days7) }));
        var page = Render<OfficerListPage>();

        page.WaitForAssertion(() => Assert.Equal(["000001", "000002"], page.FindAll(".drill tbody tr").Select(row => row.QuerySelector("a")!.TextContent[^6..])));
        Assert.All(page.FindAll(".drill tbody a"), link => Assert.EndsWith("?period=7d", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_not_leave_a_note_is_told_who_may()
    {
        Take(Test.EastDesk);
        var page = Unit(Test.East.Id.Value, "");
        page.WaitForAssertion(() => Assert.Contains("督查岗", page.Find("#notes-may-not").TextContent, StringComparison.Ordinal));
        Take(Test.Supervisor);
        var own = Unit(Test.East.Id.Value, "");
        own.WaitForAssertion(() => Assert.NotNull(own.Find("#notes textarea")));
    }

    private IRenderedComponent<UnitRecordPage> Unit(long id, string query)
    {
        Navigation.NavigateTo($"{Links.Units}/{id}{query}");
        return Render<UnitRecordPage>(page => page.Add(unit => unit.Id, id));
    }

    private async Task Submit(string number, DateTime at, string? officer = null) => await Test.Centre.Inbox.Submit(Scope.Everything,
    [
        new SourceRecord
        {
            Source = "requests",
            Number = number,
            At = at,
            Type = "type",
            Unit = Test.East.Code,
            Officer = officer,
            Due = at.AddHours(1),
            UpdatedAt = at,
        },
    ]);
}
