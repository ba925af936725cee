using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>
/// Enrols screens on the wall: the screen shows a short code, an administrator types it in, and the token that the screen made
/// its request with lets it in. What waits is in memory only, so that nobody fills the store without being let in.
/// </summary>
public sealed class DeviceDesk(Commit commit, OrganisationBook units, AccessBook book, TimeProvider clock)
{
    /// <summary>Screens that may wait at once.</summary>
    public const int Waiting = 100;

    /// <summary>Screens of one address that may wait at once.</summary>
    public const int WaitingAtAddress = 5;

    /// <summary>Wrong codes that one account may type while a code holds.</summary>
    public const int Tries = 5;

    private const int CodeLength = 8;
    private const int LongestName = 60;

    private readonly AccessRules _rules = new(units);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Enrolment> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<AccountId, List<DateTime>> _wrong = [];

    /// <summary>A screen asks to be enrolled. Refusals: <c>device.too-many-waiting</c>.</summary>
    /// <param name="address">The screen's network address, or null.</param>
    public Outcome<EnrolmentRequest> Request(string? address)
    {
        var now = clock.UtcNow();
        lock (_gate)
        {
            Forget(now);
            if (_waiting.Count >= Waiting || _waiting.Values.Count(one => one.Address == address) >= WaitingAtAddress)
            {
                return new Refusal("device.too-many-waiting");
            }

            var (code, token, until) = (Tokens.Short(CodeLength), Tokens.New(), now + book.Policy.EnrolmentFor);
            _waiting[Tokens.HashOf(code)] = new(Tokens.HashOf(token), address, until);
            return new EnrolmentRequest($"{code[..(CodeLength / 2)]}-{code[(CodeLength / 2)..]}", token, until);
        }
    }

    /// <summary>
    /// An administrator approves the screen that shows the code. Refusals: <c>access.not-allowed</c>, <c>access.out-of-scope</c>, <c>unit.unknown</c>,
    /// <c>device.not-a-city</c>, <c>device.code-wrong</c>, <c>device.too-many-tries</c>, <c>text.missing</c>, <c>text.too-long</c>, <c>text.control-character</c>.
    /// </summary>
    public async Task<Outcome<Device>> Approve(string code, string name, UnitId city, Actor actor, CancellationToken stop = default)
    {
        if (Check(name, city, actor) is { } no)
        {
            return no;
        }

        var taken = Take(code, actor);
        if (!taken.TryGet(out var enrolment))
        {
            return taken.Refusal;
        }

        return await commit.Desk<Device>(
            session =>
            {
                var device = new Device
                {
                    Id = new(session.NextId(AccessSets.Entrants)),
                    Name = name.Trim(),
                    CityId = city,
                    TokenHash = enrolment.TokenHash,
                    EnrolledBy = actor.Account,
                    EnrolledAt = session.Now,
                };
                session.Db.Devices.Add(device);
                session.Record(new(
                    Subject.Device, device.Id.Value, session.Now, new DeviceEnrolled(city), actor, city,
                    JsonSerializer.SerializeToUtf8Bytes(new AccessTexts(Name: device.Name), AccessJson.Default.AccessTexts)));
                session.OnCommitted(() => book.Put(device));
                return device;
            },
            stop);
    }

    /// <summary>Shuts a screen out at once. Refusals: <c>access.not-allowed</c>, <c>access.out-of-scope</c>, <c>device.unknown</c>.</summary>
    public Task<Outcome<Device>> Revoke(AccountId id, Actor actor, CancellationToken stop = default) => commit.Desk<Device>(
        session =>
        {
            if (AccessRules.May(actor, Permission.ManageDevices) is { } no)
            {
                return no;
            }

            if (session.Db.Devices.AsNoTracking().FirstOrDefault(row => row.Id == id && row.RevokedAt == null) is not { } device)
            {
                return AccessRules.Unknown("device.unknown", id.Value);
            }

            if (!_rules.Covers(actor, device.CityId, session.Now))
            {
                return new Refusal(ScopeCheck.OutOfScope);
            }

            var revoked = device with { RevokedAt = session.Now };
            session.Db.Devices.Update(revoked);
            session.Record(new(Subject.Device, id.Value, session.Now, new DeviceRevoked(), actor, device.CityId));
            session.OnCommitted(() =>
            {
                book.Put(revoked);
                book.Tell(RevokedThing.Device, id.Value);
            });
            return revoked;
        },
        stop);

    private Refusal? Check(string name, UnitId city, Actor actor)
    {
        if ((AccessRules.May(actor, Permission.ManageDevices) ?? _rules.UnitKnown(city, "city")) is { } no)
        {
            return no;
        }

        if (units.Unit(city).Kind != UnitKind.City)
        {
            return new Refusal("device.not-a-city", "city");
        }

        var text = AccessRules.Text("name", name, LongestName);
        return !text.IsAccepted ? text.Refusal : _rules.Covers(actor, city, clock.UtcNow()) ? null : new Refusal(ScopeCheck.OutOfScope);
    }

    /// <summary>Takes what waits with the code, once; a wrong code counts against whoever typed it.</summary>
    private Outcome<Enrolment> Take(string code, Actor actor)
    {
        var now = clock.UtcNow();
        var typist = actor.Account ?? default;
        lock (_gate)
        {
            Forget(now);
            var wrong = _wrong.GetValueOrDefault(typist) ?? (_wrong[typist] = []);
            if (wrong.Count >= Tries)
            {
                return new Refusal("device.too-many-tries");
            }

            var letters = new string([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
            if (_waiting.Remove(Tokens.HashOf(letters), out var enrolment))
            {
                return enrolment;
            }

            wrong.Add(now);
            return new Refusal("device.code-wrong", "code");
        }
    }

    private void Forget(DateTime now)
    {
        foreach (var (hash, _) in _waiting.Where(one => one.Value.Until <= now).ToList())
        {
            _waiting.Remove(hash);
        }

        foreach (var (typist, wrong) in _wrong.ToList())
        {
            wrong.RemoveAll(at => at + book.Policy.EnrolmentFor <= now);
            if (wrong.Count == 0)
            {
                _wrong.Remove(typist);
            }
        }
    }

    private sealed record Enrolment(string TokenHash, string? Address, DateTime Until);
}
