using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Access;

/// <summary>Opens and closes sessions inside a transaction; the book follows after its commit.</summary>
internal sealed class SessionWriter(AccessBook book)
{
    private const int LongestAgent = 200;
    private const int LongestAddress = 64;

    public OpenedSession Open(WriteSession session, AccountId account, Grant role, SessionProof proof, string? agent, Actor actor)
    {
        var open = OpenOf(session, account);
        foreach (var old in open.Take(Math.Max(0, open.Count - book.Policy.SessionsAtOnce + 1)))
        {
            Close(session, old, SessionEnd.TooMany, actor);
        }

        var token = Tokens.New();
        var opened = new Session
        {
            Id = session.NextId("sessions"),
            AccountId = account,
            GrantId = role.Id,
            TokenHash = Tokens.HashOf(token),
            Proof = proof,
            OpenedAt = session.Now,
            SeenAt = session.Now,
            Address = Cut(actor.From, LongestAddress),
            Agent = Cut(agent, LongestAgent),
        };
        session.Db.Sessions.Add(opened);
        session.Record(new(Subject.Account, account.Value, session.Now, new SessionOpened(opened.Id, role.Id, proof), actor, role.UnitId));
        session.OnCommitted(() => book.Put(opened));
        return new(opened, token);
    }

    public void Close(WriteSession session, Session open, SessionEnd end, Actor actor)
    {
        var closed = End(session, open, end);
        session.Record(new(Subject.Account, closed.AccountId.Value, session.Now, new SessionClosed(closed.Id, end), actor));
    }

    /// <summary>Closes the sessions of an account, told by the event of whatever ends them.</summary>
    /// <param name="grant">Only those that act in this grant; null: all.</param>
    /// <param name="except">One that stays open.</param>
    /// <returns>How many were closed.</returns>
    public int CloseAll(WriteSession session, AccountId account, SessionEnd end, long? grant = null, long? except = null)
    {
        var open = OpenOf(session, account).FindAll(one => (grant is null || one.GrantId == grant) && one.Id != except);
        foreach (var one in open)
        {
            End(session, one, end);
        }

        return open.Count;
    }

    private Session End(WriteSession session, Session open, SessionEnd end)
    {
        var seen = book.Session(open.Id)?.SeenAt ?? open.SeenAt;
        var closed = open with { ClosedAt = session.Now, End = end, SeenAt = seen };
        session.Db.Sessions.Update(closed);
        session.OnCommitted(() => book.Close(closed));
        return closed;
    }

    private static List<Session> OpenOf(WriteSession session, AccountId account) =>
        [.. session.Db.Sessions.AsNoTracking().Where(row => row.AccountId == account && row.ClosedAt == null).OrderBy(row => row.Id)];

    private static string? Cut(string? text, int longest)
    {
        var clean = new string([.. (text ?? "").Where(letter => !char.IsControl(letter)).Take(longest)]);
        return clean.Length == 0 ? null : clean;
    }
}
