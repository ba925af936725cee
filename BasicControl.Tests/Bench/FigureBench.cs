using System.Diagnostics;
using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>What pages and the command line ask of the query layer at 1 M orders, against bare statements over the same rows in the same run.</summary>
internal static class FigureBench
{
    private const int Orders = 1_000_000;
    private const int Rounds = 5;
    private const string Scan = "SELECT created_at, done_due, closed_at, unit_id, type_id, officer_id, channel_id, department_id, status_id FROM work_orders";
    private const string Count = "SELECT unit_id, count(*), sum(closed_at <= done_due) FROM work_orders GROUP BY unit_id";

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        await Fill(store);
        var (reader, book) = (store.Centre.Reader, store.Centre.Book);
        var city = book.Cities.First().Id;
        var at = reader.ReadNow(db => db.WorkOrders.Max(order => order.CreatedAt));
        var month = new FigureSpan(at.AddDays(-30), null);
        var unit = new FigureScope { Units = new HashSet<UnitId> { book.Units.First(one => one.SourceKey is not null).Id } };
        var (all, queries, zone) = (new FigureScope { City = city }, new FigureQueries(book), book.ZoneOf(city));

        AnsiConsole.WriteLine($"{Orders:n0} orders; processor time of each query and of a bare statement over the same rows, turn about, medians of {Rounds}:");
        Show("counts of one unit, 30 days", Count, db => queries.Counts(Scope.Everything, db, unit, at, month));
        Show("counts of the city, 30 days", Count, db => queries.Counts(Scope.Everything, db, all, at, month));
        Show("counts by unit, all orders", Count, db => queries.CountsByUnit(Scope.Everything, db, all, at));
        Show("all totals with percentiles", Scan, db => queries.Totals(Scope.Everything, db, all, zone, at));
        Show("table by unit with percentiles", Scan, db => queries.Table(Scope.Everything, db, all, zone, at, FigureBy.Unit));
        Show("grid of unit and hour", Scan, db => queries.Table(Scope.Everything, db, all, zone, at, FigureBy.UnitHour));
        Show("everything a wall shows, fresh", Scan, db => CityFigureQueries.At(Scope.Everything, db, book, city, at));

        void Show<T>(string what, string bare, Func<BasicControlDb, T> query)
        {
            var (time, bareTime) = TurnAbout(() => reader.ReadNow(query), () => Bare(store, bare));
            AnsiConsole.WriteLine($"{what}: {time:0} ms, {time / bareTime:0.00} of the bare statement's {bareTime:0} ms");
        }
    }

    private static async Task Fill(BenchStore store)
    {
        for (var from = 0; from < Orders; from += 4 * IncidentInbox.BatchSize)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(parcel => store.Centre.Inbox.Submit(Scope.Everything,
                [.. Enumerable.Range(from + (parcel * IncidentInbox.BatchSize), IncidentInbox.BatchSize).Select(i => BenchStore.Record("requests", i))])));
        }
    }

    private static (double One, double Other) TurnAbout(Action one, Action other)
    {
        var times = new (double One, double Other)[Rounds + 1];
        for (var round = 0; round <= Rounds; round++)
        {
            times[round] = (ProcessorTime(one), ProcessorTime(other));
        }

        // The first round warms up.
        return (Median(times.Skip(1).Select(time => time.One)), Median(times.Skip(1).Select(time => time.Other)));
    }

    private static double ProcessorTime(Action run)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        run();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);

    private static void Bare(BenchStore store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store.Centre.Store.Path};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var sum = 0L;
        while (row.Read())
        {
            for (var column = 0; column < row.FieldCount; column++)
            {
                sum += row.IsDBNull(column) ? 0 : row.GetInt64(column);
            }
        }

        GC.KeepAlive(sum);
    }
}
