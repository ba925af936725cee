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
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;
using BasicControl.Web.Components.Organisation;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>What the office pages read at 1 M orders and 3,000 officers, each as its page does it, beside a bare statement over the rows it is about.</summary>
internal sealed class PagesBench(Centre centre, UnitId city, RecentOrders? recent, Func<UnitId, LiveScores?>? live)
{
    private const int Orders = 1_000_000;
    private const int Asked = 60;
    private const int PageSize = 50;
    private const int Bound = 50;

    private readonly DrillQueries _drill = new(centre.Book, recent);
    private readonly ScoreQueries _scores = new(centre.Book, centre.Rubrics, recent, live);
    private readonly OrderQueries _orders = new(centre.Reader, centre.Book, centre.Clock);

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        ScoreBenchStore.Fill(store.Centre, Orders);
        var centre = store.Centre;
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
        var (bench, zone) = (new PagesBench(centre, city, recent, null), centre.Book.ZoneOf(city));
        bench.Pages("the wall's window", at => FigurePeriod.Until(zone, at));
        bench.Lists();
        await using (var walls = await WallBoards.Start(centre, new(), default))
        {
            new PagesBench(centre, city, recent, walls.Live).Pages("the wall's window beside its wall", at => FigurePeriod.Until(zone, at));
        }

