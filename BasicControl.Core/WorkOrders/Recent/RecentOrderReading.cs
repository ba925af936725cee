using BasicControl.Core.Changes;
using BasicControl.Core.Data;

namespace BasicControl.Core.WorkOrders.Recent;

/// <summary>Reads the recent orders from the store: all of them, or those that have changed since.</summary>
internal static class RecentOrderReading
{
    private const string Counts = "state NOT IN (9, 10)";

    private const string All =
        $"""
        SELECT {RecentOrder.Columns} FROM work_orders WHERE created_at >= @from AND {Counts}
        UNION ALL SELECT {RecentOrder.Columns} FROM work_orders WHERE closed_at >= @from AND +created_at < @from AND {Counts}
        UNION ALL SELECT {RecentOrder.Columns} FROM work_orders WHERE closed_at IS NULL AND +created_at < @from AND {Counts}
        """;

    private const string AllMarks = $"SELECT {RecentMark.Columns} FROM order_marks m JOIN work_orders o ON o.id = m.order_id WHERE m.at >= @from AND o.{Counts}";

    private const string One = $"SELECT {RecentOrder.Columns} FROM work_orders WHERE id = @id AND {Counts}";

    private const string MarksOfOne = $"SELECT {RecentMark.Columns} FROM order_marks m WHERE m.order_id = @id";

    // The plus keeps to the journal's own order: its other index would walk every change there ever was.
    private const string Changed = "SELECT DISTINCT subject, subject_id FROM changes WHERE position > @from AND position <= @to AND +subject IN (4, 8)";

    public static long Position(BasicControlDb db) => PlainSql.Number(db, "SELECT coalesce(max(position), 0) FROM changes");

    /// <param name="from">UTC milliseconds.</param>
    public static RecentOrderSet Read(BasicControlDb db, long from)
    {
        var set = new RecentOrderSet(from, Position(db));
        using (var command = PlainSql.Command(db, All, ("@from", from)))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                set.Set(RecentOrder.Of(row));
            }
        }

        using var marks = PlainSql.Command(db, AllMarks, ("@from", from));
        using var mark = marks.ExecuteReader();
        while (mark.Read())
        {
            set.Mark(RecentMark.Of(mark));
        }

        set.Trim();
        return set;
    }

    /// <summary>Reads again every order that a change up to a position is about.</summary>
    /// <returns>False: the past was recounted under another dispute mapping, without a change of each order.</returns>
    public static bool Follow(BasicControlDb db, RecentOrderSet set, long position)
    {
        var orders = new List<long>();
        using (var command = PlainSql.Command(db, Changed, ("@from", set.Position), ("@to", position)))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if ((Subject)row.GetInt32(0) == Subject.DisputeMapping)
                {
                    return false;
                }

                orders.Add(row.GetInt64(1));
            }
        }

        using var one = PlainSql.Command(db, One, ("@id", 0L));
        using var marks = PlainSql.Command(db, MarksOfOne, ("@id", 0L));
        foreach (var id in orders)
        {
            one.Parameters[0].Value = id;
            marks.Parameters[0].Value = id;
            set.RemoveMarks(id);
            using var row = one.ExecuteReader();
            if (!row.Read())
            {
                set.Remove(id);
                continue;
            }

            set.Set(RecentOrder.Of(row));
            using var mark = marks.ExecuteReader();
            while (mark.Read())
            {
                set.Mark(RecentMark.Of(mark));
            }
        }

        set.Position = position;
        return true;
    }
}
