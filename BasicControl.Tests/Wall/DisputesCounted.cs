using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Wall;

namespace BasicControl.Tests.Wall;

/// <summary>The disputes of a world counted by hand, record by record, and compared with what a board shows of them.</summary>
internal sealed class DisputesCounted(WallWorld world)
{
    private readonly CityZone _zone = world.Book.ZoneOf(WallWorld.City);

    private DateOnly Today => _zone.DayOf(world.At);

    private DateOnly From => Today.AddDays(-world.Options.WindowDays);

    public void AreShownBy(WallSnapshot snapshot)
    {
        var shown = snapshot.Disputes;
        var all = Disputes().ToList();
        var inside = all.Where(one => one.Day >= From).ToList();
        var figures = shown.Figures.Value;
        Assert.Equal(
            (inside.Count, inside.Count(one => one.Day == Today), inside.Count(one => one.Weapon), Change(all)),
            (figures.Count, snapshot.Figures.Value.DisputesToday, figures.Weapons, figures.Change));
        Assert.Equal(
            all.GroupBy(one => one.Kind).Select(kind => (kind.Key, kind.Count(one => one.Day >= From), Change(kind))).Where(kind => kind.Item2 > 0 || kind.Item3 != default).ToHashSet(),
            figures.Kinds.Where(kind => kind.Count > 0 || kind.Change != default).Select(kind => (kind.Kind, kind.Count, kind.Change)).ToHashSet());
        Assert.Equal(Counts(inside, one => (one.Station.Value, (long)one.Hour)), Cells(shown.Hours.Value));
        Assert.Equal(Counts(inside, one => ((long)one.Kind, one.Station.Value)), Cells(shown.Kinds.Value));
        Assert.Equal(Counts(inside, one => (one.Day.DayOfWeek == DayOfWeek.Sunday ? 7L : (long)one.Day.DayOfWeek, (long)one.Hour)), Cells(shown.Week.Value));
        Assert.Equal(Counts(inside, one => one.Day), shown.Days.Value.Where(day => day.Count > 0).ToDictionary(day => day.Day, day => day.Count));
        Assert.Equal(
            Counts(inside.Where(one => one.Latitude is not null && one.Longitude is not null), one => (one.Latitude!.Value, one.Longitude!.Value)),
            shown.Map.Value.Cells.ToDictionary(cell => (cell.Latitude, cell.Longitude), cell => cell.Count));
        Orders(shown, snapshot.Figures.Value.Settled);
    }

    private void Orders(WallDisputes shown, Rate settled)
    {
        var orders = world.Orders.Values.Where(facts => facts.Counts && facts.CreatedAt <= world.At && facts.IsDispute).ToList();
        var cohort = orders.Where(facts => _zone.DayOf(facts.CreatedAt) >= From).ToList();
        var open = orders.Where(facts => !facts.IsClosedAt(world.At)).ToList();
        var figures = shown.Figures.Value;
        Assert.Equal(
            (cohort.Count, cohort.Count(facts => facts.IsSettledAt(world.At)), open.Count, open.Count(facts => facts.DoneDue < world.At)),
            ((int)settled.Denominator, (int)settled.Numerator, figures.Open, figures.Overdue));
        Assert.Equal(
            Counts(cohort, facts => world.StationOf(facts.Unit, facts.CreatedAt)),
            shown.Stations.Value.Where(row => row.Settled.Denominator > 0).ToDictionary(row => row.Unit, row => (int)row.Settled.Denominator));
    }

    private IEnumerable<Dispute> Disputes() => (world.CountsIncidents
        ? world.Incidents.Values.Select(facts => (facts.At, facts.Unit, facts.Dispute, facts.Weapon, facts.CellLatitude, facts.CellLongitude))
        : world.Orders.Values.Where(facts => facts.Counts).Select(facts => (facts.CreatedAt, facts.Unit, facts.Dispute, facts.Weapon, facts.CellLatitude, facts.CellLongitude)))
        .Where(one => one.Item1 <= world.At && one.Dispute != DisputeKind.None)
        .Select(one => new Dispute(
            one.Dispute, world.StationOf(one.Unit, one.Item1), _zone.DayOf(one.Item1), _zone.ToLocal(one.Item1).Hour, one.Weapon, one.CellLatitude, one.CellLongitude))
        .Where(one => one.Day >= From.AddDays(-world.Options.WindowDays));

    private CountChange Change(IEnumerable<Dispute> disputes) =>
        new(disputes.Count(one => one.Day >= From && one.Day < Today), disputes.Count(one => one.Day < From));

    private static Dictionary<TKey, int> Counts<T, TKey>(IEnumerable<T> all, Func<T, TKey> key)
        where TKey : notnull => all.GroupBy(key).ToDictionary(group => group.Key, group => group.Count());

    private static Dictionary<(long, long), int> Cells(WallGrid grid) => grid.Cells.Index().Where(cell => cell.Item != 0)
        .ToDictionary(cell => (grid.RowKeys[cell.Index / grid.Columns.Count], grid.ColumnKeys[cell.Index % grid.Columns.Count]), cell => cell.Item);

    private sealed record Dispute(DisputeKind Kind, UnitId Station, DateOnly Day, int Hour, bool Weapon, int? Latitude, int? Longitude);
}
