using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>A key to issue.</summary>
/// <param name="May">Of <see cref="ApiKey.Grantable"/>.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record IssueKey(string Name, IReadOnlyCollection<Permission> May, ScopeRoot Root, DateTime ExpiresAt);

/// <summary>Issues keys for other systems and takes them back.</summary>
public sealed class KeyDesk(Commit commit, OrganisationBook units, AccessBook book)
{
    private const int LongestName = 60;
    private const int PrefixLength = 6;

    private readonly AccessRules _rules = new(units);

    /// <summary>
    /// Refusals: <c>access.not-allowed</c>, <c>access.out-of-scope</c>, <c>unit.unknown</c>, <c>key.permissions</c>, <c>key.expiry</c>,
    /// <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.
    /// </summary>
    /// <returns>The key with its token, which is kept nowhere.</returns>
    public Task<Outcome<IssuedKey>> Issue(IssueKey asked, Actor actor, CancellationToken stop = default) => commit.Desk(session => Issue(session, asked, actor), stop);

    /// <summary>Shuts a system out at once. Refusals: <c>access.not-allowed</c>, <c>access.out-of-scope</c>, <c>key.unknown</c>.</summary>
    public Task<Outcome<ApiKey>> Revoke(AccountId id, Actor actor, CancellationToken stop = default) => commit.Desk<ApiKey>(
        session =>
        {
            if (AccessRules.May(actor, Permission.ManageDevices) is { } no)
            {
                return no;
            }

            if (session.Db.ApiKeys.AsNoTracking().FirstOrDefault(row => row.Id == id && row.RevokedAt == null) is not { } key)
            {
                return AccessRules.Unknown("key.unknown", id.Value);
            }

            if (!_rules.Covers(actor, key.Root, session.Now))
            {
                return new Refusal(ScopeCheck.OutOfScope);
            }

            var revoked = key with { RevokedAt = session.Now };
            session.Db.ApiKeys.Update(revoked);
            session.Record(new(Subject.Key, id.Value, session.Now, new KeyRevoked(), actor, key.Root.Unit));
            session.OnCommitted(() =>
            {
                book.Put(revoked);
                book.Tell(RevokedThing.Key, id.Value);
            });
            return revoked;
        },
        stop);

    private Outcome<IssuedKey> Issue(WriteSession session, IssueKey asked, Actor actor)
    {
        if ((AccessRules.May(actor, Permission.ManageDevices) ?? _rules.UnitKnown(asked.Root.Unit, "root")) is { } no)
        {
            return no;
        }

        var name = AccessRules.Text("name", asked.Name, LongestName);
        if (!name.IsAccepted)
        {
            return name.Refusal;
        }

        if (asked.May.Count == 0 || asked.Root.IsNothing || !asked.May.All(ApiKey.Grantable.Contains))
        {
            return new Refusal("key.permissions", "may");
        }

        if (asked.ExpiresAt <= session.Now || asked.ExpiresAt > session.Now + book.Policy.KeyLongest)
        {
            return new Refusal("key.expiry", "expiresAt");
        }

        if (!_rules.Covers(actor, asked.Root, session.Now))
        {
            return new Refusal(ScopeCheck.OutOfScope);
        }

        var prefix = $"bc_{Tokens.Short(PrefixLength).ToLowerInvariant()}";
        var token = $"{prefix}_{Tokens.New()}";
        var key = new ApiKey
        {
            Id = new(session.NextId(AccessSets.Entrants)),
            Name = name.Value,
            Prefix = prefix,
            TokenHash = Tokens.HashOf(token),
            May = string.Join(' ', asked.May.Distinct().Order()),
            Root = asked.Root,
            IssuedBy = actor.Account,
            IssuedAt = session.Now,
            ExpiresAt = Instants.Truncate(asked.ExpiresAt),
        };
        session.Db.ApiKeys.Add(key);
        session.Record(new(
            Subject.Key, key.Id.Value, session.Now, new KeyIssued(key.May, key.Root.Code, key.ExpiresAt), actor, key.Root.Unit,
            JsonSerializer.SerializeToUtf8Bytes(new AccessTexts(Name: key.Name), AccessJson.Default.AccessTexts)));
        session.OnCommitted(() => book.Put(key));
        return new IssuedKey(key, token);
    }
}
