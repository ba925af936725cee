using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.Retention;

/// <summary>The records of a kind whose time is over, in the order of an index: counted by month, and walked piece by piece.</summary>
internal sealed class DueRecords
{
    public const int Piece = 100;

    private static readonly DueRecords[] All =
    [
        new(RetentionKind.Incidents, "incidents", "at", "erased_at IS NULL"),
        new(RetentionKind.Orders, "work_orders", "closed_at", "closed_at IS NOT NULL AND erased_at IS NULL"),
        new(RetentionKind.Orders, "work_orders", "created_at", "closed_at IS NULL AND state IN (9, 10) AND erased_at IS NULL"),
        new(RetentionKind.Rejects, "rejects", "recorded_at", "1 = 1"),
        new(RetentionKind.Notes, "notes", "at", "sealed IS NOT NULL"),
    ];

    private readonly string _count;
    private readonly string _walk;

    private DueRecords(RetentionKind kind, string table, string time, string due)
    {
        Kind = kind;
        _count = $"SELECT strftime('%Y-%m', {time} / 1000, 'unixepoch') AS month, count(*) FROM {table} WHERE {time} < $cutoff AND {due} GROUP BY month ORDER BY month";
        _walk = $"SELECT {time}, id FROM {table} WHERE ({time}, id) > (?1, ?2) AND {time} < ?3 AND {due} ORDER BY {time}, id LIMIT {Piece}";
    }

    public RetentionKind Kind { get; }

    /// <summary>The walks of a kind, one behind the other.</summary>
    public static IEnumerable<DueRecords> Of(RetentionKind kind) => All.Where(due => due.Kind == kind);

    public IEnumerable<RetentionCount> Count(BasicControlDb db, DateTime cutoff)
    {
        using var command = PlainSql.Command(db, _count, ("$cutoff", Instants.ToMilliseconds(cutoff)));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new(Kind, row.GetString(0), row.GetInt64(1));
        }
    }

    /// <summary>The next piece behind a place; empty at the end.</summary>
    public List<(long At, long Id)> Next(WriteSession session, (long At, long Id) after, DateTime cutoff)
    {
        using var row = session.Prepare(_walk).Query(after.At, after.Id, Instants.ToMilliseconds(cutoff));
        var found = new List<(long, long)>();
        while (row.Read())
        {
            found.Add((row.GetInt64(0), row.GetInt64(1)));
        }

        return found;
    }
}
