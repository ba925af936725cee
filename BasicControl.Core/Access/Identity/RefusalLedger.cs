using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// Tells the journal who was not let in without letting them fill it: a number's first tries at once, just as many as an account has
/// before it is locked, then a count for each address and fault once a minute. So an unknown number costs what a known one does.
/// </summary>
internal sealed class RefusalLedger(Commit commit, AccessPolicy policy, TimeProvider clock)
{
    private const int AtOnceInAMinute = 120;
    private const int Counted = 50;
    private const int Numbers = 10_000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Since, int Tries)> _numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(SignInFault Fault, string? Address), int> _counted = [];
    private (DateTime Since, int Rows) _minute;

    /// <summary>Charges a try to its number, where the journal is told of it elsewhere.</summary>
    public void Charge(string number)
    {
        lock (_gate)
        {
            _ = IsWithin(number, clock.UtcNow());
        }
    }

    public async Task Tell(string number, AccountId? account, SignInFault fault, string? address, CancellationToken stop)
    {
        lock (_gate)
        {
            var now = clock.UtcNow();
            if (!IsWithin(number, now) || !HasRoom(now))
            {
                var key = _counted.Count < Counted || _counted.ContainsKey((fault, address)) ? (fault, address) : (fault, null);
                _counted[key] = _counted.GetValueOrDefault(key) + 1;
                return;
            }
        }

        await Write([(account, fault, address, 1)], stop);
    }

    /// <summary>Writes what was only counted; call it every minute.</summary>
    public async Task Flush(CancellationToken stop)
    {
        List<(AccountId?, SignInFault, string?, int)> told;
        lock (_gate)
        {
            told = [.. _counted.Select(one => ((AccountId?)null, one.Key.Fault, one.Key.Address, one.Value))];
            _counted.Clear();
            var now = clock.UtcNow();
            foreach (var number in _numbers.Where(one => one.Value.Since + policy.LockedFor <= now).Select(one => one.Key).ToList())
            {
                _numbers.Remove(number);
            }
        }

        if (told.Count > 0)
        {
            await Write(told, stop);
        }
    }

    private Task<Outcome<int>> Write(List<(AccountId? Account, SignInFault Fault, string? Address, int Times)> told, CancellationToken stop) => commit.Desk<int>(
        session =>
        {
            foreach (var (account, fault, address, times) in told)
            {
                session.Record(new(
                    Subject.Account, account?.Value ?? 0, session.Now, new SessionRefused(fault, times), new Actor(null, Post.System, null, "") { From = address }));
            }

            return told.Count;
        },
        stop);

    private bool IsWithin(string number, DateTime now)
    {
        var held = _numbers.GetValueOrDefault(number, (now, 0));
        var (since, tries) = held.Item1 + policy.LockedFor <= now ? (now, 0) : held;
        if (!_numbers.ContainsKey(number) && _numbers.Count >= Numbers)
        {
            return false;
        }

        _numbers[number] = (since, tries + 1);
        return tries < policy.Tries;
    }

    private bool HasRoom(DateTime now)
    {
        _minute = now - _minute.Since >= Minute ? (now, 1) : (_minute.Since, _minute.Rows + 1);
        return _minute.Rows <= AtOnceInAMinute;
    }
}
