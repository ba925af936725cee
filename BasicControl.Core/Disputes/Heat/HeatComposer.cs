using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Lays counted periods out as tables. Both periods have the same rows and columns, so their cells can be compared.</summary>
internal sealed class HeatComposer(OrganisationBook book, HeatQuery query, Func<UnitId, bool> shows)
{
    private static readonly long[] Hours = [.. Enumerable.Range(0, 24).Select(hour => (long)hour)];
    private static readonly long[] Weekdays = [1, 2, 3, 4, 5, 6, 7];

    public (HeatCount Count, HeatCount? Before) Compose(HeatCounter count, HeatCounter? before)
    {
        HeatCounter[] both = before is null ? [count] : [count, before];
        var stations = Stations(both);
        var kinds = Enum.GetValues<DisputeKind>().Where(query.Takes).ToArray();
        var types = both.SelectMany(one => one.Types.Keys).Distinct()
            .Select(type => (Type: type, Counts: both.Select(one => stations.Sum(station => one.TypeOf(station, type))).ToArray()))
            .Where(type => type.Counts.Any(counted => counted != 0))
            .OrderByDescending(type => type.Counts[0]).ThenByDescending(type => type.Counts[^1]).ThenBy(type => type.Type.Value)
            .Select(type => type.Type).ToArray();
        return (Lay(count, stations, kinds, types), before is null ? null : Lay(before, stations, kinds, types));
    }

    private static HeatCount Lay(HeatCounter count, UnitId[] stations, DisputeKind[] kinds, TermId[] types)
    {
        long[] columns = [.. stations.Select(station => station.Value)];
        return new(
            count.Span, count.Total, count.Weapons,
            new(columns, Hours, [.. stations.SelectMany(station => Hours.Select(hour => count.HourOf(station, (int)hour)))]),
            new([.. kinds.Select(kind => (long)kind)], columns, [.. kinds.SelectMany(kind => stations.Select(station => count.KindOf(station, kind)))]),
            new([.. types.Select(type => (long)type.Value)], columns, [.. types.SelectMany(type => stations.Select(station => count.TypeOf(station, type)))]),
            new(Weekdays, Hours, [.. count.WeekdayHours]),
            [.. count.Days.Select((counted, day) => new HeatDayCount(count.Span.From.AddDays(day), counted))],
            [
                .. count.Cells.Select(cell => new HeatCellCount(cell.Key.Latitude, cell.Key.Longitude, cell.Value))
                    .OrderByDescending(cell => cell.Count).ThenBy(cell => cell.Latitude).ThenBy(cell => cell.Longitude),
            ],
            count.WithoutCell);
    }

    /// <summary>Every station that is looked at, and whatever else has counts.</summary>
    private UnitId[] Stations(HeatCounter[] both)
    {
        var stations = book.Units.Where(unit => unit.CityId == query.City && unit.Kind == UnitKind.Station && shows(unit.Id)).Select(unit => unit.Id)
            .Concat(both.SelectMany(one => one.Stations.Keys.Where(station => Hours.Any(hour => one.HourOf(station, (int)hour) != 0))));
        var order = new UnitOrder(book);
        return [.. stations.Distinct().OrderBy(unit => unit, order)];
    }
}
