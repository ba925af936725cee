using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Retention;

/// <summary>
/// Wipes what records tell of persons, in the transaction it is given: ciphertexts, marks, digests, and salt and sealed part of every change
/// about them. Ids, instants, kinds and cells stay, so no figure changes but repeats at addresses that are gone.
/// </summary>
internal sealed class EraseStore(WriteSession session, Actor actor)
{
    private const string Incident =
        "UPDATE incidents SET sealed = NULL, digest = NULL, address_key = NULL, dispute_words = NULL, erased_at = ?2 WHERE id = ?1";

    private const string Order = "UPDATE work_orders SET sealed = NULL, digest = NULL, address_key = NULL, outcome_hash = NULL, erased_at = ?2 WHERE id = ?1";

    private const string Steps =
        """
        UPDATE order_steps SET sealed = NULL WHERE sealed IS NOT NULL AND (source_id, external_number) =
            (SELECT source_id, external_number FROM work_orders WHERE id = ?1)
        """;

    private const string Contests = "UPDATE contests SET sealed_reason = NULL, sealed_answer = NULL WHERE order_id = ?1";
    private const string ContestsOf = "SELECT id FROM contests WHERE order_id = ?1";
    private const string Notes = "UPDATE notes SET sealed = NULL WHERE about = 2 AND about_id = ?1";
    private const string NotesOf = "SELECT id FROM notes WHERE about = 2 AND about_id = ?1";
    private const string Note = "UPDATE notes SET sealed = NULL WHERE id = ?1";
    private const string Reject = "DELETE FROM rejects WHERE id = ?1";
    private const string Trail = "UPDATE changes SET salt = NULL, sealed = NULL WHERE subject = ?1 AND subject_id = ?2 AND sealed IS NOT NULL";
    private const string Reads = $"{Trail} AND open LIKE ?3";

    /// <param name="before">The rule's instant; null: one record, on its own.</param>
    public void Erase(RetentionKind kind, IReadOnlyList<long> ids, DateTime? before)
    {
        foreach (var id in ids)
        {
            Erase(kind, id);
        }

        session.Record(new(
            before is null ? SubjectOf(kind) : Subject.Retention, before is null ? ids[0] : (long)kind, session.Now, new Erased(kind, before, ids), actor));
    }

    private void Erase(RetentionKind kind, long id)
    {
        var now = Instants.ToMilliseconds(session.Now);
        switch (kind)
        {
            case RetentionKind.Incidents:
                session.Prepare(Incident).Execute(id, now);
                Changes(Subject.Incident, id);
                break;
            case RetentionKind.Orders:
                Of(ContestsOf, id).ForEach(contest => Changes(Subject.Contest, contest));
                Of(NotesOf, id).ForEach(note => Changes(Subject.Note, note));
                session.Prepare(Contests).Execute(id);
                session.Prepare(Notes).Execute(id);
                session.Prepare(Steps).Execute(id);
                session.Prepare(Order).Execute(id, now);
                Changes(Subject.WorkOrder, id);
                break;
            case RetentionKind.Notes:
                session.Prepare(Note).Execute(id);
                Changes(Subject.Note, id);
                break;
            default:
                session.Prepare(Reject).Execute(id);
                break;
        }
    }

    /// <summary>What was written about a record, and why somebody read it: a reason may name whom it is about.</summary>
    private void Changes(Subject subject, long id)
    {
        session.Prepare(Trail).Execute((int)subject, id);
        session.Prepare(Reads).Execute((int)Subject.Read, id, $"%\"About\":{(int)subject},%");
    }

    private List<long> Of(string sql, long order)
    {
        using var row = session.Prepare(sql).Query(order);
        var ids = new List<long>();
        while (row.Read())
        {
            ids.Add(row.GetInt64(0));
        }

        return ids;
    }

    private static Subject SubjectOf(RetentionKind kind) => kind switch
    {
        RetentionKind.Incidents => Subject.Incident,
        RetentionKind.Orders => Subject.WorkOrder,
        RetentionKind.Notes => Subject.Note,
        _ => Subject.Import,
    };
}
