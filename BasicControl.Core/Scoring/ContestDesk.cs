using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Scoring;

/// <summary>A line that an officer contests.</summary>
/// <param name="Rule">The rule of the line as the sheet shows it.</param>
/// <param name="Mark">The line's mark; 0 for what the order itself tells.</param>
public sealed record RaiseContest(WorkOrderId Order, ScoreRule Rule, long Mark, string Reason);

/// <summary>A supervisor's answer.</summary>
public sealed record AnswerContest(long Contest, bool Uphold, string Answer);

/// <summary>
/// Contests (质效申诉): an officer contests a line of their own, wherever the order stood, a supervisor of the unit answers. An upheld line is in no
/// score any more; both steps stand in the journal.
/// </summary>
public sealed class ContestDesk(Commit commit, OrganisationBook book, RubricBook rubrics)
{
    /// <summary>
    /// Refusals: <c>contest.post-may-not</c>, <c>contest.line-unknown</c>, <c>contest.not-your-line</c>, <c>contest.nothing-lost</c>,
    /// <c>contest.already</c>, <c>order.erased</c>, <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    /// <returns>Id of the contest.</returns>
    public Task<Outcome<long>> Raise(RaiseContest asked, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Raise(session, asked, actor), stop);

    /// <summary>
    /// Refusals: <c>contest.unknown</c>, <c>contest.answered</c>, <c>contest.post-may-not</c>, <c>contest.other-unit</c>,
    /// <c>contest.own-answer</c>, <c>contest.moot</c>, <c>contest.nothing-lost</c> (of upholding), <c>text.missing</c>, <c>text.too-long</c>.
    /// </summary>
    public Task<Outcome<ContestState>> Answer(AnswerContest asked, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Answer(session, asked, actor), stop);

    private Outcome<long> Raise(WriteSession session, RaiseContest asked, Actor actor)
    {
        if (actor.Person is not { } person || !PermissionTable.Allows(actor.Post, Permission.Contest))
        {
            return new Refusal("contest.post-may-not", null, actor.Post.ToString());
        }

        if (TextRefusals("reason", asked.Reason) is { Count: > 0 } texts)
        {
            return texts;
        }

        var found = ContestedLine.Find(session.Db, asked.Order, asked.Rule, asked.Mark, session.Now, person);
        if (!found.TryGet(out var line))
        {
            return Outcome<long>.Refused(found.Refusals);
        }

        if (line.Order.ErasedAt is not null)
        {
            return new Refusal("order.erased", "order", line.Fact.Number);
        }

        if (!rubrics.At(session.Now).Costs(line.Fact.Rule))
        {
            return new Refusal("contest.nothing-lost", null, line.Fact.Number);
        }

        var key = line.Fact.Key;
        if (session.Db.Contests.Any(other => other.OrderId == asked.Order && other.Slot == key.Slot && other.PersonId == person && other.MarkId == key.Mark))
        {
            return new Refusal("contest.already", null, line.Fact.Number);
        }

        var contest = new Contest
        {
            Id = session.NextId("contests"),
            CityId = line.Order.CityId,
            OrderId = asked.Order,
            Slot = key.Slot,
            MarkId = key.Mark,
            PersonId = person,
            UnitId = line.Fact.Unit,
            Rule = line.Fact.Rule,
            LineAt = line.Fact.At,
            RaisedAt = session.Now,
            Reason = asked.Reason.Trim(),
        };
        session.Db.Contests.Add(contest);
        session.Record(new(
            Subject.Contest, contest.Id, session.Now,
            new ContestRaised(contest.CityId, contest.OrderId, contest.Slot, person, contest.MarkId, contest.Rule, contest.UnitId, contest.LineAt), actor, contest.UnitId,
            Sealed(new(contest.Reason, null))));
        return contest.Id;
    }

    private Outcome<ContestState> Answer(WriteSession session, AnswerContest asked, Actor actor)
    {
        if (session.Db.Contests.SingleOrDefault(row => row.Id == asked.Contest) is not { } contest)
        {
            return new Refusal("contest.unknown", "contest", asked.Contest.ToString(CultureInfo.InvariantCulture));
        }

        if (MayAnswer(session, contest, actor) is { } no)
        {
            return no;
        }

        if (TextRefusals("answer", asked.Answer) is { Count: > 0 } texts)
        {
            return texts;
        }

        if (!ContestedLine.Told(session.Db, [contest], session.Now).TryGetValue(contest.Id, out var told))
        {
            return new Refusal("contest.moot", null, NumberOf(session, contest));
        }

        if (asked.Uphold && !rubrics.At(session.Now).Costs(told))
        {
            return new Refusal("contest.nothing-lost", null, NumberOf(session, contest));
        }

        contest.State = asked.Uphold ? ContestState.Upheld : ContestState.Declined;
        (contest.AnsweredAt, contest.AnswererId, contest.AnswererUnitId, contest.Answer) = (session.Now, actor.Person, actor.Unit, asked.Answer.Trim());
        var line = asked.Uphold ? ContestedLine.Now(session.Db, contest, session.Now) : default;
        session.Record(new(
            Subject.Contest, contest.Id, session.Now,
            new ContestAnswered(contest.CityId, contest.OrderId, contest.Slot, contest.PersonId, contest.MarkId, asked.Uphold, line.Order, line.Mark),
            actor, contest.UnitId, Sealed(new(null, contest.Answer))));
        return contest.State;
    }

    private Refusal? MayAnswer(WriteSession session, Contest contest, Actor actor)
    {
        if (contest.State != ContestState.Open)
        {
            return new("contest.answered", null, contest.State.ToString());
        }

        if (!PermissionTable.Allows(actor.Post, Permission.AnswerContests))
        {
            return new("contest.post-may-not", null, actor.Post.ToString());
        }

        if (!book.Covers(actor.Acts, contest.UnitId, session.Now))
        {
            return new("contest.other-unit", null, book.TryUnit(contest.UnitId, out var unit) ? unit.Name : "");
        }

        var mark = contest.MarkId;
        var maker = mark == 0 ? null : session.Db.OrderMarks.Where(row => row.Id == mark).Select(row => row.MakerId).FirstOrDefault();
        return actor.Person is { } person && (person == contest.PersonId || person == maker) ? new("contest.own-answer") : null;
    }

    private static string NumberOf(WriteSession session, Contest contest) =>
        session.Db.WorkOrders.Where(order => order.Id == contest.OrderId).Select(order => order.Number).FirstOrDefault() ?? "";

    private static List<Refusal> TextRefusals(string field, string text)
    {
        var refusals = new List<Refusal>();
        OrderTextRules.Require(refusals, field, text, TextBounds.Text);
        return refusals;
    }

    private static byte[] Sealed(ContestTexts texts) => JsonSerializer.SerializeToUtf8Bytes(texts, ScoreJson.Default.ContestTexts);
}
