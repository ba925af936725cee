using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Scoring.Board;

/// <summary>Reads what a board needs of the store beside the orders: what is exempted, then the marks of the window.</summary>
internal static class ScoreBoardReading
{
    private const string Marks =
        """
        SELECT m.order_id, m.kind, m.person_id, m.unit_id, m.at, m.id, m.city_id FROM order_marks m JOIN work_orders o ON o.id = m.order_id
        WHERE m.at >= @from AND o.state NOT IN (9, 10)
        """;

    /// <summary>Comes before any order is loaded.</summary>
    /// <param name="board">The board of a city, or null.</param>
    public static void Begin(BasicControlDb db, IEnumerable<UnitId> cities, Func<UnitId, ScoreBoard?> board)
    {
        foreach (var city in cities)
        {
            board(city)?.Load(Exemptions.Of(db, city));
        }
    }

    /// <param name="from">Start of the earliest window, UTC milliseconds.</param>
    public static void ReadMarks(BasicControlDb db, long from, Func<UnitId, ScoreBoard?> board, CancellationToken stop)
    {
        using var command = PlainSql.Command(db, Marks, ("@from", from));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            stop.ThrowIfCancellationRequested();
            board(new(row.GetInt64(6)))?.Load(
                row.GetInt64(0),
                FactReading.FactOf((MarkKind)row.GetInt32(1), row.IsDBNull(2) ? 0 : row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)), row.GetInt64(5));
        }
    }
}
