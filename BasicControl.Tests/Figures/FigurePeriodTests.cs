using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Web;

namespace BasicControl.Tests.Figures;

public sealed class FigurePeriodTests
{
    private static readonly CityZone NewYork = CityZone.Of("America/New_York");
    private static readonly DateTime Now = new(2018, 10, 22, 7, 0, 0, DateTimeKind.Utc); // 03:00 there

    [Fact]
    public void A_period_that_is_over_is_judged_at_its_end_and_compared_with_as_many_days_before()
    {
        var day = FigurePeriod.Of(NewYork, new(2018, 10, 21), new(2018, 10, 21), Now);

        Assert.Equal(new DateTime(2018, 10, 22, 4, 0, 0, DateTimeKind.Utc), day.At);
        Assert.False(day.IsRunning);
        Assert.Equal((new DateOnly(2018, 10, 20), new DateOnly(2018, 10, 20), day.Start), (day.Before().From, day.Before().To, day.Before().At));
    }

    [Fact]
    public void A_running_period_is_judged_now_and_the_one_before_at_the_same_time_of_its_last_day()
    {
        var week = FigurePeriod.Until(NewYork, Now, 6);
        var before = week.Before();

        Assert.Equal((7, true, Now), (week.Days, week.IsRunning, week.At));
        Assert.Equal((new DateOnly(2018, 10, 9), new DateOnly(2018, 10, 15)), (before.From, before.To));
        Assert.Equal(Now.AddDays(-7), before.At);
    }

    [Fact]
    public void A_period_across_a_change_of_the_clock_keeps_whole_local_days()
    {
        var november = FigurePeriod.Of(NewYork, new(2018, 11, 4), new(2018, 11, 4), Now.AddYears(1));

        Assert.Equal(25, (november.End - november.Start).TotalHours);
        Assert.Equal(24, (november.Before().End - november.Before().Start).TotalHours);
    }

    [Fact]
    public void The_walls_window_is_what_an_address_without_a_period_means()
    {
        var days = PeriodAddress.Read(new Uri("http://x/units/1")).In(NewYork, Now);
        var wall = DaySpan.Until(NewYork, Now);

        Assert.Equal((wall.From, wall.To, wall.Start, Now), (days.From, days.To, days.Start, days.At));
    }

    [Theory]
    [InlineData("?period=today", "2018-10-22", "2018-10-22")]
    [InlineData("?period=yesterday", "2018-10-21", "2018-10-21")]
    [InlineData("?period=7d", "2018-10-15", "2018-10-22")]
    [InlineData("?period=30d", "2018-09-22", "2018-10-22")]
    [InlineData("?period=month", "2018-10-01", "2018-10-22")]
    [InlineData("?period=last-month", "2018-09-01", "2018-09-30")]
    [InlineData("?from=2018-01-05&to=2018-02-01", "2018-01-05", "2018-02-01")]
    [InlineData("?to=2018-02-01", "2018-02-01", "2018-02-01")]
    public void An_address_names_a_period_and_is_written_as_it_was_read(string query, string from, string to)
    {
        var address = PeriodAddress.Read(new Uri("http://x/units/1" + query));
        var days = address.In(NewYork, Now);

        Assert.False(address.IsUnreadable);
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to)), (days.From, days.To));
        Assert.Equal(address, PeriodAddress.Read(new Uri("http://x" + address.Write("/units/1"))));
    }

    [Theory]
    [InlineData("?period=always")]
    [InlineData("?from=2018-02-01&to=2018-01-01")]
    [InlineData("?from=2018-13-01&to=2018-12-01")]
    [InlineData("?from=2010-01-01&to=2018-12-01")]
    [InlineData("?from=yesterday")]
    public void What_is_no_period_falls_back_to_the_walls_window_and_says_so(string query)
    {
        var address = PeriodAddress.Read(new Uri("http://x/units/1" + query));

        Assert.True(address.IsUnreadable);
        Assert.Equal(FigurePeriod.Until(NewYork, Now), address.In(NewYork, Now));
    }
}
