using System.Diagnostics;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>What the heat cube costs at 1 M incidents over three years: time to be read, memory, and each question beside a bare scan in the same run.</summary>
internal static class HeatBench
{
    private const int Incidents = 1_000_000;
    private const int Days = 1_096;
    private const int Rounds = 41;
    private const string Columns = "SELECT id, city_id, unit_id, type_id, level, dispute, weapon, at, latitude, longitude FROM incidents";
    private const string Grouped = "SELECT unit_id, (at + 28800000) / 3600000 % 24, count(*) FROM incidents WHERE dispute <> 0 GROUP BY 1, 2";

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        var clock = Stopwatch.StartNew();
        Fill(store.Centre);
        AnsiConsole.WriteLine($"store of {Incidents:n0} incidents over {Days:n0} days filled in {clock.Elapsed.TotalSeconds:n1} s");
        var scan = Time(() => Bare(store, Columns));
        var grouped = Time(() => Bare(store, Grouped));

        clock.Restart();
        await using var walls = await WallBoards.Start(store.Centre, new(), CancellationToken.None);
        AnsiConsole.WriteLine($"wall there after {clock.Elapsed.TotalSeconds:n2} s (at most 10)");
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        clock.Restart();
        await using var cubes = HeatCubes.Start(new(store.Centre.Reader, store.Centre.Feed, store.Centre.Book, store.Centre.Clock), new() { CheckEvery = null });
        await cubes.Ready;
        var ready = clock.Elapsed;
        memory = GC.GetTotalMemory(forceFullCollection: true) - memory;
        AnsiConsole.WriteLine(
            $"cubes read beside it in {ready.TotalSeconds:n2} s, {ready / scan:n1} times a bare scan ({scan.TotalSeconds:n2} s); {memory / 1e6:n0} MB ({(double)memory / Incidents:n0} bytes an incident), {cubes.Bytes / 1e6:n0} MB by their own count");

        var queries = new HeatQueries(cubes, store.Centre.Reader, store.Centre.Book, store.Centre.Clock);
        var city = store.Centre.Book.Cities.First().Id;
        var today = store.Centre.Book.ZoneOf(city).DayOf(store.Centre.Clock.UtcNow());
        await Ask("three years, disputes", new(city, new(today.AddDays(-Days + 1), today)));
        await Ask("three years, everything", new(city, new(today.AddDays(-Days + 1), today)) { DisputesOnly = false });
        await Ask("18 months and those before", new(city, new(today.AddDays(-547), today)) { Before = new(today.AddDays(-1_095), today.AddDays(-548)) });
        await Ask("30 days and those before", new(city, new(today.AddDays(-30), today)) { Before = new(today.AddDays(-61), today.AddDays(-31)) });
        await Ask("three years, one unit, two kinds", new(city, new(today.AddDays(-Days + 1), today)) { Unit = new(1_003), Kinds = [DisputeKind.Family, DisputeKind.Noise] });
        AnsiConsole.WriteLine($"one grid of them by SQL: {grouped.TotalMilliseconds:n0} ms");

        async Task Ask(string what, HeatQuery query)
        {
            var times = new List<double>(Rounds);
            HeatAnswer answer = null!;
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                answer = await queries.Ask(Scope.Everything, query);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            AnsiConsole.WriteLine(
                $"{what}: {times[Rounds / 10]:n1} ms undisturbed (at most 20), {times[Rounds / 2]:n1} ms in the middle, 1/{scan.TotalMilliseconds / times[Rounds / 2]:n0} of the bare scan; {answer.Count.Total:n0} counted, {answer.Count.Cells.Count:n0} cells");
        }
    }

    private static void Fill(Centre centre)
    {
        var city = centre.Book.Cities.Single();
        var source = centre.Book.Source("calls")!;
        using var connection = Open(centre.Store.Path);
        using var transaction = connection.BeginTransaction();
        for (var station = 1_000; station < 1_015; station++)
        {
            Run(connection, transaction, $"INSERT INTO units (id, city_id, kind, name, version) VALUES ({station}, {city.Id.Value}, {(int)UnitKind.Station}, 'station {station}', 1)");
            Run(connection, transaction, $"INSERT INTO unit_links (id, unit_id, parent_id, \"from\") VALUES ({station}, {station}, {city.Id.Value}, 0)");
            centre.Book.Add(new Unit { Id = new(station), CityId = city.Id, Kind = UnitKind.Station, Name = $"station {station}" });
            centre.Book.Add(new UnitLink { Id = station, UnitId = new(station), ParentId = city.Id, From = DateTime.UnixEpoch });
        }

        for (var type = 1; type <= 93; type++)
        {
            Run(connection, transaction, $"INSERT INTO terms (id, kind, name) VALUES ({1_000 + type}, 0, 'type {type}')");
            centre.Book.Add(new Term { Id = new(1_000 + type), Kind = TermKind.Type, Name = $"type {type}" });
        }

        Insert(connection, transaction, city.Id.Value, source.Id.Value, Instants.ToMilliseconds(centre.Clock.UtcNow()));
        transaction.Commit();
        Run(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, long city, int source, long now)
    {
        var random = new Random(Incidents);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO incidents (id, city_id, source_id, external_number, at, recorded_at, type_id, level, unit_id, sealed, latitude, longitude, dispute, weapon, version)
            VALUES (@id, @city, @source, @number, @at, @at, @type, @level, @unit, @sealed, @latitude, @longitude, @dispute, @weapon, 1)
            """;
        string[] names = ["@id", "@city", "@source", "@number", "@at", "@type", "@level", "@unit", "@sealed", "@latitude", "@longitude", "@dispute", "@weapon"];
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        for (var i = 0; i < Incidents; i++)
        {
            var dispute = random.Next(3) == 0 ? random.Next(1, 13) : 0;
            object[] values =
            [
                i + 1L, city, source, $"N{i:D9}", now - (long)((1 - ((double)i / Incidents)) * (Days - 1) * 86_400_000), 1_001 + random.Next(93), random.Next(4), 1_000 + random.Next(15),
                new byte[random.Next(60, 180)], 30 + (random.NextDouble() / 3),
                120 + (random.NextDouble() / 3), dispute, dispute != 0 && random.Next(20) == 0 ? 1 : 0,
            ];
            for (var column = 0; column < values.Length; column++)
            {
                command.Parameters[column].Value = values[column];
            }

            command.ExecuteNonQuery();
        }
    }

    private static void Bare(BenchStore store, string sql)
    {
        using var connection = Open(store.Centre.Store.Path);
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

    private static TimeSpan Time(Action work)
    {
        work();
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        command.ExecuteNonQuery();
    }
}
