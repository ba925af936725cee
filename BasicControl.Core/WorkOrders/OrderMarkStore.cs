using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.WorkOrders;

/// <summary>Keeps the marks that moves leave, and knows which outcomes a person has told before.</summary>
internal sealed class OrderMarkStore(WriteSession session) : IMarks
{
    private const string Insert =
        """
        INSERT INTO order_marks (id, order_id, city_id, kind, person_id, unit_id, at, version, maker_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        """;

    private const string Copy =
        "SELECT 1 FROM work_orders WHERE outcome_hash = ?1 AND reporter_id = ?2 AND id <> ?3 AND done_at >= ?4 LIMIT 1";

    private const string Known = "SELECT id, kind, person_id, unit_id, at FROM order_marks WHERE order_id = ?1 ORDER BY id";

    public long NextId() => session.NextId("order_marks");

    public IReadOnlyList<MarkFacts> Of(WorkOrderId order)
    {
        var marks = new List<MarkFacts>();
        using var row = session.Prepare(Known).Query(order.Value);
        while (row.Read())
        {
            marks.Add(new(
                row.GetInt64(0), (MarkKind)row.GetInt32(1), row.IsDBNull(2) ? null : new PersonId(row.GetInt64(2)), new(row.GetInt64(3)),
                Instants.FromMilliseconds(row.GetInt64(4))));
        }

        return marks;
    }

    public long HashOf(string outcome) => OutcomeText.HashOf(session.Vault, outcome);

    public bool IsCopy(PersonId person, long hash, WorkOrderId order, DateTime at)
    {
        using var row = session.Prepare(Copy).Query(hash, person.Value, order.Value, Instants.ToMilliseconds(at - OutcomeText.CopySpan));
        return row.Read();
    }

    /// <summary>Writes the rows of the marks that a change leaves.</summary>
    public static void Save(WriteSession session, ChangeDraft draft)
    {
        if (draft.Event is not OrderChanged { Marks: { } marks } change || MoveMarks.CarriesKnown(change.Action))
        {
            return;
        }

        foreach (var mark in marks)
        {
            session.Prepare(Insert).Execute(
                mark.Id, draft.SubjectId, change.After.City.Value, (int)mark.Kind, mark.Person?.Value, mark.Unit.Value, Instants.ToMilliseconds(mark.At),
                change.Version, draft.Actor.Person?.Value);
        }
    }
}
