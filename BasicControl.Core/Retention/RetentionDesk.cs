using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Organisation;
using BasicControl.Core.Recovery;

namespace BasicControl.Core.Retention;

/// <summary>The rules of retention: set, looked at before, and carried out. For the system administrator, and for the program's own console.</summary>
public sealed class RetentionDesk(Commit commit, StoreReader reader, SqliteStore store, OrganisationBook book, TimeProvider clock)
{
    /// <summary>The rules in force, one of each kind.</summary>
    public static IReadOnlyList<RetentionRule> Rules(BasicControlDb db)
    {
        var set = db.RetentionRules.ToDictionary(row => row.Kind);
        return [.. RetentionRule.Shipped.Select(rule => set.TryGetValue(rule.Kind, out var row) ? rule with { Months = row.Months, Basis = new(row.Basis, row.Basis) } : rule)];
    }

    /// <summary>What a run would erase now, by kind and month.</summary>
    public Task<RetentionPreview> Preview(CancellationToken stop = default)
    {
        var now = clock.UtcNow();
        return reader.Read(
            db =>
            {
                var rules = Rules(db);
                var counts = rules.SelectMany(rule => DueRecords.Of(rule.Kind).SelectMany(due => due.Count(db, rule.Cutoff(now)).ToList()));
                return new RetentionPreview(rules, [.. Whole(counts)], BackupLog.Read(store));
            },
            stop);
    }

    /// <summary>Refusals: <c>retention.post-may-not</c>, <c>access.out-of-scope</c>, <c>retention.months</c>, <c>text.missing</c>, <c>text.too-long</c>.</summary>
    public Task<Outcome<RetentionRule>> Set(RetentionKind kind, int months, string basis, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => WhyNot(actor) is { } no ? no : Set(session, kind, months, basis, actor), stop);

    /// <summary>
    /// Erases what is due, piece by piece in the lane that yields to desk commands. Stopped half-way it has erased so much, and the next run goes on.
    /// </summary>
    /// <returns>The report, or <c>retention.post-may-not</c>, <c>access.out-of-scope</c>.</returns>
    public async Task<Outcome<RetentionReport>> Run(Actor actor, CancellationToken stop = default)
    {
        if (WhyNot(actor) is { } no)
        {
            return no;
        }

        var now = clock.UtcNow();
        var counts = new List<RetentionCount>();
        foreach (var rule in await reader.Read(Rules, stop))
        {
            foreach (var due in DueRecords.Of(rule.Kind))
            {
                await Erase(due, rule.Cutoff(now), actor, counts, stop);
            }
        }

        return await End(counts, actor, now, stop);
    }

