using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Figures.Drill;

/// <summary>What a line of a drill sheet is about.</summary>
public enum DrillKind
{
    /// <summary>A unit right below, with everything below it.</summary>
    Unit,

    /// <summary>What stands on the sheet's own unit and on none below it.</summary>
    Itself,

    /// <summary>An officer.</summary>
    Officer,

    /// <summary>Orders that nobody has signed for.</summary>
    NoOfficer,
}

/// <summary>Key of a line.</summary>
/// <param name="Id">Unit or person; 0 where there is none.</param>
public readonly record struct DrillKey(DrillKind Kind, long Id)
{
    public static DrillKey Of(UnitId unit) => new(DrillKind.Unit, unit.Value);

    public static DrillKey Of(PersonId? officer) => officer is { } person ? new(DrillKind.Officer, person.Value) : new(DrillKind.NoOfficer, 0);

    public static DrillKey Itself(UnitId unit) => new(DrillKind.Itself, unit.Value);

    public UnitId? Unit => Kind is DrillKind.Unit or DrillKind.Itself ? new UnitId(Id) : null;

    public PersonId? Officer => Kind == DrillKind.Officer ? new PersonId(Id) : null;
}

/// <summary>One line: whose orders, and their figures.</summary>
public sealed record DrillLine(DrillKey Key, PeriodComparison Figures);

/// <summary>An order that a figure moved by.</summary>
/// <param name="Late">By how much it is or was late; null when it is not.</param>
public sealed record DrillOrderMark(WorkOrderId Id, string Number, Level Level, TimeSpan? Late);

/// <summary>A line that moved a figure, by how much, and through which orders.</summary>
/// <param name="Share">
/// Its part of the move. For counts and rates the parts of all lines add up to the move; for hours it is the number of
/// orders that took longer than the figure of the period before, above the number that was to be expected.
/// </param>
/// <param name="Evidence">What these orders are.</param>
public sealed record Mover(DrillKey Key, double Share, Evidence Evidence, IReadOnlyList<DrillOrderMark> Orders);

/// <summary>Why a figure moved: the lines that moved it most in its own direction, the most first.</summary>
public sealed record FigureMove(string Code, IReadOnlyList<Mover> Movers);

/// <summary>The figures of a unit or a person in a period, told by what lies below.</summary>
/// <param name="Position">Journal position: what was known.</param>
/// <param name="Total">Of everything; the lines add up to it.</param>
/// <param name="Moves">For each figure that moved.</param>
public sealed record DrillSheet(
    FigurePeriod Period, FigurePeriod Before, long Position, PeriodComparison Total, IReadOnlyList<DrillLine> Lines, IReadOnlyList<FigureMove> Moves)
{
    public PeriodComparison Of(DrillKey key) => Lines.FirstOrDefault(line => line.Key == key)?.Figures ?? PeriodComparison.None;
}
