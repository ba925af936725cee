namespace BasicControl.Core.Clock;

/// <summary>
/// The local days of a window as spans of UTC milliseconds, so that a fold asks no time zone: index 0 is the oldest
/// day, <see cref="Today"/> the running one. A day begins at its local midnight and ends where the next one begins.
/// </summary>
internal sealed class LocalDays
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    private readonly CityZone _zone;
    private readonly Span[] _spans;
    private long _end;

    public LocalDays(CityZone zone, int wholeDays, long at)
    {
        (_zone, _spans) = (zone, new Span[wholeDays + 1]);
        var today = zone.DayOf(Instants.FromMilliseconds(at));
        From = today.AddDays(-wholeDays);
        _end = StartOf(From);
        for (var day = 0; day < _spans.Length; day++)
        {
            _spans[day] = Next(From.AddDays(day + 1));
        }

        Roll(at);
    }

    /// <summary>The oldest day.</summary>
    public DateOnly From { get; private set; }

    public int Count => _spans.Length;

    public int Today => _spans.Length - 1;

    /// <summary>The instant at which the window begins.</summary>
    public long Start => _spans[0].Start;

    /// <summary>The next local midnight: the first instant that is not of today.</summary>
    public long End => _end;

    public DateOnly DayAt(int index) => From.AddDays(index);

    /// <summary>Moves the window until it holds the instant.</summary>
    /// <returns>Days that left it.</returns>
    public int Roll(long at)
    {
        var gone = 0;
        for (; at >= _end; gone++)
        {
            From = From.AddDays(1);
            Array.Copy(_spans, 1, _spans, 0, Today);
            _spans[Today] = Next(From.AddDays(Count));
        }

        return gone;
    }

    /// <summary>Index of the day of an instant that is not after today; −1 when it is before the window.</summary>
    public int IndexOf(long instant)
    {
        if (instant < Start)
        {
            return -1;
        }

        var day = (int)Math.Min(Today, (instant - Start) / Day);
        while (day < Today && instant >= _spans[day + 1].Start)
        {
            day++;
        }

        while (instant < _spans[day].Start)
        {
            day--;
        }

        return day;
    }

    /// <summary>Local hour, 0–23, of an instant of that day.</summary>
    public int HourOf(long instant, int day)
    {
        ref readonly var span = ref _spans[day];
        var local = instant + (instant < span.Change ? span.Offset : span.OffsetAfter);
        return (int)(((local % Day) + Day) % Day / Hour);
    }

    /// <summary>The day that begins where the last one ended, up to the midnight of the day after.</summary>
    private Span Next(DateOnly after)
    {
        var start = _end;
        _end = StartOf(after);
        var (before, later) = (OffsetAt(start), OffsetAt(Math.Max(start, _end - 1)));
        return new(start, before == later ? long.MaxValue : ChangeIn(start, _end - 1, before), before, later);
    }

    /// <summary>The first instant of a day with another offset than at its start.</summary>
    private long ChangeIn(long start, long last, long offset)
    {
        while (last - start > 1)
        {
            var middle = start + ((last - start) / 2);
            (start, last) = OffsetAt(middle) == offset ? (middle, last) : (start, middle);
        }

        return last;
    }

    private long OffsetAt(long instant) => (long)_zone.ToOffset(Instants.FromMilliseconds(instant)).Offset.TotalMilliseconds;

    private long StartOf(DateOnly day) => Instants.ToMilliseconds(_zone.StartOf(day));

    private readonly record struct Span(long Start, long Change, long Offset, long OffsetAfter);
}
