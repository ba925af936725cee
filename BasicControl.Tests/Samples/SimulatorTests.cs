using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Samples;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Samples;

public sealed class SimulatorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_a_whole_day_the_pile_stays_bounded_reds_few_and_hardly_anything_late()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 4);
        var options = new SimulatorOptions { Pace = 3, UsualOpen = 60, MostOpen = 90 };
        var simulator = sample.Centre.Simulator(options)!;
        var (start, before) = (sample.Clock.Now, sample.Centre.Commit.Position);
        await simulator.Load(Stop);

        var (most, mostReds, mostLate) = (0, 0.0, 0);
        for (var step = 0; sample.Clock.Now < start.AddDays(1); step++)
        {
            sample.Clock.Advance(await simulator.Step(Stop));
            if (step % 50 == 0)
            {
                var open = Open(sample);
                most = Math.Max(most, open.Count);
                mostReds = Math.Max(mostReds, (open.Count(order => order.Level == Level.Red) - 1.0) / open.Count);
                mostLate = Math.Max(mostLate, open.Count(order => order.DoneDue < sample.Clock.Now));
            }
        }

        var born = sample.Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.CreatedAt > start).ToList());
        var closed = born.Where(order => order.ClosedAt is not null).ToList();
        Assert.InRange(most, 20, options.MostOpen);
        Assert.InRange(mostReds, 0, options.MostRed);
        Assert.InRange(mostLate, 0, options.LeftOverdue + 3);
        Assert.InRange(sample.Centre.Commit.Position - before, 3 * 60 * 24 * 0.8, 3 * 60 * 24 * 1.3);
        Assert.InRange(closed.Count, 150, 1_000);
        Assert.True(closed.Count(order => order.ClosedAt <= order.DoneDue) >= closed.Count * 0.97);
        Assert.Equal([OrderKind.Regulated, OrderKind.Directive, OrderKind.Pushed], born.Select(order => order.Kind).Distinct().Order());
        Assert.All(born, order => Assert.Equal(Origin.Sample, order.Origin));
        Assert.True(born.Count(order => order.IncidentId is not null) > born.Count / 2);
        Assert.True(sample.Centre.Reader.ReadNow(db => JournalVerifier.Verify(db)).IsValid);
    }

    [Fact]
    public async Task Both_feeds_stay_within_their_expected_interval()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 4);
        var simulator = sample.Centre.Simulator(new SimulatorOptions())!;
        await simulator.Load(Stop);
        var silent = 0;
        for (var step = 0; step < 1_000; step++)
        {
            sample.Clock.Advance(await simulator.Step(Stop));
            silent += sample.Centre.Book.Sources.Count(source => source.ExpectedIntervalMs is { } most
                && (sample.Clock.Now - sample.Centre.Feeds.LastArrival(source)!.Value).TotalMilliseconds > most);
        }

        Assert.InRange(silent, 0, 2);
        Assert.True(sample.Centre.Reader.ReadNow(db => db.Incidents.Count(incident => incident.At > SampleStore.Friday.UtcDateTime)) > 200);
    }

    [Fact]
    public async Task An_order_that_a_person_has_moved_is_left_to_them()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 4);
        var simulator = sample.Centre.Simulator(new SimulatorOptions { Pace = 1_000 })!;
        await simulator.Load(Stop);
        var mine = Open(sample).First(order => order.State == WorkOrderState.Handling);
        var officer = new Actor(mine.OfficerId, Post.Officer, mine.UnitId, "officer");
        var version = (await sample.Centre.Handling.Step(mine.Id, mine.Version, "我来办理。", officer, Stop)).Value;

        for (var step = 0; step < 600; step++) sample.Clock.Advance(await simulator.Step(Stop));

        var order = sample.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.Id == mine.Id));
        Assert.Equal((version, WorkOrderState.Handling), (order.Version, order.State));
    }

    [Fact]
    public async Task A_store_without_the_sample_city_is_not_simulated()
    {
        await using var test = await Kit.TestCentre.Open();

        Assert.Null(test.Centre.Simulator(new SimulatorOptions()));
    }

    private static List<WorkOrder> Open(SampleStore sample) => sample.Centre.Reader.ReadNow(db =>
        db.WorkOrders.Where(order => order.ClosedAt == null && order.State != WorkOrderState.Cancelled).OrderBy(order => order.Id).ToList());
}
