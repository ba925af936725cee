using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Briefing;
using BasicControl.Web;
using BasicControl.Web.Components.Briefing;
using BasicControl.Web.Setup;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

/// <summary>The briefing's pages: list, edit, sign, correct, late data, handover; empty and refused, in both languages.</summary>
public sealed class BriefingPagesTests : OfficeTest
{
    private static readonly DateOnly Day = new(2026, 11, 19);

    // A loaded machine is slow, not wrong.
    static BriefingPagesTests() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    public BriefingPagesTests()
    {
        Services.AddBriefingParts();
        Services.AddSupplyValueFromFormProvider();
    }

    private BriefingDesk Desk => Services.GetRequiredService<BriefingDesk>();

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
    public async Task A_draft_is_edited_beside_its_figures()
    {
        var id = await Drafted(Day);
        Take(Test.CentreDesk);
        FillIn(new BriefingInput { Version = 1, Sentences = [new() { Place = "comment:0", Zh = "改过的一句。\r\n第二行。", En = " " }] });
        var page = Show(id);
        Assert.Equal(6, page.FindAll(".bf-figure").Count);

        page.Find("#save").Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.EndsWith(Links.Briefing(id), Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(new LocalName("改过的一句。\n第二行。", null), (await Find(id)).Document.Sentences()[0]);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Who_edits_what_another_has_edited_meanwhile_is_told_and_keeps_their_words(string language)
    {
        In(language);
        var id = await Drafted(Day);
        await Desk.Edit(new(id, 1, new Dictionary<string, LocalName> { ["comment:0"] = new("别人先写的。", null) }, new Dictionary<string, LocalName>()), Test.CentreDesk);
        Take(Test.CentreDesk);
        FillIn(new BriefingInput { Version = 1, Sentences = [new() { Place = "comment:0", Zh = "我写了很久的。" }] });
        var page = Show(id);

        page.Find("#save").Closest("form")!.Submit();

        Refused(page, "briefing.version-moved");
        Assert.Equal("我写了很久的。", page.Find("#zh-0").TextContent);
        Assert.Equal("别人先写的。", (await Find(id)).Document.Sentences()[0].Zh);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("sign")]
    public async Task What_was_frozen_meanwhile_is_neither_edited_nor_signed_again(string form)
    {
        var id = await Drafted(Day);
        Take(Test.Supervisor);
        FillIn(form == "edit" ? new BriefingInput { Version = 1, Sentences = [new() { Place = "comment:0", Zh = "晚了。" }] } : new SignatureInput { Version = 1, Name = "乙" });
        var page = Show(id);
        await Desk.Sign(id, 1, "甲", Test.Supervisor);

        page.Find(form == "edit" ? "#save" : "#sign").Closest("form")!.Submit();

        Refused(page, "briefing.frozen");
        Assert.Equal("甲", (await Find(id)).Record.SignedBy);
    }

    [Fact]
    public async Task A_signature_without_a_name_is_refused_and_one_with_a_name_freezes()
    {
        var id = await Drafted(Day);
        Take(Test.Supervisor);
        FillIn(new SignatureInput { Version = 1, Name = "  " });
        var page = Show(id);
        page.Find("#sign").Closest("form")!.Submit();
        Refused(page, "text.missing");

        FillIn(new SignatureInput { Version = 1, Name = "王䶮" });
        var named = Show(id);
        named.Find("#sign").Closest("form")!.Submit();
        named.WaitForAssertion(() => Assert.EndsWith(Links.Briefing(id), Navigation.Uri, StringComparison.Ordinal));

        var signed = Show(id);
        Assert.Contains("王䶮", signed.Find(".bf-meta").TextContent, StringComparison.Ordinal);
        Assert.Empty(signed.FindAll("#save, #sign"));
        Assert.NotNull(signed.Find("#correct"));
    }

    [Theory]
    [InlineData("zh-CN", "新增工单")]
    [InlineData("en", "Created")]
    public async Task Late_data_is_flagged_and_the_correction_shows_before_and_after(string language, string figure)
    {
        In(language);
        var id = await Drafted(Day);
        await Desk.Sign(id, 1, "王", Test.Supervisor);
        Assert.Empty(Show(id).FindAll("#late"));
        await Test.Requests(BriefingKit.Start(Day), ("late", 3, 9, null, "East", "noise"));
        Take(Test.Supervisor);

        var flagged = Show(id);
        var line = flagged.FindAll("#late li").First(one => one.QuerySelector("b")!.TextContent == figure);
        Assert.EndsWith("2", line.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("3", line.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        flagged.Find("#correct").Closest("form")!.Submit();

        flagged.WaitForState(() => Navigation.Uri.Contains("/briefings/", StringComparison.Ordinal));
        var second = long.Parse(Navigation.Uri[(Navigation.Uri.LastIndexOf('/') + 1)..]);
        var corrected = Show(second);
        Assert.Contains(corrected.FindAll("#difference li b"), one => one.TextContent == figure);
        Assert.Equal(2, corrected.FindAll(".versions li").Count);
    }

    [Fact]
    public async Task A_viewer_without_a_post_reads_and_is_offered_nothing_to_change()
    {
        var id = await Drafted(Day);

        var page = Show(id);

        Assert.NotNull(page.Find("#read-only"));
        Assert.Empty(page.FindAll("form"));
        Assert.Equal(["html", "docx", "xlsx", "csv", "json"], page.FindAll(".downloads a").Select(link => link.GetAttribute("data-format")!).Where(format => format != "pdf"));
    }

    [Fact]
    public void A_briefing_that_is_not_there_is_said_so() =>
        Assert.NotNull(Render<BriefingPage>(parameters => parameters.Add(one => one.Id, 999)).WaitForElement(".empty"));

    [Theory]
    [InlineData("zh-CN", "没有任何记录")]
    [InlineData("en", "there is no record")]
    public async Task A_day_without_data_says_so_and_can_be_signed(string language, string word)
    {
        In(language);
        var id = await Drafted(Day.AddYears(-1), fill: false);
        Take(Test.Supervisor);

        var page = Show(id);

        Assert.Contains(word, page.Find(".bf-text-warning").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.FindAll(".bf-annex"));
        Assert.NotNull(page.Find("#sign"));
    }

    [Theory]
    [InlineData("zh-CN", "已撤并")]
    [InlineData("en", "merged away")]
    public async Task A_unit_that_was_merged_away_keeps_its_row_and_is_marked(string language, string mark)
    {
        In(language);
        await Fill(Day);
        var merged = Test.Clock.Now.AddDays(-30);
        await Test.Centre.Commit.Batch(session =>
        {
            var link = session.Db.Set<UnitLink>().Single(one => one.UnitId == Test.West.Id);
            link.To = merged;
            return 0;
        });
        await Test.Restart();
        var document = Test.Draft(BriefingPeriod.Of(Day));

        var names = document.Table("stations").Rows.Select(row => ((TextValue)row[0]!).Text.In(language == "en"));

        Assert.Contains(names, name => name.Contains(mark, StringComparison.Ordinal));
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
    public async Task Everything_on_the_page_is_reached_by_keyboard_and_has_a_name()
    {
        var id = await Drafted(Day);
        Take(Test.Supervisor);

        var page = Show(id);

        Assert.All(page.FindAll("input:not([type=hidden]), textarea"), field => Assert.NotNull(page.Find($"label[for='{field.Id}']")));
        Assert.All(page.FindAll("[tabindex]"), element => Assert.Contains(element.GetAttribute("tabindex"), new[] { "0", "-1" }));
        Assert.All(page.FindAll(".bf-scroll"), frame => Assert.Equal("0", frame.GetAttribute("tabindex")));
        Assert.All(page.FindAll(".bf-scroll"), frame => Assert.False(string.IsNullOrWhiteSpace(frame.GetAttribute("aria-label"))));
        Assert.All(page.FindAll("button"), button => Assert.False(string.IsNullOrWhiteSpace(button.TextContent)));
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

    private static void Refused<T>(IRenderedComponent<T> page, string code)
        where T : IComponent
    {
        var line = page.WaitForElement($"[role=alert] [data-code='{code}']");
        Assert.DoesNotContain(code, line.TextContent, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(line.TextContent));
    }

    private IRenderedComponent<BriefingPage> Show(long id)
    {
        var page = Render<BriefingPage>(parameters => parameters.Add(one => one.Id, id));
        page.WaitForElement(".briefing-desk");
        return page;
    }

    private IRenderedComponent<BriefingListPage> List()
    {
        var page = Render<BriefingListPage>();
        page.WaitForState(() => page.FindAll("form, #read-only").Count > 0);
        return page;
    }

    private IRenderedComponent<HandoverPage> Sheet()
    {
        var page = Render<HandoverPage>();
        page.WaitForElement(".both-names");
        return page;
    }

    private List<Core.Briefing.Handovers.Handover> Sheets() => Test.Centre.Reader.ReadNow(db => db.Set<Core.Briefing.Handovers.Handover>().ToList());

    private Task Fill(DateOnly day) => Test.Requests(BriefingKit.Start(day), ("A", 1, 9, 4, "East", "noise"), ("B", 2, 10, null, "990101020000", "parking"));

    private async Task<long> Drafted(DateOnly day, bool fill = true)
    {
        if (fill)
        {
            await Fill(day);
        }

        return (await Desk.Draft(new BriefingRequest(Test.City.Id, BriefingPeriod.Of(day)), Test.CentreDesk)).Value;
    }

    private async Task<BriefingFile> Find(long id) => (await Services.GetRequiredService<BriefingQueries>().Find(id))!;
}
