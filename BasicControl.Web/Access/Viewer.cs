using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace BasicControl.Web.Access;

/// <summary>
/// Whom a page is shown to: the identity of the request, or of the connection for as long as a circuit lives. The circuit asks once a
/// minute whether it still holds, as a net below the connections that are cut at once.
/// </summary>
internal sealed class Viewer : RevalidatingServerAuthenticationStateProvider
{
    private readonly Callers _callers;
    public Viewer(ILoggerFactory log, Callers callers)
        : base(log)
    {
        _callers = callers;
        AuthenticationStateChanged += state => _ = Keep(state);
    }

    /// <summary>Null outside of a page.</summary>
    public ClaimsPrincipal? User { get; private set; }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(_callers.Of(authenticationState.User) is not null);

    private async Task Keep(Task<AuthenticationState> state) => User = (await state).User;
}
