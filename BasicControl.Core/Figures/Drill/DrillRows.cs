using System.Data;
using System.Data.Common;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BasicControl.Core.Figures.Drill;

/// <summary>What a drill sheet needs of an order; instants in milliseconds, as the store keeps them.</summary>
internal readonly record struct DrillOrder(long Id, UnitId Unit, PersonId? Officer, long Created, long? Due, long? Closed)
{
    public bool IsClosedAt(long at) => Closed <= at;

    public bool IsOverdueAt(long at) => Due < at && !IsClosedAt(at);
}

/// <summary>
/// Reads the orders that a period and the one before it are told by: those created in either, and those older ones that were
/// still open at the earlier instant. In a small scope that is every order of it.
/// </summary>
internal sealed class DrillRows(BasicControlDb db, FigurePeriod period, FigurePeriod before)
{
    private const string Columns = "SELECT id, unit_id, officer_id, created_at, done_due, closed_at FROM work_orders WHERE state NOT IN (9, 10) AND ";

    private readonly long _at = Instants.ToMilliseconds(period.At);
    private readonly long _then = Instants.ToMilliseconds(before.At);
    private readonly long _start = Instants.ToMilliseconds(before.Start);

    /// <summary>A whole city: by the instant of creation, and by what is not closed.</summary>
    public IEnumerable<DrillOrder> OfCity(UnitId city) => Wide($"+city_id = {Text(city.Value)}");

    /// <summary>Many units: as a city.</summary>
    public IEnumerable<DrillOrder> OfUnits(IReadOnlyCollection<UnitId> units, bool wide)
    {
        var list = $"unit_id IN ({string.Join(',', units.Select(unit => Text(unit.Value)))})";
        return wide ? Wide("+" + list) : Small(list);
    }

    public IEnumerable<DrillOrder> OfOfficers(IEnumerable<PersonId> officers) => Small($"officer_id IN ({string.Join(',', officers.Select(officer => Text(officer.Value)))})");

    private IEnumerable<DrillOrder> Small(string scope) => Read($"{scope} AND created_at <= {Text(_at)}");

    // The plus keeps a condition from choosing the index: each statement names the one that it walks.
    private IEnumerable<DrillOrder> Wide(string scope) =>
    [
        .. Read($"{scope} AND created_at >= {Text(_start)} AND created_at <= {Text(_at)}"),
        .. Read($"{scope} AND closed_at IS NULL AND +created_at < {Text(_start)}"),
        .. Read($"{scope} AND closed_at > {Text(_then)} AND +created_at < {Text(_start)}"),
    ];

    private IEnumerable<DrillOrder> Read(string where)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Columns + where;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        using var reader = command.ExecuteReader(CommandBehavior.SequentialAccess);
        while (reader.Read())
        {
            yield return new(
                reader.GetInt64(0), reader.Unit(1), reader.PersonOrNull(2), reader.GetInt64(3), Number(reader, 4), Number(reader, 5));
        }
    }

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
