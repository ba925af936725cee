using BasicControl.Core.Clock;

namespace BasicControl.Tests.Clock;

public sealed class CityZoneTests
{
    private static readonly CityZone Chicago = CityZone.Of("America/Chicago");

    [Fact]
    public void The_doubled_hour_of_autumn_keeps_both_its_instants()
    {
        var first = new DateTime(2024, 11, 3, 6, 30, 0, DateTimeKind.Utc);
        var second = first.AddHours(1);

        Assert.Equal(Chicago.ToLocal(first), Chicago.ToLocal(second));
        Assert.Equal(first, Chicago.ToUtc(Chicago.ToLocal(second)));
    }

    [Fact]
    public void The_skipped_hour_of_spring_is_read_with_the_offset_before_it() =>
        Assert.Equal(new DateTime(2024, 3, 10, 8, 30, 0, DateTimeKind.Utc), Chicago.ToUtc(new DateTime(2024, 3, 10, 2, 30, 0)));

    [Theory]
    [InlineData(2024, 3, 10, 23)]
    [InlineData(2024, 11, 3, 25)]
    [InlineData(2024, 7, 1, 24)]
    public void A_day_is_as_long_as_it_is(int year, int month, int day, int hours)
    {
        var date = new DateOnly(year, month, day);

        Assert.Equal(TimeSpan.FromHours(hours), Chicago.StartOf(date.AddDays(1)) - Chicago.StartOf(date));
    }

    [Fact]
    public void A_floating_time_is_taken_as_it_is_written() =>
        Assert.Equal(new DateTime(2018, 10, 21, 2, 30, 0, DateTimeKind.Utc), CityZone.Of(CityZone.FloatingId).ToUtc(new DateTime(2018, 10, 21, 2, 30, 0)));

    [Fact]
    public void A_paced_clock_starts_where_it_is_told_and_runs_as_fast_as_it_is_told()
    {
        var real = new Kit.ManualClock();
        var paced = new PacedClock(new DateTimeOffset(2018, 10, 22, 3, 0, 0, TimeSpan.Zero), 60, new RealStandIn(real));
        real.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(new DateTimeOffset(2018, 10, 22, 3, 2, 0, TimeSpan.Zero), paced.GetUtcNow());
        Assert.Equal(ClockMode.Paced, ClockModes.ModeOf(paced));
    }

    private sealed class RealStandIn(TimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => clock.GetUtcNow().UtcTicks;
    }
}
