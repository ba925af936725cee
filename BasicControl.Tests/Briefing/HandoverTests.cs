using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Clock;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

public sealed class HandoverTests
{
    [Fact]
    public async Task A_sheet_counts_live_until_it_is_handed_over_and_is_taken_over_by_another_name()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(test.Clock.Now, ("A", -10, -2, null, "East", "noise"));
        var kit = new BriefingKit(test);
        var running = (await kit.Handovers.Show(Scope.Everything, test.City.Id))!;
        Assert.Equal((1L, 0L), (running.Document.Count("overdue"), running.Document.Count("red")));

        var given = await kit.Handovers.Give(test.City.Id, running.Shift.From, "甲", "三号岗灯坏。\n明早送修。", test.Supervisor);
        await test.Requests(test.Clock.Now, ("B", -10, -2, null, "East", "noise"));

        var kept = (await kit.Handovers.Show(Scope.Everything, test.City.Id))!;
        Assert.Equal((HandoverState.Given, 1L, true), (kept.Record!.State, kept.Document.Count("overdue"), kept.IsIntact));
        Assert.Equal(["三号岗灯坏。", "明早送修。"], kept.Document.Sections.Single(section => section.Code == "notes").Blocks.OfType<TextBlock>().Single().Paragraphs.Select(line => line.Zh));
        Assert.Equal("handover.same-name", (await kit.Handovers.Take(given.Value, "甲", test.Supervisor)).Refusal.Code);
        Assert.True((await kit.Handovers.Take(given.Value, "乙", test.Supervisor)).IsAccepted);
        Assert.Equal("handover.not-given", (await kit.Handovers.Take(given.Value, "丙", test.Supervisor)).Refusal.Code);
        Assert.Equal("handover.given", (await kit.Handovers.Give(test.City.Id, running.Shift.From, "丁", "", test.Supervisor)).Refusal.Code);
        var sheet = Assert.Single(await kit.Handovers.List(Scope.Everything, test.City.Id));
        Assert.Equal(("甲", "乙"), (sheet.GivenBy, sheet.TakenBy));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task A_shift_that_has_not_begun_and_posts_that_may_not_are_refused_in_words()
    {
        await using var test = await TestCentre.Open();
        var kit = new BriefingKit(test);
        Refusal[] refusals =
        [
            (await kit.Handovers.Give(test.City.Id, test.Clock.Now.AddDays(1), "甲", "", test.Supervisor)).Refusal,
            (await kit.Handovers.Give(test.City.Id, test.Clock.Now, "甲", "", test.Officer)).Refusal,
            (await kit.Handovers.Give(test.City.Id, test.Clock.Now, " ", "", test.Supervisor)).Refusal,
            (await kit.Handovers.Take(99, "甲", test.Supervisor)).Refusal,
        ];

        Assert.Equal(["handover.not-begun", "briefing.post-may-not", "text.missing", "handover.unknown"], refusals.Select(no => no.Code));
        Assert.All(refusals, no => Assert.NotEqual(no.ToString(), RefusalText.Of(no, BriefingCultures.English)));
    }

    [Fact]
    public void Shifts_follow_local_hours_through_a_night_of_25_hours()
    {
        var zone = CityZone.Of("America/New_York");
        var night = ShiftCalendar.At(new(), zone, zone.StartOf(new(2018, 11, 4)));

        Assert.Equal(13, (night.To - night.From).TotalHours);
        Assert.Equal(night.From, ShiftCalendar.Before(new(), zone, ShiftCalendar.At(new(), zone, night.To)).From);
        Assert.Equal(12, (ShiftCalendar.At(new(), zone, night.To).To - night.To).TotalHours);
    }
}
