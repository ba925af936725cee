using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures;

/// <summary>What came in and went out in a span of local days, and what stood open at its end.</summary>
/// <param name="Created">Created in the span.</param>
/// <param name="Closed">Closed in the span, whenever created.</param>
/// <param name="ClosedWithDue">Of <paramref name="Closed"/>, those with a due.</param>
/// <param name="ClosedOnTime">Of <paramref name="ClosedWithDue"/>, closed by their due.</param>
/// <param name="Open">Open at the end of the span, whenever created.</param>
/// <param name="Overdue">Of <paramref name="Open"/>, past their due at that end.</param>
public readonly record struct Flow(long Created, long Closed, long ClosedWithDue, long ClosedOnTime, long Open, long Overdue)
{
    public Rate OnTime => new(ClosedOnTime, ClosedWithDue);

    /// <summary>Closed in the span after their due.</summary>
    public long ClosedLate => ClosedWithDue - ClosedOnTime;

    /// <summary>This span followed by another: what came and went adds up, what stands open is the later one's.</summary>
    public Flow Then(Flow later) => new(
        Created + later.Created, Closed + later.Closed, ClosedWithDue + later.ClosedWithDue, ClosedOnTime + later.ClosedOnTime, later.Open, later.Overdue);

    /// <summary>This unit beside another in the same span.</summary>
    public Flow With(Flow other) => new(
        Created + other.Created, Closed + other.Closed, ClosedWithDue + other.ClosedWithDue, ClosedOnTime + other.ClosedOnTime, Open + other.Open,
        Overdue + other.Overdue);
}

/// <summary>Local days, both ends included.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Local days with the instant that they are judged at.</summary>
/// <param name="At">UTC: the end of the last day, or an instant within it; nothing after it is counted.</param>
public readonly record struct JudgedDays(DayRange Days, DateTime At);

/// <summary>The flows of a scope's orders by local day, of the whole and of each unit that stands on an order.</summary>
/// <param name="First">The first day; every later one has its place.</param>
/// <param name="City">By day, from <paramref name="First"/>.</param>
/// <param name="Units">The same by unit; units without any order are absent.</param>
public sealed record DayFlows(DateOnly First, IReadOnlyList<Flow> City, IReadOnlyDictionary<UnitId, IReadOnlyList<Flow>> Units)
{
    public DateOnly Last => First.AddDays(City.Count - 1);

    /// <summary>The whole scope over days that lie within these.</summary>
    public Flow Of(DayRange days) => Sum(City, days);

    /// <summary>One unit over days that lie within these.</summary>
    public Flow Of(UnitId unit, DayRange days) => Units.TryGetValue(unit, out var flows) ? Sum(flows, days) : default;

    private Flow Sum(IReadOnlyList<Flow> flows, DayRange days)
    {
        var sum = default(Flow);
        for (var day = days.From.DayNumber - First.DayNumber; day <= days.To.DayNumber - First.DayNumber; day++)
        {
            sum = sum.Then(flows[day]);
        }

        return sum;
    }
}