    /// <summary>Erases what one record tells of persons: a person's wish, or an order of a court.</summary>
    /// <returns>The report, or <c>retention.post-may-not</c>, <c>access.out-of-scope</c>, <c>retention.unknown</c>, <c>retention.open-order</c>.</returns>
    public async Task<Outcome<RetentionReport>> Erase(RetentionKind kind, long id, Actor actor, CancellationToken stop = default)
    {
        if (WhyNot(actor) is { } no)
        {
            return no;
        }

        var erased = await commit.Desk<int>(
            session =>
            {
                if (WhyNot(session, kind, id) is { } no)
                {
                    return no;
                }

                new EraseStore(session, actor).Erase(kind, [id], null);
                return 1;
            },
            stop);
        return erased.IsAccepted
            ? await End([new(kind, clock.UtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture), 1)], actor, clock.UtcNow(), stop)
            : Outcome<RetentionReport>.Refused(erased.Refusals);
    }

    private async Task Erase(DueRecords due, DateTime cutoff, Actor actor, List<RetentionCount> counts, CancellationToken stop)
    {
        (long At, long Id)? last = (long.MinValue, 0);
        while (last is { } after)
        {
            stop.ThrowIfCancellationRequested();
            var piece = await commit.Batch(
                session =>
                {
                    var found = due.Next(session, after, cutoff);
                    if (found.Count > 0)
                    {
                        new EraseStore(session, actor).Erase(due.Kind, found.ConvertAll(record => record.Id), cutoff);
                    }

                    return found;
                },
                stop);
            counts.AddRange(piece.CountBy(record => Instants.FromMilliseconds(record.At).ToString("yyyy-MM", CultureInfo.InvariantCulture))
                .Select(month => new RetentionCount(due.Kind, month.Key, month.Value)));
            last = piece.Count == DueRecords.Piece ? piece[^1] : null;
        }
    }

    private async Task<Outcome<RetentionReport>> End(List<RetentionCount> counts, Actor actor, DateTime now, CancellationToken stop)
    {
        var keys = await DeadKeyStore.Bury(commit, reader, store.Vault, now, stop);
        var report = new RetentionReport([.. Whole(counts)], keys, BackupLog.Read(store));
        await commit.Batch(
            session =>
            {
                session.Record(new(Subject.Retention, 0, session.Now, new RetentionEnded(report.Records, keys), actor));
                return 0;
            },
            stop);
        return report with { IsLogCut = store.CutLog() };
    }

    private static Outcome<RetentionRule> Set(WriteSession session, RetentionKind kind, int months, string basis, Actor actor)
    {
        if (months is < RetentionRule.Fewest or > RetentionRule.Most)
        {
            return new Refusal("retention.months", "months", Text(RetentionRule.Fewest), Text(RetentionRule.Most));
        }

        if (string.IsNullOrWhiteSpace(basis) || basis.Length > TextBounds.Address)
        {
            return new Refusal(string.IsNullOrWhiteSpace(basis) ? "text.missing" : "text.too-long", "basis", Text(TextBounds.Address));
        }

        var before = Rules(session.Db).Single(rule => rule.Kind == kind);
        var row = session.Db.RetentionRules.SingleOrDefault(one => one.Kind == kind);
        if (row is null)
        {
            session.Db.RetentionRules.Add(row = new() { Kind = kind, Basis = basis });
        }

        (row.Months, row.Basis, row.SetAt) = (months, basis.Trim(), session.Now);
        session.Record(new(Subject.Retention, (long)kind, session.Now, new RetentionSet(kind, before.Months, months), actor));
        return before with { Months = months, Basis = new(row.Basis, row.Basis) };
    }

    private static Refusal? WhyNot(WriteSession session, RetentionKind kind, long id)
    {
        var sql = kind switch
        {
            RetentionKind.Incidents => "SELECT erased_at IS NULL, 1 FROM incidents WHERE id = ?1",
            RetentionKind.Orders => "SELECT erased_at IS NULL, closed_at IS NOT NULL OR state IN (9, 10) FROM work_orders WHERE id = ?1",
            RetentionKind.Rejects => "SELECT 1, 1 FROM rejects WHERE id = ?1",
            _ => "SELECT sealed IS NOT NULL, 1 FROM notes WHERE id = ?1",
        };
        using var row = session.Prepare(sql).Query(id);
        return !row.Read() || !row.GetBoolean(0) ? new("retention.unknown", "id", Text(id)) : row.GetBoolean(1) ? null : new Refusal("retention.open-order", "id", Text(id));
    }

    private static IEnumerable<RetentionCount> Whole(IEnumerable<RetentionCount> counts) =>
        counts.GroupBy(count => (count.Kind, count.Month)).Select(group => new RetentionCount(group.Key.Kind, group.Key.Month, group.Sum(count => count.Records)))
            .OrderBy(count => count.Kind).ThenBy(count => count.Month, StringComparer.Ordinal);

    /// <summary>Rules and runs are the whole store's.</summary>
    private Refusal? WhyNot(Actor actor) => actor.Post != Post.System && !PermissionTable.Allows(actor.Post, Permission.ManageSystem)
        ? new("retention.post-may-not", null, actor.Post.ToString())
        : book.CoversAll(actor.Acts) ? null : new Refusal(ScopeCheck.OutOfScope);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
