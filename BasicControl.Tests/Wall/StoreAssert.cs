using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Wall;

/// <summary>What the wall shows of disputes and scores is what the pages and the API count from the store at the same (position, instant, scope).</summary>
internal static class StoreAssert
{
    public static void Shows(TestCentre test, UnitId city, WallSnapshot shown)
    {
        Disputes(test, city, shown);
        Scores(test, city, shown);
    }

    private static void Disputes(TestCentre test, UnitId city, WallSnapshot shown)
    {
        var head = shown.Head.Value;
        var query = new HeatQuery(city, new(head.WindowFrom, head.WindowTo));
        var counter = new HeatCounter(query, query.Span, _ => true);
        var cube = test.Centre.Reader.ReadNow(db =>
            new HeatReading(test.Centre.Book, new HeatOptions()).ReadDays(db, city, head.WindowFrom, head.WindowTo, shown.At, CancellationToken.None));
        counter.Add(cube, head.WindowFrom, head.WindowTo);
        var (counted, _) = new HeatComposer(test.Centre.Book, query, _ => true).Compose(counter, null);

        var disputes = shown.Disputes;
        Assert.Equal((counted.Total, counted.Weapons), (disputes.Figures.Value.Count, disputes.Figures.Value.Weapons));
        Assert.Equal(Cells(counted.StationHours), Cells(disputes.Hours.Value));
        Assert.Equal(Cells(counted.KindStations), Cells(disputes.Kinds.Value));
        Assert.Equal(Cells(counted.WeekdayHours), Cells(disputes.Week.Value));
        Assert.Equal(counted.Days.Select(day => (day.Day, day.Count)), disputes.Days.Value.Select(day => (day.Day, day.Count)));
        Assert.Equal(
            counted.Cells.Select(cell => (cell.Latitude, cell.Longitude, cell.Count)).ToHashSet(), disputes.Map.Value.Cells.Select(cell => (cell.Latitude, cell.Longitude, cell.Count)).ToHashSet());
    }

    private static void Scores(TestCentre test, UnitId city, WallSnapshot shown)
    {
        var (zone, head) = (test.Centre.Book.ZoneOf(city), shown.Head.Value);
        var period = new ScorePeriod(zone.StartOf(head.WindowFrom), zone.StartOf(head.WindowTo.AddDays(1)));
        var table = test.Centre.Reader.ReadNow(db => new ScoreQueries(test.Centre.Book, test.Centre.Rubrics).City(Scope.Everything, db, city, period, shown.At));
        var quality = shown.Quality.Value;

        Assert.Equal((table.Of(city).Score, table.Of(city).Facts), (quality.City!.Score, quality.City.Facts));
        Assert.All(quality.Units, row => Assert.Equal((table.Of(row.Unit).Score, table.Of(row.Unit).Facts), (row.Score, row.Facts)));
        Assert.All(quality.Units, row => Assert.Equal(ScoreMath.Parts(table.Rubric, table.CountsOf(row.Unit)).Select(part => part.Score), row.Parts));
        Assert.Equal(table.Best().Select(person => (person.Person, person.Score)), quality.Best.Select(row => (row.Person, (Points?)row.Score)));
    }

    private static Dictionary<(long, long), int> Cells(HeatTable table) => table.Cells.Index().Where(cell => cell.Item != 0)
        .ToDictionary(cell => (table.Rows[cell.Index / table.Columns.Count], table.Columns[cell.Index % table.Columns.Count]), cell => cell.Item);

    private static Dictionary<(long, long), int> Cells(WallGrid grid) => grid.Cells.Index().Where(cell => cell.Item != 0)
        .ToDictionary(cell => (grid.RowKeys[cell.Index / grid.Columns.Count], grid.ColumnKeys[cell.Index % grid.Columns.Count]), cell => cell.Item);
}
