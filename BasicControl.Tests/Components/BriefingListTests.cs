using BasicControl.Web;
using BasicControl.Web.Components.Briefing;
using Bunit;

namespace BasicControl.Tests.Components;

/// <summary>The month of briefings and the handover of a shift: full, empty and refused.</summary>
public sealed class BriefingListTests : BriefingPageTest
{
    [Theory]
    [InlineData("zh-CN", "草稿", "已签发")]
    [InlineData("en", "Draft", "Signed")]
    public async Task The_list_shows_each_day_with_where_its_briefing_stands(string language, string draft, string signed)
    {
        In(language);
        var first = await Drafted(Day);
        await Drafted(Day.AddDays(-1));
        await Desk.Sign(first, 1, "王", Test.Supervisor);

        var page = List();

        page.WaitForElement("a[data-day='2026-11-18']");
        Assert.StartsWith(signed, page.Find("a[data-day='2026-11-19']").TextContent, StringComparison.Ordinal);
        Assert.StartsWith(draft, page.Find("a[data-day='2026-11-18']").TextContent, StringComparison.Ordinal);
        Assert.Equal(Links.Briefing(first), page.Find("a[data-day='2026-11-19']").GetAttribute("href"));
        Assert.Equal("2026-11", page.Find("#month").TextContent);
        Assert.NotNull(page.Find("#read-only"));
    }

    [Fact]
    public void An_empty_list_says_so_and_offers_to_draft_only_to_a_post_that_may()
    {
        var read = List();
        Assert.Empty(read.FindAll("a[data-day]"));
        Assert.NotEmpty(read.FindAll(".empty"));
        Assert.Empty(read.FindAll("#draft-from"));

        Take(Test.CentreDesk);

        Assert.Equal("2026-11-19", List().Find("#draft-from").GetAttribute("value"));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-19", "briefing.period-backwards")]
    [InlineData("2027-01-01", null, "briefing.period-not-begun")]
    [InlineData("2024-01-01", "2026-11-01", "briefing.period-too-long")]
    public void A_span_that_cannot_be_drafted_is_refused_in_words(string from, string? to, string code)
    {
        Take(Test.CentreDesk);
        FillIn(new BriefingSpanInput { From = DateOnly.Parse(from), To = to is null ? null : DateOnly.Parse(to) });
        var page = List();

        page.Find("form").Submit();

        Refused(page, code);
    }

    [Fact]
    public async Task A_briefing_that_is_there_already_is_not_drafted_twice()
    {
        await Drafted(Day);
        Take(Test.CentreDesk);
        FillIn(new BriefingSpanInput { From = Day });
        var page = List();

        page.Find("form").Submit();

        Refused(page, "briefing.exists");
    }

    [Fact]
    public async Task A_clock_set_back_issues_nothing_twice_and_the_page_still_opens()
    {
        var id = await Drafted(Day);
        Test.Clock.Advance(TimeSpan.FromDays(-3));
        Take(Test.CentreDesk);
        FillIn(new BriefingSpanInput { From = Day });
        var list = List();

        list.Find("form").Submit();

        Refused(list, "briefing.period-not-begun");
        Assert.Equal(6, Show(id).FindAll(".bf-figure").Count);
    }

    [Fact]
    public async Task A_handover_is_given_by_one_name_and_taken_by_another_and_never_by_the_same()
    {
        await Fill(Day);
        Take(Test.Supervisor);
        FillIn(new GivingInput { Name = "甲", Notes = "三号岗灯坏。" });
        var given = Sheet();
        given.Find("#give").Closest("form")!.Submit();
        given.WaitForState(() => Navigation.Uri.Contains("from=", StringComparison.Ordinal));
        FillIn(new TakingInput { Name = "甲" });
        var same = Sheet();

        same.Find("#take").Closest("form")!.Submit();

        Refused(same, "handover.same-name");
        FillIn(new TakingInput { Name = "乙" });
        var taking = Sheet();
        taking.Find("#take").Closest("form")!.Submit();
        taking.WaitForAssertion(() => Assert.Single(Sheets(), sheet => sheet.TakenBy == "乙"));
        var taken = Sheet();
        Assert.Contains("甲", taken.Find(".both-names").TextContent, StringComparison.Ordinal);
        Assert.Contains("乙", taken.Find(".both-names").TextContent, StringComparison.Ordinal);
        Assert.Contains("三号岗灯坏", taken.Find("#s-notes").TextContent, StringComparison.Ordinal);
        Assert.Empty(taken.FindAll("form"));
    }
}
