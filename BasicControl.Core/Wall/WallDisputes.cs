using BasicControl.Core.Basics;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Wall;

/// <summary>
/// The disputes of a city at the snapshot's (position, T), as parts. Counted are incidents, or orders where the city's
/// sources bring orders only; settled and open are counted of orders. Never an address.
/// </summary>
/// <param name="Hours">Stations × local hours.</param>
/// <param name="Kinds">Kinds × stations; rows are keyed by <see cref="DisputeKind"/>.</param>
/// <param name="Week">Weekdays (1 Monday – 7 Sunday) × local hours.</param>
public sealed record WallDisputes(
    WallPart<DisputeFigures> Figures,
    WallPart<IReadOnlyList<DisputeStationRow>> Stations,
    WallPart<WallGrid> Hours,
    WallPart<WallGrid> Kinds,
    WallPart<WallGrid> Week,
    WallPart<WallMap> Map,
    WallPart<IReadOnlyList<DisputeDay>> Days)
{
    private static readonly WallGrid NoGrid = new([], [], [], [], [], 0);

    /// <summary>Where no dispute was ever told.</summary>
    public static WallDisputes None { get; } = new(
        new(0, new(0, 0, default, 0, 0, [])), new(0, []), new(0, NoGrid), new(0, NoGrid), new(0, NoGrid), new(0, new([], [])), new(0, []));
}

/// <param name="Count">Disputes of the window.</param>
/// <param name="Weapons">Of them, those that tell of a weapon.</param>
/// <param name="Open">Open orders about disputes.</param>
/// <param name="Overdue">Of them, those past their due.</param>
/// <param name="Kinds">Kinds with disputes in the window or before it, the fullest first.</param>
public sealed record DisputeFigures(
    int Count, int Weapons, CountChange Change, int Open, int Overdue, IReadOnlyList<KindRow> Kinds)
{
    public bool Equals(DisputeFigures? other) =>
        other is not null && (Count, Weapons, Change, Open, Overdue)
            == (other.Count, other.Weapons, other.Change, other.Open, other.Overdue) && Kinds.SequenceEqual(other.Kinds);

    public override int GetHashCode() => HashCode.Combine(Count, Weapons, Change, Kinds.Count);
}

/// <summary>A count of the window's whole days beside that of as many days before them. Today is in neither: it is not over.</summary>
public readonly record struct CountChange(int Now, int Before)
{
    /// <summary>
    /// Whether the days before tell anything to compare with: with less than a tenth of what is counted now, the records
    /// began somewhere between.
    /// </summary>
    public bool IsComparable => Before > 0 && (long)Before * 10 >= Now;

    /// <summary>The change as a share of what was before, or null where there was nothing.</summary>
    public double? Share => Before == 0 ? null : (double)(Now - Before) / Before;
}

/// <param name="Count">Disputes of the kind in the window.</param>
public readonly record struct KindRow(DisputeKind Kind, LocalName Name, int Count, CountChange Change);

/// <param name="Count">Disputes in the window.</param>
/// <param name="Settled">Settled of the orders about disputes created in the window.</param>
public sealed record DisputeStationRow(UnitId Unit, LocalName Name, int Count, CountChange Change, Rate Settled);

public readonly record struct DisputeDay(DateOnly Day, int Count);
