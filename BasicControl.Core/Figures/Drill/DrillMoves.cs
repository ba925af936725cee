using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures.Drill;

/// <summary>Works out which lines moved a figure, by how much, and through which orders.</summary>
internal sealed class DrillMoves(BasicControlDb db, FigurePeriod period, IReadOnlyDictionary<DrillKey, DrillTally> tallies, IReadOnlyList<DrillLine> lines)
{
    private const int MostMovers = 3;

    public IReadOnlyList<FigureMove> Of(PeriodComparison total)
    {
        var found = new List<(string Code, IReadOnlyList<(DrillKey Key, double Share, Evidence Evidence, IReadOnlyList<DrillOrder> Orders)> Movers)>();
        foreach (var code in PeriodFigures.Codes)
        {
            if (total.Change(code) is not { } change || change == 0)
            {
                continue;
            }

            var movers = lines.Select(line => (Line: line, Share: ShareOf(code, line, total)))
                .Where(mover => Math.Abs(mover.Share) > 1e-9 && mover.Share > 0 == change > 0)
                .OrderByDescending(mover => Math.Abs(mover.Share)).ThenBy(mover => mover.Line.Key.Kind).ThenBy(mover => mover.Line.Key.Id)
                .Take(MostMovers)
                .Select(mover => (mover.Line.Key, mover.Share, Evidence: EvidenceOf(code, mover.Line, total, change > 0)))
                .Select(mover => (mover.Key, mover.Share, mover.Evidence, tallies[mover.Key].Orders(mover.Evidence)))
                .ToList();
            found.Add((code, movers));
        }

        var marks = Marks([.. found.SelectMany(move => move.Movers).SelectMany(mover => mover.Orders).Select(order => order.Id).Distinct()]);
        return
        [
            .. found.Select(move => new FigureMove(
                move.Code, [.. move.Movers.Select(mover => new Mover(mover.Key, mover.Share, mover.Evidence, [.. mover.Orders.Select(order => MarkOf(order, marks))]))])),
        ];
    }

    /// <summary>
    /// A line's part of a move. A rate r₁ − r₀ falls apart exactly: Σ (n₁ − r₀·d₁)/D₁ − (n₀ − r₀·d₀)/D₀, what each line has above
    /// the old rate, now less then.
    /// </summary>
    private double ShareOf(string code, DrillLine line, PeriodComparison total)
    {
        var (now, then) = (line.Figures.Now.Of(code), line.Figures.Before.Of(code));
        var (all, allThen) = (total.Now.Of(code), total.Before.Of(code));
        switch (now.Measure)
        {
            case FigureMeasure.Share:
                var old = allThen.Rate.Value!.Value;
                return ((now.Rate.Numerator - (old * now.Rate.Denominator)) / all.Rate.Denominator)
                    - ((then.Rate.Numerator - (old * then.Rate.Denominator)) / allThen.Rate.Denominator);
            case FigureMeasure.Hours:
                var expected = code == FigureCodes.P50 ? 0.5 : 0.1;
                var counts = line.Figures.Now.Counts;
                return tallies[line.Key].SlowerThan(allThen.Hours!.Value) - (expected * (counts.Closed - counts.ClosedBeforeCreated));
            default:
                return now.Count - then.Count;
        }
    }

    /// <summary>
    /// The orders that made the move. A rate moves by what this period has above or below the old rate; where that did not
    /// push its way, the period before did, and its orders tell it.
    /// </summary>
    private static Evidence EvidenceOf(string code, DrillLine line, PeriodComparison total, bool up)
    {
        switch (code)
        {
            case FigureCodes.Created:
                return up ? Evidence.Created : Evidence.CreatedBefore;
            case FigureCodes.Closed:
                return up ? Evidence.Closed : line.Figures.Now.Counts.Created > line.Figures.Now.Counts.Closed ? Evidence.NotClosed : Evidence.ClosedBefore;
            case FigureCodes.Open:
                return up ? Evidence.NewlyOpen : Evidence.NoLongerOpen;
            case FigureCodes.Overdue:
                return up ? Evidence.NewlyOverdue : Evidence.NoLongerOverdue;
            case FigureCodes.Closure or FigureCodes.OnTime:
                var (rate, old) = (line.Figures.Now.Of(code).Rate, total.Before.Of(code).Rate.Value!.Value);
                var above = rate.Numerator - (old * rate.Denominator);
                var isNow = up ? above > 0 : above < 0;
                return code == FigureCodes.Closure
                    ? isNow ? (up ? Evidence.Closed : Evidence.NotClosed) : up ? Evidence.NotClosedBefore : Evidence.ClosedBefore
                    : isNow ? (up ? Evidence.OnTime : Evidence.Late) : up ? Evidence.LateBefore : Evidence.OnTimeBefore;
            default:
                return up ? Evidence.Slowest : Evidence.Fastest;
        }
    }

    private Dictionary<long, (string Number, Level Level)> Marks(IReadOnlyList<long> ids)
    {
        var keys = ids.Select(id => new WorkOrderId(id)).ToList();
        return db.WorkOrders.Where(order => keys.Contains(order.Id)).Select(order => new { order.Id, order.Number, order.Level }).AsEnumerable()
            .ToDictionary(order => order.Id.Value, order => (order.Number, order.Level));
    }

    private DrillOrderMark MarkOf(DrillOrder order, Dictionary<long, (string Number, Level Level)> marks)
    {
        var at = Instants.ToMilliseconds(period.At);
        var late = (order.IsClosedAt(at) ? order.Closed!.Value : at) - order.Due;
        return new(new(order.Id), marks[order.Id].Number, marks[order.Id].Level, late > 0 ? TimeSpan.FromMilliseconds(late.Value) : null);
    }
}
