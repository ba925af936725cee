using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Components.Organisation;

/// <summary>The figures of a unit with everything below it, at one instant.</summary>
/// <param name="Open">Open at the instant, whenever created.</param>
/// <param name="Overdue">Of the open ones, past their due.</param>
/// <param name="Created">Created in the span.</param>
/// <param name="Closure">Closed of the created.</param>
/// <param name="OnTime">Closed by their due of the closed with a due.</param>
public sealed record UnitFigureRow(long Open, long Overdue, long Created, Rate Closure, Rate OnTime)
{
    public static UnitFigureRow operator +(UnitFigureRow left, UnitFigureRow right) => new(
        left.Open + right.Open, left.Overdue + right.Overdue, left.Created + right.Created, Plus(left.Closure, right.Closure), Plus(left.OnTime, right.OnTime));

    internal static readonly UnitFigureRow Nothing = new(0, 0, 0, default, default);

    private static Rate Plus(Rate left, Rate right) => new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);
}

/// <summary>Figures as a page shows them: by unit, with the instant and the days that they are about.</summary>
/// <param name="At">The instant T, UTC.</param>
/// <param name="From">First local day of the span.</param>
/// <param name="To">Last local day, running.</param>
public sealed record UnitFigureSet(DateTime At, DateOnly From, DateOnly To, IReadOnlyDictionary<UnitId, UnitFigureRow> Rows)
{
    public UnitFigureRow Of(UnitId unit) => Rows.GetValueOrDefault(unit) ?? UnitFigureRow.Nothing;
}

/// <summary>
/// Reads the figures of units: stations and what stands above them from the wall's board, so that a page equals the
/// wall, and beats from the store by the same definitions.
/// </summary>
public sealed class UnitFigureReader(OrganisationBook book, StoreReader reader, Func<WallBoards> boards, TimeProvider clock)
{
    /// <summary>The figures of some units of one city.</summary>
    public async Task<UnitFigureSet> Read(Scope scope, UnitId city, IReadOnlyCollection<Unit> units, CancellationToken stop = default)
    {
        var snapshot = boards().Latest(scope, city);
        var at = snapshot?.At ?? clock.UtcNow();
        var span = DaySpan.Until(book.ZoneOf(city), at);
        var rows = new Dictionary<UnitId, UnitFigureRow>();
        foreach (var unit in units.Where(unit => snapshot is not null && unit.Kind != UnitKind.Beat))
        {
            var below = book.SubtreeOf(unit.Id, at).Where(id => book.Covers(scope, id, at)).ToHashSet();
            rows[unit.Id] = snapshot!.Stations.Value.Where(row => below.Contains(row.Unit))
                .Aggregate(UnitFigureRow.Nothing, (sum, row) => sum + new UnitFigureRow(row.Open, row.Overdue, row.Created, row.Closure, row.OnTime));
        }

        var rest = units.Where(unit => !rows.ContainsKey(unit.Id)).ToList();
        if (rest.Count > 0)
        {
            await FromStore(scope, rest, at, span, rows, stop);
        }

        return new(at, span.From, span.To, rows);
    }

    private async Task FromStore(Scope reads, List<Unit> units, DateTime at, DaySpan span, Dictionary<UnitId, UnitFigureRow> rows, CancellationToken stop)
    {
        var below = units.ToDictionary(unit => unit.Id, unit => book.SubtreeOf(unit.Id, at));
        var scope = new FigureScope { Units = below.Values.SelectMany(set => set).ToHashSet() };
        var figures = new FigureQueries(book);
        var (all, inSpan) = await reader.Read(
            db => (figures.CountsByUnit(reads, db, scope, at), figures.CountsByUnit(reads, db, scope, at, new FigureSpan(span.Start, null))), stop);
        foreach (var unit in units)
        {
            rows[unit.Id] = below[unit.Id].Aggregate(UnitFigureRow.Nothing, (sum, id) =>
            {
                var (ever, now) = (all.GetValueOrDefault(id), inSpan.GetValueOrDefault(id));
                return sum + new UnitFigureRow(ever.Open, ever.OverdueOpen, now.Created, now.Closure, now.OnTime);
            });
        }
    }
}
