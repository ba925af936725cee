using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Briefing;
using BasicControl.Web;
using BasicControl.Web.Components.Briefing;
using Bunit;

namespace BasicControl.Tests.Components;

/// <summary>A briefing's page: edit, sign, correct, late data; empty and refused, in both languages.</summary>
public sealed class BriefingPagesTests : BriefingPageTest
{
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
}
