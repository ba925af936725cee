using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Wall;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Disputes.Heat;

public sealed class HeatCubeTests
{
    // Ten in the evening of 20 November in Shanghai: two hours before midnight.
    private static readonly DateTime Evening = new(2026, 11, 20, 14, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void An_old_cube_with_changes_and_ticks_equals_a_fresh_one() =>
        Prop.ForAll(History.Arbitrary, history =>
        {
            var heat = new HeatWorld(history.Begin(), history.WindowDays + 2);
            foreach (var step in history.Steps)
            {
                History.Do(heat.World, step);
                heat.Follow();
                if (step.Free[0] % 3 == 0)
                {
                    Assert.Empty(HeatDifference.Between(heat.Cube, heat.Fresh()));
                }
            }

            Assert.Empty(HeatDifference.Between(heat.Cube, heat.Fresh()));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Every_view_counts_the_records_that_the_query_means() =>
        Prop.ForAll(History.Arbitrary, history =>
        {
            var heat = new HeatWorld(history.Begin(), history.WindowDays + 2);
            foreach (var step in history.Steps)
            {
                History.Do(heat.World, step);
            }

            heat.Follow();
            var free = history.Steps.Select(step => step.Free).FirstOrDefault() ?? [1, 2, 3, 4, 5, 6];
            var query = new HeatQuery(WallWorld.City, new(heat.Cube.From.AddDays(free[0] % 2), heat.Cube.Today))
            {
                DisputesOnly = free[1] % 2 == 0,
                Kinds = free[2] % 3 == 0 ? [DisputeKind.Family, DisputeKind.Noise] : [],
                Level = free[3] % 3 == 0 ? (Level)(free[3] % 4) : null,
                WeaponOnly = free[4] % 4 == 0,
                Unit = free[5] % 3 == 0 ? WallWorld.Units[free[5] % 5] : null,
                Type = free[0] % 5 == 0 ? new((free[0] % 3) + 1) : null,
            };

            HeatAssert.Counts([.. heat.Meant(query)], heat.Count(query));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void An_update_moves_a_record_to_its_new_unit_time_and_type()
    {
        var heat = Heat();
        heat.World.Set(1, Incident(Evening.AddHours(-3)));
        heat.World.Set(1, Incident(Evening.AddDays(-1)) with { Unit = WallWorld.Units[1], Type = new(2) });
        heat.Follow();

        var count = heat.Count(All());
        Assert.Equal(1, count.Total);
        Assert.Equal(1, count.StationHours.At(WallWorld.Units[1].Value, 22));
        Assert.Equal(1, count.TypeStations.At(2, WallWorld.Units[1].Value));
        Assert.Equal([0, 0, 1, 0], count.Days.Select(day => day.Count));
        Assert.Equal(1, count.WeekdayHours.At(4, 22));
    }

    [Fact]
    public void A_late_record_counts_on_the_day_it_happened_and_one_older_than_the_days_kept_does_not()
    {
        var heat = Heat();
        heat.World.Set(1, Incident(Evening.AddDays(-2)));
        heat.World.Set(2, Incident(Evening.AddDays(-9)));
        heat.Follow();

        Assert.Equal([0, 1, 0, 0], heat.Count(All()).Days.Select(day => day.Count));
    }

    [Fact]
    public void At_local_midnight_the_oldest_day_leaves()
    {
        var heat = Heat();
        heat.World.Set(1, Incident(Evening.AddDays(-3)));
        heat.Follow();
        Assert.Equal(1, heat.Count(All()).Total);

        heat.World.Tick(TimeSpan.FromHours(2));
        heat.Follow();

        Assert.Equal(Today.AddDays(1), heat.Cube.Today);
        Assert.Equal(Today.AddDays(-2), heat.Cube.From);
        Assert.Empty(HeatDifference.Between(heat.Cube, heat.Fresh()));
        Assert.Equal(0, heat.Count(new(WallWorld.City, new(heat.Cube.From, heat.Cube.Today)) { DisputesOnly = false }).Total);
    }

    [Fact]
    public void A_table_of_a_day_stays_small_when_its_records_move_again_and_again()
    {
        var day = new HeatDay();
        for (var i = 1UL; i <= 100_000; i++)
        {
            day.Add(i, 1);
            day.Add(i, -1);
        }

        day.Add(7, 3);
        Assert.InRange(day.Bytes, 1, 1_024);
        Assert.Equal(3, day.Counts.ToArray().Sum());
    }

    [Fact]
    public void A_fault_that_no_change_tells_of_is_named_by_its_day()
    {
        var heat = Heat();
        heat.World.Set(1, Incident(Evening));
        heat.Follow();
        heat.World.Incidents[1] = Incident(Evening.AddDays(-1));

        Assert.Equal([Today.AddDays(-1), Today], HeatDifference.Between(heat.Cube, heat.Fresh()));
    }

    private static HeatWorld Heat() => new(new WallWorld("Asia/Shanghai", Evening, countsIncidents: true, windowDays: 3), days: 4);

    private static HeatQuery All() => new(WallWorld.City, new(Today.AddDays(-3), Today)) { DisputesOnly = false };

    private static IncidentFacts Incident(DateTime at) => new(WallWorld.City, WallWorld.Units[0], new(1), new(1), Level.None, at, 10, 20);
}
