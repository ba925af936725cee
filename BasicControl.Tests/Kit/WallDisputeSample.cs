using BasicControl.Core.Basics;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Wall;

namespace BasicControl.Tests.Kit;

/// <summary>The disputes of the hand-built snapshot, every view of one total.</summary>
internal static class WallDisputeSample
{
    private static readonly DisputeKind[] Kinds = [DisputeKind.Noise, DisputeKind.Family, DisputeKind.Neighbour, DisputeKind.Debt, DisputeKind.Fight];

    public static WallDisputes Build(IReadOnlyList<long> units, IReadOnlyList<LocalName> names, DateOnly today)
    {
        var byKind = Kinds.Index().Select(kind => units.Select((_, unit) => 40 - (kind.Index * 7) + (unit % 5)).ToArray()).ToArray();
        var total = byKind.Sum(row => row.Sum());
        var hours = units.Index().SelectMany(unit => Spread(byKind.Sum(row => row[unit.Index]), 24)).ToList();
        var change = new CountChange(total - 41, total - 80);
        return new(
            new(1, new(total, 12, change, 37, 2, [.. Kinds.Index().Select(kind => new KindRow(
                kind.Item, kind.Item.Name(), byKind[kind.Index].Sum(), new(byKind[kind.Index].Sum() - 8, byKind[kind.Index].Sum() - 8 + (kind.Index * 20) - 40)))])),
            new(1, [.. units.Index().Select(unit => new DisputeStationRow(
                new(unit.Item), names[unit.Index], byKind.Sum(row => row[unit.Index]), new(100, 100 + (unit.Index * 3) - 20), new Rate(90 - unit.Index, 95)))]),
            new(1, Grid(names, units, Hours(), [.. Enumerable.Range(0, 24).Select(hour => (long)hour)], hours)),
            new(1, Grid([.. Kinds.Select(kind => kind.Name())], [.. Kinds.Select(kind => (long)kind)], names, units, [.. byKind.SelectMany(row => row)])),
            new(1, Grid(
                [.. Enumerable.Range(1, 7).Select(day => new LocalName($"周{"一二三四五六日"[day - 1]}", $"Day {day}"))], [1, 2, 3, 4, 5, 6, 7], Hours(),
                [.. Enumerable.Range(0, 24).Select(hour => (long)hour)], [.. Spread(total, 7).SelectMany(day => Spread(day, 24))])),
            new(1, new([.. units.Index().Select(unit => new MapUnit(new(unit.Item), byKind.Sum(row => row[unit.Index])))], [new(2960, 11620, 30), new(2961, 11621, 12)])),
            new(1, [.. Spread(total, 31).Index().Select(day => new DisputeDay(today.AddDays(day.Index - 30), day.Item))]));
    }

    private static LocalName[] Hours() => [.. Enumerable.Range(0, 24).Select(hour => new LocalName($"{hour:00}", $"{hour:00}"))];

    private static WallGrid Grid(IReadOnlyList<LocalName> rows, IReadOnlyList<long> rowKeys, IReadOnlyList<LocalName> columns, IReadOnlyList<long> columnKeys, IReadOnlyList<int> cells) =>
        new(rows, rowKeys, columns, columnKeys, cells, 0);

    private static IEnumerable<int> Spread(int total, int places) => Enumerable.Range(0, places).Select(place => (total / places) + (place < total % places ? 1 : 0));
}
