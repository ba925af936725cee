using System.Collections.Concurrent;
using BasicControl.Core.Access;
using Microsoft.AspNetCore.SignalR;

namespace BasicControl.Web.Access;

/// <summary>The connections that are open, pages' and screens', by who opened them: one whose session, account, screen or key is taken away ends at once.</summary>
internal sealed class Connections : IDisposable
{
    private readonly ConcurrentDictionary<string, (HubCallerContext Connection, Caller Caller)> _open = new(StringComparer.Ordinal);
    private readonly AccessBook _book;

    public Connections(AccessBook book)
    {
        _book = book;
        book.Revoked += Cut;
    }

    public int Count => _open.Count;

    public void Opened(HubCallerContext connection, Caller caller) => _open[connection.ConnectionId] = (connection, caller);

    public void Closed(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    public void Dispose() => _book.Revoked -= Cut;

    // Called on the writer's thread, which must not wait for a connection to end.
    private void Cut(Revocation revoked)
    {
        foreach (var (connection, caller) in _open.Values.Where(one => IsOf(one.Caller, revoked)))
        {
            _ = Task.Run(connection.Abort);
        }
    }

    private static bool IsOf(Caller caller, Revocation revoked) => revoked.Thing switch
    {
        RevokedThing.Session => caller.Session == revoked.Id,
        RevokedThing.Account => caller.Kind == CallerKind.Account && caller.Id?.Value == revoked.Id,
        RevokedThing.Device => caller.Kind == CallerKind.Device && caller.Id?.Value == revoked.Id,
        RevokedThing.Key => caller.Kind == CallerKind.Key && caller.Id?.Value == revoked.Id,
        _ => false,
    };
}

/// <summary>Enters and leaves connections of every hub, the pages' own included, and lets none stay whose caller is gone.</summary>
internal sealed class ConnectionFilter(Connections connections, Callers callers) : IHubFilter
{
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (callers.Of(context.Context.User) is not { } caller)
        {
            context.Context.Abort();
            return Task.CompletedTask;
        }

        connections.Opened(context.Context, caller);
        // Taken away between the request and this line.
        if (callers.Of(context.Context.User) is null) context.Context.Abort();
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Closed(context.Context);
        return next(context, exception);
    }
}
