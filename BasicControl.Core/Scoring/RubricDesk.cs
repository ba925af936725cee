using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Scoring;

/// <summary>A rubric that somebody wants to publish, or to try.</summary>
/// <param name="From">In force from this instant, UTC.</param>
public sealed record RubricDraft(DateTime From, RubricBody Body);

/// <summary>Publishes rubrics: one journal event each; what was published is never changed, only followed by another version.</summary>
public sealed class RubricDesk(Commit commit, RubricBook rubrics, OrganisationBook book)
{
    /// <summary>
    /// Refusals: <c>rubric.post-may-not</c>, <c>access.out-of-scope</c> (a rubric is of the whole store), <c>rubric.effective-past</c>, <c>rubric.part-unknown</c>, <c>rubric.part-twice</c>,
    /// <c>rubric.part-empty</c>, <c>rubric.rule-unknown</c>, <c>rubric.rule-twice</c>, <c>rubric.out-of-range</c>, <c>rubric.weights-sum</c>.
    /// </summary>
    public Task<Outcome<Rubric>> Publish(RubricDraft draft, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Publish(session, draft, actor), stop);

    private Outcome<Rubric> Publish(WriteSession session, RubricDraft draft, Actor actor)
    {
        var refusals = RubricCheck.Of(draft.Body);
        if (actor.Post != Post.System && !PermissionTable.Allows(actor.Post, Permission.PublishRubric))
        {
            refusals.Insert(0, new("rubric.post-may-not", null, actor.Post.ToString()));
        }
        else if (!book.CoversAll(actor.Acts))
        {
            refusals.Insert(0, new(ScopeCheck.OutOfScope));
        }

        var from = Instants.Truncate(draft.From);
        if (from < session.Now)
        {
            refusals.Add(new("rubric.effective-past", "from", from.ToString("O", CultureInfo.InvariantCulture), session.Now.ToString("O", CultureInfo.InvariantCulture)));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        // A version of the same group that is not committed yet stands in the store, not in the book.
        var version = Math.Max(rubrics.Latest.Version, session.Db.Rubrics.Max(row => (int?)row.Version) ?? 0) + 1;
        var rubric = draft.Body.At(version, from);
        session.Db.Rubrics.Add(RubricRow.Of(rubric, session.Now));
        session.Record(new(Subject.Rubric, version, session.Now, new RubricPublished(version, from, draft.Body), actor));
        session.OnCommitted(() => rubrics.Add(rubric));
        return rubric;
    }
}

/// <summary>What a rubric must be.</summary>
public static class RubricCheck
{
    private const int MostFacts = 1_000;

    /// <returns>What is wrong with it; empty when nothing is.</returns>
    public static List<Refusal> Of(RubricBody body)
    {
        var refusals = new List<Refusal>();
        foreach (var part in body.Weights)
        {
            if (RuleRegister.FindPart(part.Part) is null)
            {
                refusals.Add(new("rubric.part-unknown", "part", part.Part));
            }

            Within(part.Part, part.Weight, 0, 100);
        }

        Twice("rubric.part-twice", "part", body.Weights.Select(part => part.Part));
        if (body.Weights.Sum(part => (long)part.Weight) is var sum && sum != 100)
        {
            refusals.Add(new("rubric.weights-sum", "weights", sum.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var rule in body.Rules)
        {
            if (RuleRegister.Find(rule.Rule) is null)
            {
                refusals.Add(new("rubric.rule-unknown", "rule", rule.Rule));
            }

            if (RuleRegister.FindPart(rule.Part) is null)
            {
                refusals.Add(new("rubric.part-unknown", "part", rule.Part));
            }

            Within(rule.Rule, rule.Value, 0, 100);
        }

        Twice("rubric.rule-twice", "rule", body.Rules.Select(rule => rule.Rule));
        refusals.AddRange(body.Weights
            .Where(part => part.Weight > 0 && body.Rules.All(rule => rule.Part != part.Part))
            .Select(part => new Refusal("rubric.part-empty", "part", part.Part)));
        Within("minimum", body.Minimum, 1, MostFacts);
        Within("shrinkage", body.Shrinkage, 0, MostFacts);
        return refusals;

        void Within(string field, int value, int least, int most)
        {
            if (value < least || value > most)
            {
                refusals.Add(new("rubric.out-of-range", field, Text(value), Text(least), Text(most)));
            }
        }

        void Twice(string code, string field, IEnumerable<string> names) => refusals.AddRange(
            names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => new Refusal(code, field, group.Key)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
