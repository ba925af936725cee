using System.Data.Common;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Counts cubes fresh from the store in one read transaction, with the journal position it stands at.</summary>
internal sealed class HeatReading(OrganisationBook book, HeatOptions options)
{
    private const string Position = "SELECT coalesce(max(position), 0) FROM changes";

    private const string Incidents =
        "SELECT id, city_id, unit_id, type_id, level, dispute, weapon, at, latitude, longitude FROM incidents WHERE at >= @from AND at < @to";

    private const string Orders =
        """
        SELECT id, city_id, unit_id, type_id, level, dispute, weapon, created_at, latitude, longitude FROM work_orders
        WHERE state NOT IN (9, 10) AND created_at >= @from AND created_at < @to
        """;

    /// <summary>The cubes of all cities at (the store's position, T).</summary>
    public HeatCubeSet Read(BasicControlDb db, DateTime at, CancellationToken stop)
    {
        var cubes = new HeatCubeSet(book, options, PlainSql.Number(db, Position), at);
        foreach (var ofIncidents in new[] { true, false })
        {
            var counted = cubes.All.Values.Where(cube => cube.CountsIncidents == ofIncidents).ToList();
            if (counted.Count > 0)
            {
                Read(db, ofIncidents, counted.Min(cube => cube.Start), Instant.Never, city => cubes.Cube(city) is { } cube && cube.CountsIncidents == ofIncidents ? cube : null, stop);
            }
        }

        return cubes;
    }

    /// <summary>A cube of some days of one city as they stand at T: what is older than the days that are kept, or another T.</summary>
    /// <param name="to">Last local day, included.</param>
    public HeatCube ReadDays(BasicControlDb db, UnitId city, DateOnly from, DateOnly to, DateTime at, CancellationToken stop)
    {
        var zone = book.ZoneOf(city);
        var end = zone.StartOf(to.AddDays(1));
        var last = at < end ? at : end.AddMilliseconds(-1);
        var cube = new HeatCube(book, city, to.DayNumber - from.DayNumber + 1, last);
        Read(
            db, cube.CountsIncidents, Instants.ToMilliseconds(zone.StartOf(from)), Instants.ToMilliseconds(last) + 1,
            other => other == city ? cube : null, stop);
        return cube;
    }

    private static void Read(BasicControlDb db, bool ofIncidents, long from, long to, Func<UnitId, HeatCube?> cubeOf, CancellationToken stop)
    {
        using var command = PlainSql.Command(db, ofIncidents ? Incidents : Orders, ("@from", from), ("@to", to));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (cubeOf(new(row.GetInt64(1))) is { } cube)
            {
                var at = row.GetInt64(7);
                cube.Load(row.GetInt64(0), new HeatMarks(
                    cube.StationMap.PathOf(new(row.GetInt64(2)), at), new(row.GetInt32(3)), (Level)row.GetInt32(4), (DisputeKind)row.GetInt32(5), row.GetBoolean(6), at,
                    CellAt(row, 8), CellAt(row, 9)));
            }
        }
    }

    private static int? CellAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : GridCell.Of(row.GetDouble(column));
}
