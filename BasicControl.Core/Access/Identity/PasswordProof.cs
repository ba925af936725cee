using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Core.Access.Identity;

/// <summary>
/// Counts what was proved wrongly: after some tries the account is locked for a time. Attempts on one number go one after the other, so
/// that many at once are not more than many in a row.
/// </summary>
public sealed class PasswordProof(Commit commit, AccessBook book)
{
    private const int Lanes = 64;

    /// <summary>Attempts of one lane that may be under way or wait; the numbers of a lane share them, so that it tells nothing of a number.</summary>
    private const int Longest = 16;

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new Lane())];

    /// <summary>Refusals besides the attempt's own: <c>access.busy</c>, when too many wait already.</summary>
    internal async Task<Outcome<T>> OneByOne<T>(string number, Func<Task<Outcome<T>>> attempt, CancellationToken stop)
    {
        var lane = _lanes[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(number) % Lanes];
        try
        {
            return Interlocked.Increment(ref lane.Length) > Longest ? new Refusal("access.busy") : await InTurn(lane, attempt, stop);
        }
        finally
        {
            Interlocked.Decrement(ref lane.Length);
        }
    }

    /// <summary>One wrong try on an account: counted, told in the journal, and at the last one the account is locked.</summary>
    internal Task<Outcome<bool>> Wrong(AccountId account, SignInFault fault, Actor actor, CancellationToken stop) => commit.Desk<bool>(
        session =>
        {
            var row = session.Db.Accounts.Find(account.Value)!;
            row.AccessFailedCount++;
            var locks = row.AccessFailedCount >= book.Policy.Tries;
            if (locks)
            {
                (row.AccessFailedCount, row.LockoutEnd) = (0, new DateTimeOffset(session.Now + book.Policy.LockedFor));
            }

            row.ConcurrencyStamp = Guid.NewGuid().ToString();
            session.Record(new(Subject.Account, account.Value, session.Now, new SessionRefused(fault, 1), actor, row.UnitId));
            var entry = AccountEntry.Of(row);
            session.OnCommitted(() => book.Put(entry));
            return locks;
        },
        stop);

    private static async Task<Outcome<T>> InTurn<T>(Lane lane, Func<Task<Outcome<T>>> attempt, CancellationToken stop)
    {
        await lane.Turn.WaitAsync(stop);
        try
        {
            return await attempt();
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    private sealed class Lane
    {
        public int Length;

        public SemaphoreSlim Turn { get; } = new(1);
    }
}
