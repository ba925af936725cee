using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace BasicControl.Bench;

/// <summary>A year of orders that officers have worked off, written straight into the tables: 15 stations in 3 counties, 3,000 officers, marks on a tenth.</summary>
internal static class ScoreBenchStore
{
    public const int Stations = 15;
    public const int Counties = 3;
    public const int FirstCounty = 900;
    public const int Officers = 3_000;
    public const int FirstStation = 1_000;
    public const int FirstOfficer = 10_000;
    private const int Days = 365;
    private const long Hour = 3_600_000;

    public static void Fill(Centre centre, int orders)
    {
        var city = centre.Book.Cities.Single();
        AddPeople(centre, city);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = centre.Store.Path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Insert(connection, transaction, orders, city.Id.Value, centre.Book.Source("requests")!.Id.Value, Instants.ToMilliseconds(centre.Clock.UtcNow()));
        transaction.Commit();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private static void AddPeople(Centre centre, Unit city)
    {
        centre.Book.Add(new Term { Id = new(1), Kind = TermKind.Type, Name = "type" });
        for (var county = 0; county < Counties; county++)
        {
            AddUnit(centre, city, UnitKind.County, FirstCounty + county, $"county {county}", city.Id);
        }

        for (var station = 0; station < Stations; station++)
        {
            AddUnit(centre, city, UnitKind.Station, FirstStation + station, $"station {station}", new(FirstCounty + (station % Counties)));
        }

        for (var officer = 0; officer < Officers; officer++)
        {
            centre.Book.Add(new Person { Id = new(FirstOfficer + officer), CityId = city.Id, Number = $"{officer:000000}", Name = $"officer {officer}" });
            centre.Book.Add(new PersonLink
            {
                Id = FirstOfficer + officer,
                PersonId = new(FirstOfficer + officer),
                UnitId = new(FirstStation + (officer % Stations)),
                From = DateTime.UnixEpoch,
            });
        }
    }

    private static void AddUnit(Centre centre, Unit city, UnitKind kind, int id, string name, UnitId parent)
    {
        centre.Book.Add(new Unit { Id = new(id), CityId = city.Id, Kind = kind, Name = name });
        centre.Book.Add(new UnitLink { Id = id, UnitId = new(id), ParentId = parent, From = DateTime.UnixEpoch });
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, int orders, long city, int source, long now)
    {
        var random = new Random(orders);
        using var order = Command(
            connection, transaction, 22,
            """
            INSERT INTO work_orders (id, number, city_id, source_id, external_number, kind, origin, type_id, level, state, version, unit_id, officer_id, reporter_id, sealed,
                created_at, recorded_at, sign_for_due, first_action_due, done_due, feedback_due, signed_at, first_action_at, done_at, closed_at, feedback_at,
                next_due, faults, outcome_hash, conduct)
            VALUES (@1, @2, @3, @4, @2, @5, 0, 1, @6, @7, 9, @8, @9, @9, @10, @11, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, 0, @1, @22)
            """);
        using var mark = Command(
            connection, transaction, 7,
            "INSERT INTO order_marks (id, order_id, city_id, kind, person_id, unit_id, at, version) VALUES (@1, @2, @3, @4, @5, @6, @7, 7)");
        for (var i = 0; i < orders; i++)
        {
            var officer = random.Next(Officers);
            var (unit, person) = (FirstStation + (officer % Stations), FirstOfficer + officer);
            var created = now - (long)((1 - ((double)i / orders)) * Days * 24 * Hour);
            var level = 1 + random.Next(3);
            var due = created + (level == 3 ? 24 : level == 2 ? 72 : 168) * Hour;
            var (signed, acted, closed) = (created + random.Next(1, 9_000_000), created + random.Next(9_000_000, 90_000_000), created + random.Next(90_000_000, 500_000_000));
            var isOpen = closed > now;
            var isMarked = random.Next(10) == 0;
            Set(
                order, i + 1L, $"R-{i:D9}", city, source, random.Next(3), level, isOpen ? 3 : 8, unit, person, new byte[random.Next(90, 260)], created, created + (level == 3 ? Hour / 4 : 4 * Hour), created + (24 * Hour), due, due + (24 * Hour),
                signed <= now ? signed : DBNull.Value, acted <= now ? acted : DBNull.Value, isOpen ? DBNull.Value : closed - 60_000,
                isOpen ? DBNull.Value : closed, isOpen ? DBNull.Value : closed, isOpen ? due : DBNull.Value,
                (int)(OrderConduct.OutcomeTold | (isMarked ? OrderConduct.Reworked : OrderConduct.None)));
            if (isMarked && acted <= now)
            {
                Set(mark, i + 1L, i + 1L, city, 1 + random.Next(6), person, unit, acted);
            }
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, int values, string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var value = 1; value <= values; value++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{value}" });
        }

        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
