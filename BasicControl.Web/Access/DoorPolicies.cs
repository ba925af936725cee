using BasicControl.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace BasicControl.Web.Access;

/// <summary>What a route asks for. Without <paramref name="AnyOf"/> any proved caller will do, without a route that says so nobody.</summary>
internal sealed record DoorRequirement(IReadOnlyList<Permission>? AnyOf, bool IsSaid = true) : IAuthorizationRequirement;

/// <summary>The policies, each named by the permissions that it asks for; what names none is shut.</summary>
internal sealed class DoorPolicies : IAuthorizationPolicyProvider
{
    public const string AnyCaller = nameof(AnyCaller);

    private const char Or = '|';

    private static readonly AuthorizationPolicy Any = Of(new(null));

    private static readonly AuthorizationPolicy Unsaid = Of(new(null, IsSaid: false));

    public static string NameOf(IEnumerable<Permission> anyOf) => string.Join(Or, anyOf);

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) => Task.FromResult<AuthorizationPolicy?>(
        policyName == AnyCaller ? Any : Of(new([.. policyName.Split(Or).Select(Enum.Parse<Permission>)])));

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => Task.FromResult(Unsaid);

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => Task.FromResult<AuthorizationPolicy?>(Unsaid);

    private static AuthorizationPolicy Of(DoorRequirement requirement) => new AuthorizationPolicyBuilder().AddRequirements(requirement).Build();
}

/// <summary>Compares what is asked with what the caller may. An address that is not there asks for a caller only, who then hears that it is not there.</summary>
internal sealed class DoorHandler(Callers callers) : AuthorizationHandler<DoorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, DoorRequirement requirement)
    {
        var caller = callers.Of(context.User);
        var isLetIn = caller is not null && (requirement.IsSaid
            ? requirement.AnyOf is not { } anyOf || anyOf.Any(caller.Has)
            : context.Resource is HttpContext http && IsNowhere(http.GetEndpoint()));
        if (isLetIn) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    /// <summary>Whether an address leads nowhere: to nothing, to what only says that the method is wrong, or to the last resort of the static files.</summary>
    internal static bool IsNowhere(Endpoint? endpoint) => endpoint is not RouteEndpoint { Order: < int.MaxValue };
}
