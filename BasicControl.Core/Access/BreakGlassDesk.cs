using System.Globalization;
using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>Opens a unit out of scope for a time, with a reason. Only reading widens; those in charge of the unit are told.</summary>
public sealed class BreakGlassDesk(Commit commit, OrganisationBook units, AccessBook book)
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    private readonly AccessRules _rules = new(units);

    /// <summary>
    /// Refusals: <c>access.not-allowed</c>, <c>unit.unknown</c>, <c>scope.other-city</c>, <c>scope.has-it</c>, <c>scope.until</c>, <c>scope.reason</c>,
    /// <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.
    /// </summary>
    /// <param name="until">UTC, at most <see cref="AccessPolicy.BreakGlassLongest"/> from now.</param>
    public Task<Outcome<BreakGlass>> Open(UnitId unit, string reason, DateTime until, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Open(session, unit, reason, until, actor), stop);

    /// <summary>Somebody in charge of the unit says that they have seen it. Refusals: <c>access.not-allowed</c>, <c>scope.unknown</c>, <c>access.out-of-scope</c>, <c>access.own-account</c>.</summary>
    public Task<Outcome<BreakGlass>> See(long id, Actor actor, CancellationToken stop = default) => commit.Desk<BreakGlass>(
        session =>
        {
            if (!IsInCharge(actor.Post))
            {
                return new Refusal("access.not-allowed", null, actor.Post.ToString());
            }

            if (session.Db.BreakGlasses.AsNoTracking().FirstOrDefault(row => row.Id == id && row.SeenAt == null) is not { } glass)
            {
                return AccessRules.Unknown("scope.unknown", id);
            }

            if (!_rules.Covers(actor, glass.UnitId, session.Now))
            {
                return new Refusal(ScopeCheck.OutOfScope);
            }

            if (AccessRules.NotOwn(actor, glass.AccountId) is { } own)
            {
                return own;
            }

            var seen = glass with { SeenAt = session.Now, SeenBy = actor.Account };
            session.Db.BreakGlasses.Update(seen);
            session.Record(new(Subject.Account, glass.AccountId.Value, session.Now, new GlassSeen(id), actor, glass.UnitId));
            session.OnCommitted(() => book.Put(seen));
            return seen;
        },
        stop);

    /// <summary>Access out of scope to units that somebody is in charge of, the newest first: for their pages.</summary>
    public IReadOnlyList<BreakGlass> ToldTo(Caller caller, DateTime now, int most = 50) => IsInCharge(caller.Post)
        ? [.. book.BreakGlasses.Reverse().Where(glass => glass.AccountId != caller.Id && units.Covers(caller.Acts, glass.UnitId, now)).Take(most)]
        : [];

    private static bool IsInCharge(Post post) => post is Post.Supervisor or Post.CentreDesk or Post.SecurityAdministrator;

    private Outcome<BreakGlass> Open(WriteSession session, UnitId unit, string reason, DateTime until, Actor actor)
    {
        if (AccessRules.May(actor, Permission.BreakGlass) is { } no)
        {
            return no;
        }

        if (actor.Account is not { } account
            || AccessRules.GrantsOf(session.Db, account).Find(grant => grant.IsInForce(session.Now) && grant.Role == actor.Post && grant.UnitId == actor.Unit) is not { } role)
        {
            return new Refusal("access.not-allowed", null, actor.Post.ToString());
        }

        if (_rules.UnitKnown(unit, "unit") is { } unknown)
        {
            return unknown;
        }

        if (role.UnitId is { } own && units.Unit(own).CityId != units.Unit(unit).CityId)
        {
            return new Refusal("scope.other-city", "unit");
        }

        if (units.Covers(role.Reads.Scope, unit, session.Now))
        {
            return new Refusal("scope.has-it", "unit", units.Unit(unit).Name);
        }

        var longest = book.Policy.BreakGlassLongest;
        if (until <= session.Now || until > session.Now + longest)
        {
            return new Refusal("scope.until", "until", longest.TotalHours.ToString(CultureInfo.InvariantCulture));
        }

        var text = AccessRules.Text("reason", reason, LongestReason);
        if (!text.TryGet(out var why) || why.Length < ShortestReason)
        {
            return text.IsAccepted ? new Refusal("scope.reason", "reason", ShortestReason.ToString(CultureInfo.InvariantCulture)) : text.Refusal;
        }

        var glass = new BreakGlass
        {
            Id = session.NextId("break_glass"),
            AccountId = account,
            GrantId = role.Id,
            UnitId = unit,
            Reason = why,
            From = session.Now,
            Until = Instants.Truncate(until),
        };
        session.Db.BreakGlasses.Add(glass);
        session.Record(new(
            Subject.Account, account.Value, session.Now, new GlassBroken(glass.Id, unit, glass.Until), actor, unit,
            JsonSerializer.SerializeToUtf8Bytes(new AccessTexts(Reason: why), AccessJson.Default.AccessTexts)));
        session.OnCommitted(() => book.Put(glass));
        return glass;
    }
}
