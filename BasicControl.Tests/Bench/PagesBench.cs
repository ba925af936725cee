using System.Diagnostics;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;
using BasicControl.Web.Components.Organisation;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>What the office pages read at 1 M orders and 3,000 officers, each as its page does it, beside a bare statement over the rows it is about.</summary>
internal sealed class PagesBench(Centre centre, UnitId city, DateTime at, RecentOrders? recent)
{
    private const int Orders = 1_000_000;
    private const int Asked = 100;
    private const int PageSize = 50;
    private const int Bound = 50;

    private readonly DrillQueries _drill = new(centre.Book, recent);
    private readonly ScoreQueries _scores = new(centre.Book, centre.Rubrics, recent);
    private readonly OrderQueries _orders = new(centre.Reader, centre.Book);

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        ScoreBenchStore.Fill(store.Centre, Orders);
        var (centre, at) = (store.Centre, store.Centre.Clock.UtcNow());
        var city = centre.Book.Cities.Single().Id;
        using var recent = new RecentOrders(centre.Clock);
        var clock = Stopwatch.StartNew();
        var memory = GC.GetTotalMemory(true);
        centre.Reader.ReadNow(db =>
        {
            recent.Refresh(db);
            return 0;
        });
        AnsiConsole.WriteLine(
            $"{Orders:n0} orders of {ScoreBenchStore.Officers:n0} officers in {ScoreBenchStore.Stations} stations; {recent.Count:n0} recent ones read in "
            + $"{clock.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(true) - memory) / 1_048_576.0:0} MB. Load {Load()}.");
        var bench = new PagesBench(centre, city, at, recent);
        var zone = centre.Book.ZoneOf(city);
        bench.Pages("the wall's window", FigurePeriod.Until(zone, at));
        bench.Pages("last month", FigurePeriod.Of(zone, Month(zone.DayOf(at)).AddMonths(-1), Month(zone.DayOf(at)).AddDays(-1), at));
        bench.Lists();
        AnsiConsole.WriteLine("What no memory answers:");
        new PagesBench(centre, city, at, null).Pages("the wall's window", FigurePeriod.Until(zone, at), 20);
        bench.Pages("a year", FigurePeriod.Until(zone, at, 364), 3);
        AnsiConsole.WriteLine($"Load {Load()}.");
    }

    private void Pages(string name, FigurePeriod period, int asked = Asked)
    {
        var (start, score) = (Instants.ToMilliseconds(period.Before().Start), new ScorePeriod(period.Start, period.End));
        var since = $"created_at >= {start}";
        Show($"officer page, {name}", $"officer_id = {Officer(1).Value} AND {since}", asked, (db, i) =>
        {
            var unit = centre.Book.UnitOf(Officer(i), at)!.Value;
            var people = UnitQueries.People(centre.Book, unit, at);
            return (_drill.Officer(db, Officer(i), period), LateOrders.Of(db, Officer(i), period, recent: recent),
                _drill.Officers(db, [.. people.Select(one => one.Id)], period), NoteQueries.Of(db, NoteAbout.Person, Officer(i).Value));
        });
        Show($"list of {PageSize} officers, {name}", $"officer_id IN ({string.Join(',', Page(1).Select(one => one.Value))}) AND {since}", asked, (db, i) => _drill.Officers(db, Page(i), period));
        Show($"station page, {name}", $"unit_id = {Station(1).Value} AND {since}", asked, (db, i) => Unit(db, Station(i), period));
        Show($"county page, {name}", $"unit_id % {ScoreBenchStore.Counties} = 1 AND {since}", asked, (db, i) => Unit(db, new(ScoreBenchStore.FirstCounty + (i % ScoreBenchStore.Counties)), period));
        Show($"city page, {name}", since, asked, (db, _) => Unit(db, city, period));
        Show($"score sheet of an officer, {name}", $"officer_id = {Officer(1).Value} AND {since}", asked, (db, i) => _scores.Sheet(db, ScoreScope.Of(Officer(i)), score, period.At));
        Show($"people of a station by score, {name}", $"unit_id = {Station(1).Value} AND {since}", asked, (db, i) => _scores.People(db, Station(i), score, period.At));
        Show($"score sheet of a station, {name}", $"unit_id = {Station(1).Value} AND {since}", asked, (db, i) => _scores.Sheet(db, ScoreScope.Of(Station(i)), score, period.At));
        Show($"score sheet of the city, {name}", since, asked, (db, _) => _scores.Sheet(db, ScoreScope.Of(city), score, period.At));
        Show($"units by score, {name}", since, asked, (db, _) => _scores.City(db, city, score, period.At).Units.Count());
    }

    private void Lists()
    {
        const string Open = "closed_at IS NULL";
        var station = Station(1);
        List("orders due next", Open, new());
        List("orders overdue", Open, new() { Stage = OrderStage.Overdue });
        List("orders of a station, due next", $"{Open} AND unit_id = {station.Value}", new() { Unit = station });
        List("orders of a level, latest first", "level = 1", new() { Stage = OrderStage.All, Level = Level.Red });
        List("orders of an officer, latest first", $"officer_id = {Officer(1).Value}", new() { Stage = OrderStage.All, Officer = Officer(1) });
        List("orders of the city, closed last", "closed_at IS NOT NULL", new() { Stage = OrderStage.Closed, Unit = city });
        List("orders of a station in state reported back", $"{Open} AND unit_id = {station.Value}", new() { Unit = station, Sort = OrderSort.Created, States = [WorkOrderState.ReportedBack] });
        List("orders by the beginning of a number", "external_number >= 'R-0001' AND external_number < 'R-0002'", new() { Number = "R-0001" });

        void List(string what, string bare, OrderFilter filter) =>
            Show(what, $"{bare} ORDER BY created_at DESC LIMIT {PageSize}", Asked, (db, _) => _orders.All(db, filter, at).Take(PageSize).Count());
    }

    private (DrillSheet, IReadOnlyList<DrillLine>, int) Unit(BasicControlDb db, UnitId id, FigurePeriod period)
    {
        var unit = centre.Book.Unit(id);
        var sheet = UnitDrill.Of(_drill, db, unit, period);
        return (sheet, UnitDrill.Lines(centre.Book, unit, sheet), _orders.All(db, new() { Unit = id }, at).Take(10).Count() + NoteQueries.Of(db, NoteAbout.Unit, id.Value).Count);
    }

    private void Show<T>(string what, string bare, int asked, Func<BasicControlDb, int, T> query)
    {
        var (page, plain) = (new List<double>(), new List<double>());
        for (var i = -2; i < asked; i++)
        {
            var took = Time(db => query(db, i + 2));
            var bareTook = Time(db => Walk(db, bare));
            if (i >= 0)
            {
                page.Add(took);
                plain.Add(bareTook);
            }
        }

        page.Sort();
        plain.Sort();
        var p95 = page[asked * 95 / 100];
        AnsiConsole.WriteLine($"{what}: p50 {page[asked / 2]:0.0} ms, p95 {p95:0.0} ms{(p95 > Bound ? $" (over {Bound})" : "")}; bare p50 {plain[asked / 2]:0.0} ms");
    }

    private double Time<T>(Func<BasicControlDb, T> query)
    {
        var clock = Stopwatch.StartNew();
        centre.Reader.ReadNow(query);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>The rows through the same driver, the six columns that a figure is told from.</summary>
    private static long Walk(BasicControlDb db, string where)
    {
        using var command = PlainSql.Command(db, $"SELECT id, unit_id, officer_id, created_at, done_due, closed_at FROM work_orders WHERE {where}");
        using var row = command.ExecuteReader();
        var sum = 0L;
        while (row.Read())
        {
            for (var column = 0; column < row.FieldCount; column++)
            {
                sum += row.IsDBNull(column) ? 0 : row.GetInt64(column);
            }
        }

        return sum;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    private static PersonId[] Page(int i) => [.. Enumerable.Range(i * PageSize, PageSize).Select(Officer)];

    private static PersonId Officer(int i) => new(ScoreBenchStore.FirstOfficer + (i * 37 % ScoreBenchStore.Officers));

    private static UnitId Station(int i) => new(ScoreBenchStore.FirstStation + (i % ScoreBenchStore.Stations));
}
