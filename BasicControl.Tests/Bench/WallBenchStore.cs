using BasicControl.Core;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.Data.Sqlite;

namespace BasicControl.Bench;

/// <summary>Orders written straight into the store's tables by prepared inserts, without a journal: only the reading is measured.</summary>
internal static class WallBenchStore
{
    public static void Fill(Centre centre, int orders, int days)
    {
        var city = centre.Book.Cities.Single();
        var source = centre.Book.Source("requests")!;
        var stations = Enumerable.Range(1_000, 15).ToArray();
        using var connection = Open(centre.Store.Path);
        using var transaction = connection.BeginTransaction();
        foreach (var station in stations)
        {
            Run(connection, transaction, $"INSERT INTO units (id, city_id, kind, name, version) VALUES ({station}, {city.Id.Value}, {(int)UnitKind.Station}, 'station {station}', 1)");
            Run(connection, transaction, $"INSERT INTO unit_links (id, unit_id, parent_id, \"from\") VALUES ({station}, {station}, {city.Id.Value}, 0)");
            centre.Book.Add(new Unit { Id = new(station), CityId = city.Id, Kind = UnitKind.Station, Name = $"station {station}" });
            centre.Book.Add(new UnitLink { Id = station, UnitId = new(station), ParentId = city.Id, From = DateTime.UnixEpoch });
        }

        for (var type = 1; type <= 60; type++)
        {
            Run(connection, transaction, $"INSERT INTO terms (id, kind, name) VALUES ({1_000 + type}, 0, 'type {type}')");
            centre.Book.Add(new Term { Id = new(1_000 + type), Kind = TermKind.Type, Name = $"type {type}" });
        }

        Insert(connection, transaction, orders, days, city.Id.Value, source.Id.Value, Instants.ToMilliseconds(centre.Clock.UtcNow()));
        transaction.Commit();
        Run(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Every row of the table through the same driver, one column of it.</summary>
    public static long Scan(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM work_orders NOT INDEXED WHERE sealed IS NOT NULL";
        using var row = command.ExecuteReader();
        long sum = 0;
        while (row.Read())
        {
            sum += row.GetInt64(0);
        }

        return sum;
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, int orders, int days, long city, int source, long now)
    {
        var random = new Random(orders);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO work_orders (id, number, city_id, source_id, external_number, kind, origin, type_id, level, state, version, unit_id, sealed,
                latitude, longitude, created_at, recorded_at, done_due, closed_at, next_due, faults)
            VALUES (@id, @number, @city, @source, @number, 3, 1, @type, @level, @state, 1, @unit, @sealed, @latitude, @longitude, @created, @created, @due, @closed, @next, 0)
            """;
        string[] names = ["@id", "@number", "@city", "@source", "@type", "@level", "@state", "@unit", "@sealed", "@latitude", "@longitude", "@created", "@due", "@closed", "@next"];
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        for (var i = 0; i < orders; i++)
        {
            var created = now - (long)((1 - ((double)i / orders)) * days * 86_400_000);
            var due = created + (random.Next(8, 240) * 3_600_000L);
            var isOpen = random.Next(20) == 0;
            object[] values =
            [
                i + 1L, $"N{i:D9}", city, source, 1_001 + random.Next(60), random.Next(4), isOpen ? 3 : 8, 1_000 + random.Next(15),
                new byte[random.Next(70, 150)], 30 + random.NextDouble(),
                120 + random.NextDouble(), created, due, isOpen ? DBNull.Value : created + random.Next(1, 360_000_000), isOpen ? due : DBNull.Value,
            ];
            for (var column = 0; column < values.Length; column++)
            {
                command.Parameters[column].Value = values[column];
            }

            command.ExecuteNonQuery();
        }
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
