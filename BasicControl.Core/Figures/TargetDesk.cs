using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Figures;

/// <summary>What a person states to set a target.</summary>
/// <param name="Figure">Code in the register; a share that should move one way.</param>
/// <param name="Unit">The unit that should reach it, with all below it that have none of their own.</param>
/// <param name="From">UTC; the target before it stays in force until then.</param>
/// <param name="Share">0–1, kept to six decimals.</param>
public sealed record SetTarget(string Figure, UnitId Unit, DateTime From, double Share);

/// <summary>Sets targets. The same figure, unit and instant again replaces the value.</summary>
public sealed class TargetDesk(Commit commit, OrganisationBook book, TargetQueries targets)
{
    /// <summary>Refusals: <c>target.post-may-not</c>, <c>figure.unknown</c>, <c>target.not-a-share</c>, <c>unit.unknown</c>, <c>access.out-of-scope</c>, <c>target.out-of-range</c>.</summary>
    public Task<Outcome<Target>> Set(SetTarget asked, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Set(session, asked, actor), stop);

    /// <summary>The same inside a write session: for whoever creates a city.</summary>
    public Outcome<Target> Set(WriteSession session, SetTarget asked, Actor actor)
    {
        var refusals = Check(asked, actor, session.Now);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var from = Instants.Truncate(asked.From);
        var before = targets.Exactly(asked.Figure, asked.Unit, from);
        var target = new Target
        {
            Id = before?.Id ?? session.NextId("targets"),
            Figure = asked.Figure,
            UnitId = asked.Unit,
            From = from,
            Millionths = (int)Math.Round(asked.Share * Target.Whole),
        };
        _ = before is null ? session.Db.Targets.Add(target) : session.Db.Targets.Update(target);
        session.Record(new(
            Subject.Target, target.Id, session.Now, new TargetSet(target.Figure, target.UnitId, from, before?.Millionths, target.Millionths), actor, target.UnitId));
        session.OnCommitted(() => targets.Add(target));
        return target;
    }

    private List<Refusal> Check(SetTarget asked, Actor actor, DateTime now)
    {
        var refusals = new List<Refusal>();
        if (actor.Post != Post.System && !PermissionTable.Allows(actor.Post, Permission.PublishRubric))
        {
            refusals.Add(new("target.post-may-not", null, actor.Post.ToString()));
        }

        switch (FigureRegister.Find(asked.Figure))
        {
            case null:
                refusals.Add(new("figure.unknown", "figure", asked.Figure));
                break;
            case { Measure: not FigureMeasure.Share } or { Direction: TargetDirection.None }:
                refusals.Add(new("target.not-a-share", "figure", asked.Figure));
                break;
        }

        if (!book.TryUnit(asked.Unit, out _))
        {
            refusals.Add(new("unit.unknown", "unit", asked.Unit.Value.ToString(CultureInfo.InvariantCulture)));
        }
        else if (book.MayAct(actor, asked.Unit, now, "unit") is { } no)
        {
            refusals.Add(no);
        }

        if (asked.Share is not (>= 0 and <= 1))
        {
            refusals.Add(new("target.out-of-range", "share", asked.Share.ToString(CultureInfo.InvariantCulture)));
        }

        return refusals;
    }
}
