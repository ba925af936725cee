using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

public sealed class BriefingScheduleTests
{
    private static readonly CityZone Shanghai = CityZone.Of("Asia/Shanghai");
    private static readonly CityZone NewYork = CityZone.Of("America/New_York");
    private static readonly TimeOnly Eight = new(8, 0);

    [Fact]
    public async Task Each_morning_drafts_the_day_before_once_however_often_it_is_woken()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("A", 1, 9, 4, "East", "noise"));
        var kit = new BriefingKit(test);

        // 09:00 on Friday the 20th in Shanghai: the daily, weekly and monthly that were due last are owed once.
        await kit.Issuer.Wake();
        await kit.Issuer.Wake();

        Assert.Equal(
            [(BriefingSpan.Day, new DateOnly(2026, 11, 19))], kit.Records().Select(row => (row.Span, row.To)));
        Assert.Equal([DueResult.Quiet, DueResult.Quiet, DueResult.Issued], kit.Dues().Select(due => due.Result));

        test.Clock.Advance(TimeSpan.FromHours(22.9));
        await kit.Issuer.Wake();
        Assert.Single(kit.Records());
        test.Clock.Advance(TimeSpan.FromHours(0.2));
        await kit.Issuer.Wake();
        Assert.Equal([new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 20)], kit.Records().Select(row => row.To));
    }

    [Fact]
    public async Task After_days_away_only_the_latest_is_issued_and_the_missed_are_noted()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("A", 1, 9, 4, "East", "noise"));
        var kit = new BriefingKit(test);
        await kit.Issuer.Wake();

        test.Clock.Advance(TimeSpan.FromDays(4));
        await kit.Issuer.Wake();

        Assert.Equal([new DateOnly(2026, 11, 19), new DateOnly(2026, 11, 23)], kit.Records().Where(row => row.Span == BriefingSpan.Day).Select(row => row.To));
        Assert.Equal(3, kit.Dues().Count(due => due is { Job: BriefingJob.Daily, Result: DueResult.Missed }));
        Assert.Contains(kit.Records(), row => row.Span == BriefingSpan.Week && row.From == new DateOnly(2026, 11, 16));
    }

    [Fact]
    public async Task A_clock_set_back_issues_nothing_twice()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("A", 1, 9, 4, "East", "noise"));
        var kit = new BriefingKit(test);
        await kit.Issuer.Wake();
        var (records, dues) = (kit.Records().Count, kit.Dues().Count);

        foreach (var hours in new[] { -3, -24, 12, 14 })
        {
            test.Clock.Advance(TimeSpan.FromHours(hours));
            await kit.Issuer.Wake();
        }

        Assert.Equal((records, dues), (kit.Records().Count, kit.Dues().Count));
        Assert.Equal(kit.Dues().Count, kit.Dues().Select(due => (due.Job, due.At)).Distinct().Count());
    }

    [Fact]
    public async Task One_whose_hour_passes_unsigned_says_so_until_it_is_signed()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("A", 1, 9, 4, "East", "noise"));
        var kit = new BriefingKit(test);
        await kit.Issuer.Wake();
        var id = kit.Records().Single().Id;
        Assert.Equal(BriefingState.Drafted, kit.Records().Single().State);

        test.Clock.Advance(TimeSpan.FromHours(1.1));
        await kit.Issuer.Wake();

        var unsigned = (await kit.Queries.Find(Scope.Everything, id))!;
        Assert.Equal(BriefingState.Unsigned, unsigned.Record.State);
        Assert.Equal("草稿 未签发", DocumentWords.Of(unsigned.Document.State, BriefingCultures.Chinese));
        Assert.True((await kit.Edit(id, unsigned.Record.Version, "comment:0", new("改过。", null))).IsAccepted);
        Assert.Equal(BriefingState.Unsigned, kit.Records().Single().State);
        Assert.True((await kit.Desk.Sign(id, unsigned.Record.Version + 1, "王", test.Supervisor)).IsAccepted);
        Assert.Equal(BriefingState.Signed, (await kit.Queries.Find(Scope.Everything, id))!.Document.State);
    }

    [Fact]
    public async Task A_wake_flags_what_later_records_would_change_and_only_when_it_is_new()
    {
        await using var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("A", 1, 9, 4, "East", "noise"));
        var kit = new BriefingKit(test);
        await kit.Issuer.Wake();
        var id = kit.Records().Single().Id;
        await kit.Desk.Sign(id, 1, "王", test.Supervisor);
        await kit.Issuer.Wake();
        Assert.Equal("", kit.Records().Single().Late);

        await test.Requests(BriefingKit.Start(new(2026, 11, 19)), ("B", 3, 9, null, "East", "noise"));
        await kit.Issuer.Wake();
        await kit.Issuer.Wake();

        Assert.Contains("新增工单: 1 → 2", kit.Records().Single().Late, StringComparison.Ordinal);
        Assert.Equal(1, test.Centre.Reader.ReadNow(db => db.Changes.Count(row => row.Kind == "briefing.late")));
    }

    [Fact]
    public void The_night_of_25_hours_is_one_day_and_the_morning_after_keeps_its_hour()
    {
        var dues = BriefingCalendar.Dues(BriefingJob.Daily, NewYork, Eight, NewYork.StartOf(new(2018, 11, 3)), NewYork.StartOf(new(2018, 11, 6))).ToList();

        Assert.Equal([12, 13, 13], dues.Select(due => due.Hour));
        Assert.Equal(
            [new DateOnly(2018, 11, 2), new DateOnly(2018, 11, 3), new DateOnly(2018, 11, 4)], dues.Select(due => BriefingCalendar.PeriodOf(BriefingJob.Daily, NewYork, due).To));
        Assert.Equal(25, (NewYork.EndOf(new(2018, 11, 4)) - NewYork.StartOf(new(2018, 11, 4))).TotalHours, 0.001);
    }

    [Fact]
    public void Weeks_begin_on_Monday_and_months_on_the_first()
    {
        var from = Shanghai.StartOf(new(2026, 11, 1));
        var weekly = BriefingCalendar.Next(BriefingJob.Weekly, Shanghai, Eight, from);
        var monthly = BriefingCalendar.Next(BriefingJob.Monthly, Shanghai, Eight, from.AddHours(9));

        Assert.Equal(BriefingPeriod.Of(new(2026, 10, 26), new(2026, 11, 1)), BriefingCalendar.PeriodOf(BriefingJob.Weekly, Shanghai, weekly));
        Assert.Equal(BriefingPeriod.Of(new(2026, 11, 1), new(2026, 11, 30)), BriefingCalendar.PeriodOf(BriefingJob.Monthly, Shanghai, monthly));
        Assert.Equal((BriefingSpan.Week, BriefingSpan.Month), (BriefingCalendar.PeriodOf(BriefingJob.Weekly, Shanghai, weekly).Span, BriefingCalendar.PeriodOf(BriefingJob.Monthly, Shanghai, monthly).Span));
    }
}
