using BasicControl.Core.Disputes.Heat;

namespace BasicControl.Tests.Disputes.Heat;

internal static class HeatAssert
{
    /// <summary>Every view of the count holds exactly these records, and all views have one total.</summary>
    public static void Counts(IReadOnlyList<HeatWorld.Counted> records, HeatCount count)
    {
        Assert.Equal(records.Count, count.Total);
        Assert.Equal(records.Count(record => record.Weapon), count.Weapons);
        Same(records.CountBy(record => (record.Station.Value, (long)record.Hour)), count.StationHours);
        Same(records.CountBy(record => ((long)record.Kind, record.Station.Value)), count.KindStations);
        Same(records.CountBy(record => ((long)record.Type.Value, record.Station.Value)), count.TypeStations);
        Same(records.CountBy(record => (record.Day.DayOfWeek == DayOfWeek.Sunday ? 7L : (long)record.Day.DayOfWeek, (long)record.Hour)), count.WeekdayHours);
        Assert.Equal(
            records.CountBy(record => record.Day).Select(day => (day.Key, day.Value)).ToHashSet(),
            count.Days.Where(day => day.Count != 0).Select(day => (day.Day, day.Count)).ToHashSet());
        Assert.Equal(
            records.Where(record => record.Cell is not null).CountBy(record => record.Cell!.Value).Select(cell => (cell.Key, cell.Value)).ToHashSet(),
            count.Cells.Select(cell => ((cell.Latitude, cell.Longitude), cell.Count)).ToHashSet());
        AgreeWithEachOther(count);
    }

    public static void AgreeWithEachOther(HeatCount count)
    {
        Assert.Equal(count.Span.Days, count.Days.Count);
        Assert.All(
            [count.StationHours.Total, count.KindStations.Total, count.TypeStations.Total, count.WeekdayHours.Total, count.Days.Sum(day => (long)day.Count),
                count.Cells.Sum(cell => (long)cell.Count) + count.WithoutCell, count.Stations.Sum(station => (long)station.Count)],
            total => Assert.Equal(count.Total, total));
    }

    /// <summary>Two counts of the same question say the same in every view.</summary>
    public static void Same(HeatCount one, HeatCount other) => Assert.Equal(Text(one), Text(other));

    private static string Text(HeatCount count) => System.Text.Json.JsonSerializer.Serialize(count with { Cells = [.. count.Cells] });

    private static void Same(IEnumerable<KeyValuePair<(long Row, long Column), int>> meant, HeatTable table)
    {
        var cells = new Dictionary<(long, long), int>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
            {
                if (table[row, column] != 0)
                {
                    cells.Add((table.Rows[row], table.Columns[column]), table[row, column]);
                }
            }
        }

        Assert.Equal(meant.ToDictionary(), cells);
    }
}
