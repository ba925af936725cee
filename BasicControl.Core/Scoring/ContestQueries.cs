using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Scoring;

/// <summary>A contest with the number of its order.</summary>
/// <param name="IsMoot">It is open, and its line is not told at T: there is nothing to answer.</param>
public sealed record ContestRow(Contest Contest, string Number, bool IsMoot);

/// <summary>What a line tells whoever wants to contest it.</summary>
public sealed record ContestableLine(WorkOrderId Order, string Number, UnitId City, ScoreFact Fact);

/// <summary>Reads contests of a scope: open ones first, then the latest.</summary>
public static class ContestQueries
{
    /// <summary>Contests that a list shows at most.</summary>
    public const int Most = 200;

    /// <summary>Contests of units, or of one person; what is null leaves nothing out.</summary>
    /// <param name="at">T, UTC: which lines still stand.</param>
    public static IReadOnlyList<ContestRow> List(Scope scope, BasicControlDb db, OrganisationBook book, DateTime at, IReadOnlySet<UnitId>? units = null, PersonId? person = null)
    {
        var contests = ScopeReach.Of(book, scope, at).Narrow(db.Contests.AsNoTracking(), row => row.CityId, row => row.UnitId, row => row.RaisedAt);
        if (units is not null)
        {
            contests = contests.Where(row => units.Contains(row.UnitId));
        }

        if (person is { } own)
        {
            contests = contests.Where(row => row.PersonId == own);
        }

        var rows = contests.Join(db.WorkOrders, row => row.OrderId, order => order.Id, (row, order) => new { Contest = row, order.Number })
            .OrderBy(row => row.Contest.State != ContestState.Open).ThenByDescending(row => row.Contest.Id).Take(Most).ToList();
        var open = rows.Select(row => row.Contest).Where(contest => contest.State == ContestState.Open).ToList();
        var told = ContestedLine.Told(db, open, at);
        return [.. rows.Select(row => new ContestRow(row.Contest, row.Number, row.Contest.State == ContestState.Open && !told.ContainsKey(row.Contest.Id)))];
    }

    /// <summary>The line that an officer is about to contest. Refusals as <see cref="ContestDesk"/> has them for a line.</summary>
    /// <param name="at">T, UTC.</param>
    public static Outcome<ContestableLine> Line(Scope scope, BasicControlDb db, OrganisationBook book, WorkOrderId order, ScoreRule rule, long mark, DateTime at, PersonId officer) =>
        !book.CoversPerson(scope, officer, at, at, at) ? new Refusal("contest.line-unknown") : ContestedLine.Find(db, order, rule, mark, at, officer)
            .Then(found => (Outcome<ContestableLine>)new ContestableLine(found.Order.Id, found.Order.Number, found.Order.CityId, found.Fact));
}
