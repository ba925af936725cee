using System.Data.Common;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>
/// Counts boards fresh from the store in one read transaction, with the journal position it stands at. It streams plain
/// columns, and only of what the window and the open orders need: a million orders are counted in seconds.
/// </summary>
internal sealed class BoardReading(IWallInputs inputs, WallOptions options)
{
    private const string Position = "SELECT coalesce(max(position), 0) FROM changes";

    // By kind, which no index knows, so that the rows are walked from the last one back and steps of foreign cases are passed by.
    private const string LastChanges =
        $"""
        SELECT position, subject, subject_id, kind, happened_at, recorded_at, post, open FROM changes
        WHERE kind IN ('{OrderChanged.Opened}', '{OrderChanged.Recorded}', '{OrderChanged.Moved}', '{OrderChanged.Repeated}',
            '{IncidentChanged.Recorded}', '{IncidentChanged.Updated}')
        ORDER BY position DESC LIMIT @most
        """;

    private const string Orders =
        $"""
        SELECT id, city_id, unit_id, officer_id, type_id, kind, level, created_at, done_due, closed_at, feedback_at, next_due, number,
            sign_for_due, first_action_due, feedback_due, signed_at, first_action_at, done_at, latitude, longitude,
            dispute, weapon, dispute <> 0 AND origin <> 1, settlement <> 0, repeat_at,
            {FactReading.Columns}
        FROM work_orders
        WHERE state NOT IN (9, 10) AND (closed_at IS NULL OR closed_at >= @from OR created_at >= @from OR (created_at >= @far AND dispute <> 0))
        """;

    private const int ScoreColumns = 26;

    private const string Incidents =
        """
        SELECT id, city_id, unit_id, type_id, level, at, latitude, longitude, dispute, weapon FROM incidents
        WHERE at >= @far AND (at >= @from OR dispute <> 0)
        """;

    /// <summary>Boards of all cities at (the store's position, T).</summary>
    public BoardSet Read(BasicControlDb db, DateTime at, CancellationToken stop)
    {
        var boards = new BoardSet(inputs, options, PlainSql.Number(db, Position), at);
        var from = Instants.ToMilliseconds(boards.All.Values.Select(board => board.WindowStart).DefaultIfEmpty(at).Min());
        var far = Instants.ToMilliseconds(boards.All.Values.Select(board => board.FarStart).DefaultIfEmpty(at).Min());
        ScoreBoardReading.Begin(db, boards.All.Keys, ScoresOf);
        ReadOrders(db, boards, from, far, stop);
        ScoreBoardReading.ReadMarks(db, from, ScoresOf, stop);
        ReadIncidents(db, boards, from, far, stop);
        ReadTicker(db, boards);
        return boards;

        ScoreBoard? ScoresOf(UnitId city) => boards.Board(city)?.Scores;
    }

    private static void ReadOrders(BasicControlDb db, BoardSet boards, long from, long far, CancellationToken stop)
    {
        var at = Instants.ToMilliseconds(boards.At);
        using var command = PlainSql.Command(db, Orders, ("@from", from), ("@far", far));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (boards.Board(new(row.GetInt64(1))) is { } board)
            {
                board.Load(OrderOf(row, board.StationMap, at));
                board.Scores.Load(FactReading.OrderOf(row, ScoreColumns));
            }
        }
    }

    /// <summary>The number is shown of open orders only, so it is read of those only.</summary>
    private static OrderMarks OrderOf(DbDataReader row, StationMap stations, long at)
    {
        var (created, closed) = (row.GetInt64(7), InstantAt(row, 9));
        var isOpen = closed == Instant.Never;
        var nextDue = InstantAt(row, 11);
        return new(
            row.GetInt64(0), stations.StationOf(new(row.GetInt64(2)), created), row.IsDBNull(3) ? null : new PersonId(row.GetInt64(3)),
            new(row.GetInt32(4)), (OrderKind)row.GetInt32(5), (Level)row.GetInt32(6), created, InstantAt(row, 8), closed, InstantAt(row, 10), nextDue,
            isOpen && nextDue != Instant.Never ? ClockOf(row) : null, closed > at ? row.GetString(12) : "",
            CellAt(row, 19), CellAt(row, 20))
        {
            Dispute = (DisputeKind)row.GetInt32(21),
            Weapon = row.GetBoolean(22),
            IsAsked = row.GetBoolean(23),
            IsAgreed = row.GetBoolean(24),
            Repeat = InstantAt(row, 25),
        };
    }

    /// <summary>Which clock is next is told by the one rule there is.</summary>
    private static OrderClock? ClockOf(DbDataReader row) => new WorkOrder
    {
        Number = "",
        ExternalNumber = "",
        DoneDue = DateAt(row, 8),
        FeedbackAt = DateAt(row, 10),
        SignForDue = DateAt(row, 13),
        FirstActionDue = DateAt(row, 14),
        FeedbackDue = DateAt(row, 15),
        SignedAt = DateAt(row, 16),
        FirstActionAt = DateAt(row, 17),
        DoneAt = DateAt(row, 18),
    }.NextClock();

    private static void ReadIncidents(BasicControlDb db, BoardSet boards, long from, long far, CancellationToken stop)
    {
        using var command = PlainSql.Command(db, Incidents, ("@from", from), ("@far", far));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (boards.Board(new(row.GetInt64(1))) is { } board)
            {
                var at = row.GetInt64(5);
                board.Load(row.GetInt64(0), new IncidentMarks(
                    board.StationMap.StationOf(new(row.GetInt64(2)), at), new(row.GetInt32(3)), at, CellAt(row, 6), CellAt(row, 7),
                    (DisputeKind)row.GetInt32(8), row.GetBoolean(9)));
            }
        }
    }

    private void ReadTicker(BasicControlDb db, BoardSet boards)
    {
        var found = boards.All.Keys.ToDictionary(city => city, _ => new Stack<Change>());
        using var command = PlainSql.Command(db, LastChanges, ("@most", options.TickerLookBack));
        using var row = command.ExecuteReader();
        while (row.Read() && found.Values.Any(changes => changes.Count < options.TickerRows))
        {
            var change = new Change(
                row.GetInt64(0), (Subject)row.GetInt32(1), row.GetInt64(2), Instants.FromMilliseconds(row.GetInt64(4)),
                Instants.FromMilliseconds(row.GetInt64(5)), inputs.Catalogue.Read(row.GetString(3), row.GetString(7)), (Post)row.GetInt32(6));
            var city = change.Event switch
            {
                OrderChanged order => order.After.City,
                IncidentChanged incident => incident.After.City,
                _ => default,
            };
            if (found.TryGetValue(city, out var changes) && changes.Count < options.TickerRows)
            {
                changes.Push(change);
            }
        }

        foreach (var (city, changes) in found)
        {
            foreach (var change in changes)
            {
                boards.Board(city)!.AddToTicker(change);
            }
        }
    }

    private static long InstantAt(DbDataReader row, int column) => row.IsDBNull(column) ? Instant.Never : row.GetInt64(column);

    private static DateTime? DateAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instants.FromMilliseconds(row.GetInt64(column));

    private static int? CellAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : GridCell.Of(row.GetDouble(column));
}