        bench.Pages("last month", at => FigurePeriod.Of(zone, Month(zone.DayOf(at)).AddMonths(-1), Month(zone.DayOf(at)).AddDays(-1), at), Asked / 3);
        AnsiConsole.WriteLine($"Without the recent orders, load {Load()}:");
        new PagesBench(centre, city, null, null).Pages("the wall's window", at => FigurePeriod.Until(zone, at), 10);
        bench.Pages("a year", at => FigurePeriod.Until(zone, at, 364), 3);
        AnsiConsole.WriteLine($"Load {Load()}.");
    }

    private void Pages(string name, Func<DateTime, FigurePeriod> days, int asked = Asked)
    {
        var since = $"created_at >= {Instants.ToMilliseconds(days(centre.Clock.UtcNow()).Before().Start)}";
        var (ofOfficer, ofStation) = ($"officer_id = {Officer(1).Value} AND {since}", $"unit_id = {Station(1).Value} AND {since}");
        Page("officer page", ofOfficer, (db, i, period) =>
        {
            var unit = centre.Book.UnitOf(Officer(i), period.At)!.Value;
            var people = UnitQueries.People(Scope.Everything, centre.Book, unit, period.At);
            return (_drill.Officer(Scope.Everything, db, Officer(i), period), LateOrders.Of(Scope.Everything, db, centre.Book, Officer(i), period, recent: recent), _drill.Created(Scope.Everything, db, [.. people.Select(one => one.Id)], period),
                Compared(period, (span, at) => _scores.Total(Scope.Everything, db, ScoreScope.Of(Officer(i)), span, at)), NoteQueries.Of(Scope.Everything, db, centre.Book, NoteAbout.Person, Officer(i).Value, centre.Clock.UtcNow()));
        });
        Page($"list of {PageSize} officers", $"officer_id IN ({string.Join(',', Officers(1).Select(one => one.Value))}) AND {since}", (db, i, period) => _drill.Officers(Scope.Everything, db, Officers(i), period));
        Page("station page", ofStation, (db, i, period) => Unit(db, Station(i), period));
        Page("county page", $"unit_id % {ScoreBenchStore.Counties} = 1 AND {since}", (db, i, period) => Unit(db, new(ScoreBenchStore.FirstCounty + (i % ScoreBenchStore.Counties)), period));
        Page("city page", since, (db, _, period) => Unit(db, city, period));
        Page("score sheet of an officer", ofOfficer, (db, i, period) => Sheet(db, ScoreScope.Of(Officer(i)), period));
        Page("people of a station by score", ofStation, (db, i, period) => Compared(period, (span, at) => _scores.People(Scope.Everything, db, Station(i), span, at)));
        Page("score sheet of a station", ofStation, (db, i, period) => Sheet(db, ScoreScope.Of(Station(i)), period));
        Page("score sheet of the city", since, (db, _, period) => Sheet(db, ScoreScope.Of(city), period));
        Page("units by score", since, (db, _, period) => Compared(period, (span, at) => _scores.City(Scope.Everything, db, city, span, at).Units.Count()));

        void Page<T>(string what, string bare, Func<BasicControlDb, int, FigurePeriod, T> query) =>
            Show($"{what}, {name}", bare, asked, (db, i) => query(db, i, days(centre.Clock.UtcNow())));
    }

    private (ScoreSheet, ScoreTotal) Sheet(BasicControlDb db, ScoreScope scope, FigurePeriod period)
    {
        var before = period.Before();
        return (_scores.Sheet(Scope.Everything, db, scope, new(period.Start, period.End), period.At), _scores.Total(Scope.Everything, db, scope, new(before.Start, before.End), before.At));
    }

    /// <summary>This period and the one before, as every page shows it.</summary>
    private static (T, T) Compared<T>(FigurePeriod period, Func<ScorePeriod, DateTime, T> read)
    {
        var before = period.Before();
        return (read(new(period.Start, period.End), period.At), read(new(before.Start, before.End), before.At));
    }

    private void Lists()
    {
        const string Open = "closed_at IS NULL";
        var (station, at) = (Station(1), centre.Clock.UtcNow());
        List("orders due next", Open, new());
        List("orders overdue", Open, new() { Stage = OrderStage.Overdue });
        List("orders of a station, due next", $"{Open} AND unit_id = {station.Value}", new() { Unit = station });
        List("orders of a level, latest first", "level = 1", new() { Stage = OrderStage.All, Level = Level.Red });
        List("orders of an officer, latest first", $"officer_id = {Officer(1).Value}", new() { Stage = OrderStage.All, Officer = Officer(1) });
        List("orders of the city, closed last", "closed_at IS NOT NULL", new() { Stage = OrderStage.Closed, Unit = city });
        List("orders of a station in state reported back", $"{Open} AND unit_id = {station.Value}", new() { Unit = station, Sort = OrderSort.Created, States = [WorkOrderState.ReportedBack] });
        List("orders by the beginning of a number", "external_number >= 'R-0001' AND external_number < 'R-0002'", new() { Number = "R-0001" });

        void List(string what, string bare, OrderFilter filter) =>
            Show(what, $"{bare} ORDER BY created_at DESC LIMIT {PageSize}", Asked, (_, _) => _orders.List(Scope.Everything, filter, at).GetAwaiter().GetResult().Value.Rows.Count);
    }

    private (DrillSheet, IReadOnlyList<DrillLine>, int) Unit(BasicControlDb db, UnitId id, FigurePeriod period)
    {
        var unit = centre.Book.Unit(id);
        var sheet = UnitDrill.Of(Scope.Everything, _drill, db, unit, period);
        Compared(period, (span, at) => _scores.Total(Scope.Everything, db, ScoreScope.Of(id), span, at));
        return (sheet, UnitDrill.Lines(Scope.Everything, centre.Book, unit, sheet), _orders.List(Scope.Everything, new() { Unit = id }, centre.Clock.UtcNow(), size: 10).GetAwaiter().GetResult().Value.Rows.Count + NoteQueries.Of(Scope.Everything, db, centre.Book, NoteAbout.Unit, id.Value, centre.Clock.UtcNow()).Count);
    }

    private void Show<T>(string what, string bare, int asked, Func<BasicControlDb, int, T> query)
    {
        var (page, plain) = (new List<double>(), new List<double>());
        using var process = Process.GetCurrentProcess();
        var processor = TimeSpan.Zero;
        for (var i = -2; i < asked; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var took = Time(db => query(db, i + 2));
            process.Refresh();
            if (i >= 0)
            {
                processor += process.TotalProcessorTime - before;
                page.Add(took);
            }

            if (i % 10 == 0)
            {
                plain.Add(Time(db => Walk(db, bare)));
            }
        }

        page.Sort();
        plain.Sort();
        var p95 = page[asked * 95 / 100];
        AnsiConsole.WriteLine(
            $"{what}: p50 {page[asked / 2]:0.0} ms, p95 {p95:0.0} ms{(p95 > Bound ? $" (over {Bound})" : "")}, processor {processor.TotalMilliseconds / asked:0.0} ms; "
            + $"bare {plain[plain.Count / 2]:0.0} ms");
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

    private static PersonId[] Officers(int i) => [.. Enumerable.Range(i * PageSize, PageSize).Select(Officer)];

    private static PersonId Officer(int i) => new(ScoreBenchStore.FirstOfficer + (i * 37 % ScoreBenchStore.Officers));

    private static UnitId Station(int i) => new(ScoreBenchStore.FirstStation + (i % ScoreBenchStore.Stations));
}
