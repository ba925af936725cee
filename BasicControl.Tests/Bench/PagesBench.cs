using System.Diagnostics;
using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.WorkOrders;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>What the drill pages and lists read at 1 M orders and 3,000 officers, each as its page does it, the period before included.</summary>
internal static class PagesBench
{
    private const int Orders = 1_000_000;
    private const int Asked = 200;
    private const int Few = 10;
    private const int PageSize = 50;

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        ScoreBenchStore.Fill(store.Centre, Orders);
        var (centre, at) = (store.Centre, store.Centre.Clock.UtcNow());
        var city = centre.Book.Cities.Single().Id;
        var (drill, orders) = (new DrillQueries(centre.Book), new OrderQueries(centre.Reader, centre.Book));
        var month = FigurePeriod.Until(centre.Book.ZoneOf(city), at);
        var year = FigurePeriod.Until(centre.Book.ZoneOf(city), at, 364);
        AnsiConsole.WriteLine($"{Orders:n0} orders of {ScoreBenchStore.Officers:n0} officers in {ScoreBenchStore.Stations} stations:");
        foreach (var (name, period) in new[] { ("30 days", month), ("a year", year) })
        {
            Show($"officer page, {name} (p95 under 50 ms)", Asked, (db, i) => (drill.Officer(db, Officer(i), period), LateOrders.Of(db, Officer(i), period)));
            Show($"list of {PageSize} officers, {name} (p95 under 50 ms)", Asked, (db, i) => drill.Officers(db, [.. Enumerable.Range(i * PageSize, PageSize).Select(Officer)], period));
            Show($"station page by officer, {name}", Few, (db, i) => drill.ByOfficer(db, Station(i), period));
            Show($"city page by unit, {name}", Few, (db, _) => drill.ByUnit(db, city, period));
        }

        ShowList("orders due next", new());
        ShowList("orders overdue", new() { Stage = OrderStage.Overdue });
        ShowList("orders of the city, latest first", new() { Stage = OrderStage.All, Unit = city });
        Show("first 2,000 rows of an export", Few, (db, _) => orders.All(db, new() { Stage = OrderStage.All }, at).Take(2_000).Count());

        void ShowList(string what, OrderFilter filter) => Show(
            $"{what} (p95 under 50 ms)", Asked, (db, i) => orders.All(db, filter with { Officer = i % 2 == 0 ? null : Officer(i) }, at).Take(PageSize).Count());

        void Show<T>(string what, int asked, Func<BasicControlDb, int, T> query)
        {
            var times = new List<double>();
            centre.Reader.ReadNow(db => query(db, asked));
            for (var i = 0; i < asked; i++)
            {
                var clock = Stopwatch.StartNew();
                centre.Reader.ReadNow(db => query(db, i));
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            AnsiConsole.WriteLine($"{what}: p50 {times[asked / 2]:0.0} ms, p95 {times[asked * 95 / 100]:0.0} ms");
        }
    }

    private static PersonId Officer(int i) => new(ScoreBenchStore.FirstOfficer + (i * 37 % ScoreBenchStore.Officers));

    private static UnitId Station(int i) => new(ScoreBenchStore.FirstStation + (i % ScoreBenchStore.Stations));
}
