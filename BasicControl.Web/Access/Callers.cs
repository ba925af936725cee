using System.Collections.Frozen;
using System.Globalization;
using System.Security.Claims;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Access;

/// <summary>Who a proved identity is now. It is asked anew each time and reads no store, so what is taken away is gone at once.</summary>
internal sealed class Callers(AccessBook access, DemoRoles roles, OrganisationBook book)
{
    private static readonly Caller Visitor = new(
        CallerKind.Demo, null, Proof.Visitor, Post.WallDevice, null, null, PermissionTable.Visitor, Scope.Everything, Scope.Nothing, null);

    /// <returns>Null when nothing was proved, or no longer holds.</returns>
    public Caller? Of(ClaimsPrincipal? user) => user?.FindFirstValue(Proof.IdClaim) is { } id
        ? Of(user.FindFirstValue(Proof.KindClaim), id, user.FindFirstValue(Proof.FromClaim))
        : null;

    private Caller? Of(string? kind, string id, string? from) => kind switch
    {
        Proof.Visitor when roles.IsOn => Visitor with { From = from },
        Proof.Role when roles.IsOn && DemoRoles.Read(id, book) is { } actor => roles.CallerOf(actor) with { From = from },
        Proof.Session => access.Again(Bare(CallerKind.Account, from) with { Session = Number(id) }),
        Proof.Device => access.Again(Bare(CallerKind.Device, from) with { Id = new(Number(id)) }),
        Proof.Key => access.Again(Bare(CallerKind.Key, from) with { Id = new(Number(id)) }),
        _ => null,
    };

    // What was proved, without anything that may be done: the book adds that as of now.
    private static Caller Bare(CallerKind kind, string? from) =>
        new(kind, null, "", Post.WallDevice, null, null, FrozenSet<Permission>.Empty, Scope.Nothing, Scope.Nothing, from);

    private static long Number(string id) => long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
}
