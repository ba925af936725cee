using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>The rules that every command on accounts, roles, screens and keys asks. What depends on other rows is read inside the transaction.</summary>
internal sealed class AccessRules(OrganisationBook units)
{
    /// <summary>The program itself may; anybody else what the table of permissions allows their role.</summary>
    public static Refusal? May(Actor actor, Permission permission) =>
        actor.Post == Post.System || PermissionTable.Allows(actor.Post, permission)
            ? null
            : new Refusal("access.not-allowed", null, actor.Post.ToString());

    /// <summary>Nobody changes their own roles or blocks themselves.</summary>
    public static Refusal? NotOwn(Actor actor, AccountId account) => actor.Account == account ? new Refusal("access.own-account") : null;

    public static Refusal Unknown(string code, long id) => new(code, null, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether what is given lies within what the actor acts on.</summary>
    public bool Covers(Actor actor, ScopeRoot root, DateTime now) =>
        root.IsNothing || actor.Acts.IsEverything || (root.Unit is { } unit && units.Covers(actor.Acts, unit, now));

    /// <param name="unit">Null: the whole store.</param>
    public bool Covers(Actor actor, UnitId? unit, DateTime now) => Covers(actor, unit is { } one ? ScopeRoot.Of(one) : ScopeRoot.Everything, now);

    /// <summary>Whether the actor answers for an account: its unit and every role that it has or will have lie in their scope.</summary>
    public bool AnswersFor(Actor actor, UnitId? unit, IEnumerable<Grant> grants, DateTime now) =>
        Covers(actor, unit, now)
        && grants.Where(grant => !(grant.To <= now)).All(grant => Covers(actor, grant.UnitId, now) && Covers(actor, grant.Reads, now) && Covers(actor, grant.Acts, now));

    public Refusal? MustAnswerFor(WriteSession session, Actor actor, Account account) =>
        AnswersFor(actor, account.UnitId, GrantsOf(session.Db, new(account.Id)), session.Now) ? null : new Refusal(ScopeCheck.OutOfScope);

    public Refusal? UnitKnown(UnitId? unit, string field) =>
        unit is { } id && !units.TryUnit(id, out _) ? new Refusal("unit.unknown", field, id.Value.ToString(CultureInfo.InvariantCulture)) : null;

    public static List<Grant> GrantsOf(BasicControlDb db, AccountId account) => [.. db.Grants.AsNoTracking().Where(grant => grant.AccountId == account)];

    /// <summary>
    /// Whether nobody could give roles there any more without this one: no other enabled account is security administrator, without
    /// an end, over all that this one is.
    /// </summary>
    public static bool IsLastSecurityAdministrator(BasicControlDb db, AccountId account, IEnumerable<Grant> losing, DateTime now)
    {
        var lost = losing.Where(grant => grant.Role == Post.SecurityAdministrator && grant.IsInForce(now) && grant.To is null).ToList();
        if (lost.Count == 0)
        {
            return false;
        }

        var others = db.Grants.AsNoTracking().Where(grant => grant.Role == Post.SecurityAdministrator && grant.To == null).ToList();
        var lostIds = lost.ConvertAll(grant => grant.Id);
        var enabled = db.Accounts.AsNoTracking().Where(row => row.DisabledAt == null).Select(row => row.Id).ToHashSet();
        return lost.Exists(grant => !others.Exists(other =>
            !lostIds.Contains(other.Id) && enabled.Contains(other.AccountId.Value) && other.IsInForce(now) && (other.Acts.IsEverything || other.Acts == grant.Acts)));
    }

    /// <summary>A role of the three administrators that stands beside another of them at some instant: no person holds two.</summary>
    public static Grant? OtherAdministrator(IEnumerable<Grant> held, Grant asked) =>
        PermissionTable.Administrators.Contains(asked.Role)
            ? held.FirstOrDefault(grant => grant.Role != asked.Role && PermissionTable.Administrators.Contains(grant.Role) && grant.Overlaps(asked))
            : null;

    /// <summary>Trims a name that a person gave; refusals: <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.</summary>
    public static Outcome<string> Text(string field, string? text, int longest)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            return new Refusal("text.missing", field);
        }

        if (trimmed.Length > longest)
        {
            return new Refusal("text.too-long", field, longest.ToString(CultureInfo.InvariantCulture));
        }

        return trimmed.Any(char.IsControl) ? new Refusal("text.control-character", field) : trimmed;
    }
}
