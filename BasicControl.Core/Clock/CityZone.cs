namespace BasicControl.Core.Clock;

/// <summary>
/// The zone that a city's days and hours are told in. <c>floating</c> stands for sources whose times carry no zone
/// and are taken as they are written: differences between them are plain, and no hour is ever skipped or doubled.
/// </summary>
public sealed class CityZone
{
    public const string FloatingId = "floating";

    public static readonly CityZone Floating = new(FloatingId, TimeZoneInfo.Utc);

    private readonly TimeZoneInfo _zone;

    private CityZone(string id, TimeZoneInfo zone) => (Id, _zone) = (id, zone);

    /// <summary>IANA name, or <see cref="FloatingId"/>.</summary>
    public string Id { get; }

    public bool IsFloating => Id == FloatingId;

    public TimeZoneInfo Info => _zone;

    /// <exception cref="TimeZoneNotFoundException">The name is not an IANA zone known to this machine.</exception>
    public static CityZone Of(string id) => id == FloatingId ? Floating : new CityZone(id, TimeZoneInfo.FindSystemTimeZoneById(id));

    /// <summary>Local wall-clock time of a UTC instant.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _zone);

    public DateTimeOffset ToOffset(DateTime utc) => TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), _zone);

    /// <summary>Null for a time that comes once; in an hour that the clock runs twice, 0 the first time and 1 the second.</summary>
    public int? FoldOf(DateTime utc) =>
        ToLocal(utc) is var local && _zone.IsAmbiguousTime(local) ? (_zone.GetUtcOffset(utc) == _zone.GetAmbiguousTimeOffsets(local).Max() ? 0 : 1) : null;

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));

    /// <summary>
    /// UTC instant of a local wall-clock time. A time inside a skipped hour is read with the offset
    /// before the gap; a doubled one is read as the earlier.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(local))
        {
            return DateTime.SpecifyKind(local - _zone.GetUtcOffset(local.AddHours(-4)), DateTimeKind.Utc);
        }

        if (_zone.IsAmbiguousTime(local))
        {
            var earlier = _zone.GetAmbiguousTimeOffsets(local).Max();
            return DateTime.SpecifyKind(local - earlier, DateTimeKind.Utc);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, _zone);
    }

    /// <summary>The offsets from UTC that hold from one instant to another, each with the instant from which on; at least one.</summary>
    public IReadOnlyList<(DateTime From, TimeSpan Offset)> OffsetsBetween(DateTime from, DateTime to)
    {
        var found = new List<(DateTime From, TimeSpan Offset)> { (from, ToOffset(from).Offset) };
        for (var day = from; day < to;)
        {
            var next = to - day > TimeSpan.FromDays(1) ? day.AddDays(1) : to;
            if (ToOffset(next).Offset is var offset && offset != found[^1].Offset)
            {
                found.Add((ChangeBetween(day, next), offset));
            }

            day = next;
        }

        return found;
    }

    /// <summary>The first millisecond of another offset than at the first instant.</summary>
    private DateTime ChangeBetween(DateTime from, DateTime to)
    {
        var (first, last, offset) = (Instants.ToMilliseconds(from), Instants.ToMilliseconds(to), ToOffset(from).Offset);
        while (last - first > 1)
        {
            var middle = first + ((last - first) / 2);
            (first, last) = ToOffset(Instants.FromMilliseconds(middle)).Offset == offset ? (middle, last) : (first, middle);
        }

        return Instants.FromMilliseconds(last);
    }

    /// <summary>The instant at which a local day begins; it ends where the next one begins, however long it is.</summary>
    public DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The last instant of a local day that the store can tell from the next day's first: what people call 24:00.</summary>
    public DateTime EndOf(DateOnly day) => StartOf(day.AddDays(1)).AddMilliseconds(-1);
}
