using BasicControl.Core.Clock;

namespace BasicControl.Core.Samples;

/// <summary>When an exact number of orders is born over the days of a preset.</summary>
internal static class CreationTimes
{
    /// <summary>Instants in order, none after <paramref name="now"/>.</summary>
    /// <param name="today">How many of them fall on today, or null: today's share of the working day that has passed.</param>
    public static IReadOnlyList<DateTime> Spread(
        int count, int? today, DateOnly first, DateOnly last, DateTime now, CityZone zone, IReadOnlyList<double> rhythm, Random random)
    {
        var elapsed = Rhythms.ShareBy(rhythm, (now - zone.StartOf(last)).TotalSeconds);
        var days = last.DayNumber - first.DayNumber;
        var ofToday = today ?? (int)Math.Floor(count * elapsed / (days + elapsed));
        var instants = new List<DateTime>(count);
        var done = 0L;
        for (var day = 0; day < days; day++)
        {
            var until = (long)(count - ofToday) * (day + 1) / days;
            var start = zone.StartOf(first.AddDays(day));
            for (; done < until; done++)
            {
                instants.Add(Instants.Truncate(start.AddSeconds(Rhythms.Second(rhythm, random)).AddMilliseconds(random.Next(1000))));
            }
        }

        // Today's keep their order in the day and are drawn together when the day is still too young for them.
        var midnight = zone.StartOf(last);
        var seconds = Enumerable.Range(0, ofToday).Select(_ => Rhythms.Second(rhythm, random) + random.NextDouble()).Order().ToList();
        var passed = (now - midnight).TotalSeconds;
        var factor = ofToday > 0 && seconds[^1] > passed ? passed * 0.97 / seconds[^1] : 1;
        instants.AddRange(seconds.Select(second => Instants.Truncate(midnight.AddSeconds(second * factor))));
        instants.Sort();
        return instants;
    }
}
