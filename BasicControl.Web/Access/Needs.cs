using BasicControl.Core.Access;
using Microsoft.AspNetCore.Authorization;

namespace BasicControl.Web.Access;

/// <summary>What a page, a hub or a method of a hub asks of its caller: one of the permissions named.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute : AuthorizeAttribute
{
    public NeedsAttribute(params Permission[] anyOf)
        : base(DoorPolicies.NameOf(anyOf)) => AnyOf = anyOf;

    public IReadOnlyList<Permission> AnyOf { get; }
}

/// <summary>Open to everybody, on purpose. Everything else asks for a permission, and what says neither is shut.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenAttribute : Attribute, IAllowAnonymous;

/// <summary>Open to every caller that was proved, whatever they may do: the connection of the pages, which each ask for themselves.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AnyCallerAttribute() : AuthorizeAttribute(DoorPolicies.AnyCaller);

internal static class NeedsExtensions
{
    /// <summary>Lets only callers in that have one of the permissions.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, params Permission[] anyOf)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NeedsAttribute(anyOf));

    /// <summary>Lets everybody in.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new OpenAttribute());

    /// <summary>Lets every proved caller in, where nothing of the kind is said on the endpoint itself.</summary>
    public static TBuilder AnyCallerUnlessSaid<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            // The framework's own addresses beside the pages; a page has a name of its own component and must say for itself.
            if (endpoint.Metadata.OfType<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>().Any()) return;
            if (!endpoint.Metadata.Any(one => one is IAuthorizeData or IAllowAnonymous)) endpoint.Metadata.Add(new AnyCallerAttribute());
        });
        return endpoints;
    }
}
