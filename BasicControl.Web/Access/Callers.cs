using System.Collections.Frozen;
using System.Security.Claims;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Access;

/// <summary>Who a proved identity is now. It is asked anew each time and reads no store, so what is taken away is gone at once.</summary>
internal sealed class Callers(KeyRing keys, DemoRoles roles, OrganisationBook book)
{
    /// <returns>Null when nothing was proved, or no longer holds.</returns>
    public Caller? Of(ClaimsPrincipal? user) =>
        user?.FindFirstValue(Proof.IdClaim) is { } id && Of(user.FindFirstValue(Proof.KindClaim), id) is { } caller
            ? caller with { From = user.FindFirstValue(Proof.FromClaim) }
            : null;

    private Caller? Of(string? kind, string id) => kind switch
    {
        Proof.Visitor => roles.IsOn ? Visitor : Visitor with { May = new[] { Permission.SendIncidents, Permission.ImportFiles }.Concat(PermissionTable.Visitor).ToFrozenSet() },
        Proof.Role => roles.IsOn && DemoRoles.Read(id, book) is { } actor ? roles.CallerOf(actor) : null,
        Proof.Key => keys.Of(id),
        _ => null,
    };

    private static Caller Visitor { get; } = new(
        CallerKind.Demo, null, Proof.Visitor, Post.WallDevice, null, null, PermissionTable.Visitor, Scope.Everything, Scope.Nothing, null);
}
