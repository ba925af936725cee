using BasicControl.Core.Clock;
using BasicControl.Core.Figures;

namespace BasicControl.Web;

/// <summary>The spans that are chosen by name; they move on with the day.</summary>
public enum PeriodName
{
    /// <summary>The last 30 whole local days and today: the wall's window, and what an address without a period means.</summary>
    Days30,
    Today,
    Yesterday,

    /// <summary>The last 7 whole local days and today.</summary>
    Days7,

    /// <summary>This calendar month.</summary>
    Month,

    /// <summary>The calendar month before.</summary>
    LastMonth,

    /// <summary>From a day to a day.</summary>
    Own,
}

/// <summary>
/// A period as it stands in an address: <c>period=7d</c>, or <c>from=2026-01-01&amp;to=2026-01-31</c>. What cannot be read
/// falls back to the wall's window, and <see cref="IsUnreadable"/> says so.
/// </summary>
public sealed record PeriodAddress
{
    private static readonly (PeriodName Name, string Written)[] Written =
    [
        (PeriodName.Days30, "30d"), (PeriodName.Today, "today"), (PeriodName.Yesterday, "yesterday"), (PeriodName.Days7, "7d"), (PeriodName.Month, "month"),
        (PeriodName.LastMonth, "last-month"),
    ];

    private const int WholeDays7 = 7;

    public PeriodName Name { get; init; }

    /// <summary>First local day of an own period.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day of an own period, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The address named a period that is none, runs backwards or is longer than <see cref="FigurePeriod.MostDays"/>.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The spans to choose from, in the order in which they are shown.</summary>
    public static IReadOnlyList<PeriodName> Names { get; } = [PeriodName.Today, PeriodName.Yesterday, PeriodName.Days7, PeriodName.Days30, PeriodName.Month, PeriodName.LastMonth];

    public static PeriodAddress Of(PeriodName name) => new() { Name = name };

    /// <summary>An own period from a day to a day, both included.</summary>
    public static PeriodAddress Of(DateOnly from, DateOnly to) => new() { Name = PeriodName.Own, From = from, To = to };

    public static PeriodAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        if (query.Text("from") is not null || query.Text("to") is not null)
        {
            // A single end stands for that one day.
            var (from, to) = (query.Day("from") ?? query.Day("to"), query.Day("to") ?? query.Day("from"));
            var readable = (query.Text("from") is null || query.Day("from") is not null) && (query.Text("to") is null || query.Day("to") is not null);
            return readable && from is { } first && to is { } last && last >= first && last.DayNumber - first.DayNumber < FigurePeriod.MostDays
                ? Of(first, last)
                : new() { IsUnreadable = true };
        }

        var text = query.Text("period");
        var known = Written.FirstOrDefault(pair => pair.Written.Equals(text, StringComparison.OrdinalIgnoreCase));
        return known.Written is null ? new() { IsUnreadable = text is not null } : Of(known.Name);
    }

    /// <summary>The parts of an address that say this period; none for the wall's window.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts => Name switch
    {
        PeriodName.Days30 => [],
        PeriodName.Own => [new("from", Day(From!.Value)), new("to", Day(To!.Value))],
        _ => [new("period", Written.First(pair => pair.Name == Name).Written)],
    };

    /// <summary>An address of a page that carries the period along.</summary>
    public string Write(string path) => Add(new AddressText(path)).ToString();

    internal AddressText Add(AddressText text) => Parts.Aggregate(text, (address, part) => address.AddText(part.Key, part.Value));

    /// <summary>The days that it means now, in a zone.</summary>
    public FigurePeriod In(CityZone zone, DateTime now)
    {
        var today = zone.DayOf(now);
        var month = new DateOnly(today.Year, today.Month, 1);
        return Name switch
        {
            PeriodName.Today => FigurePeriod.Of(zone, today, today, now),
            PeriodName.Yesterday => FigurePeriod.Of(zone, today.AddDays(-1), today.AddDays(-1), now),
            PeriodName.Days7 => FigurePeriod.Until(zone, now, WholeDays7),
            PeriodName.Month => FigurePeriod.Of(zone, month, today, now),
            PeriodName.LastMonth => FigurePeriod.Of(zone, month.AddMonths(-1), month.AddDays(-1), now),
            PeriodName.Own => FigurePeriod.Of(zone, From!.Value, To!.Value, now),
            _ => FigurePeriod.Until(zone, now),
        };
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
