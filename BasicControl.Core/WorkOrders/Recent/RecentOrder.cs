using System.Data.Common;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders.Recent;

/// <summary>What figures and scores are told from, of one order, in plain numbers: ids, 0 for none; instants as UTC milliseconds, <see cref="Instant.Never"/> for none.</summary>
/// <param name="IsSettled">A dispute of our own that was reported back as settled.</param>
/// <param name="Repeat">When it came in again, of a dispute of our own.</param>
internal readonly record struct RecentOrder(
    long Id, int City, int Unit, int Officer, Origin Origin, OrderKind Kind, OrderConduct Conduct,
    long Created, long SignDue, long Signed, long ActionDue, long Acted, long Due, long Closed, long FedBack, bool IsSettled, long Repeat)
{
    /// <summary>The columns of an order that figures and scores are told from, in the order of <see cref="Of"/> without the last.</summary>
    public const string Facts =
        """
        id, officer_id, unit_id, origin, kind, conduct, created_at, sign_for_due, signed_at, first_action_due, first_action_at, done_due, closed_at, feedback_at,
        CASE WHEN dispute <> 0 AND origin <> 1 THEN settlement END, CASE WHEN dispute <> 0 AND origin <> 1 THEN repeat_at END
        """;

    public const string Columns = Facts + ", city_id";

    public static RecentOrder Of(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(16), row.GetInt32(2), row.IsDBNull(1) ? 0 : row.GetInt32(1), (Origin)row.GetInt32(3), (OrderKind)row.GetInt32(4), (OrderConduct)row.GetInt32(5),
        row.GetInt64(6), At(row, 7), At(row, 8), At(row, 9), At(row, 10), At(row, 11), At(row, 12), At(row, 13),
        !row.IsDBNull(14) && row.GetInt32(14) != (int)Settlement.None, At(row, 15));

    private static long At(DbDataReader row, int column) => row.IsDBNull(column) ? Instant.Never : row.GetInt64(column);
}

/// <summary>A mark of an order in plain numbers.</summary>
/// <param name="Person">0: nobody stood on the order.</param>
internal readonly record struct RecentMark(long Order, MarkKind Kind, long Person, long Unit, long At, long Id)
{
    public const string Columns = "m.order_id, m.kind, m.person_id, m.unit_id, m.at, m.id";

    public static RecentMark Of(DbDataReader row) => new(
        row.GetInt64(0), (MarkKind)row.GetInt32(1), row.IsDBNull(2) ? 0 : row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
}
