using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Access;

/// <summary>The roles that can be entered in a demonstration without an account, each written as <c>post.unit.person</c>.</summary>
internal sealed class DemoRoles(DemoMode demo)
{
    public bool IsOn => demo.IsOn;

    /// <summary>Unit kinds that a role is held in.</summary>
    public static bool IsHeldIn(Post role, UnitKind kind) => role switch
    {
        Post.Officer or Post.StationDesk => kind is UnitKind.Station,
        Post.Branch => kind is UnitKind.Branch or UnitKind.City,
        Post.Liaison => kind is UnitKind.Department or UnitKind.City,
        _ => kind is UnitKind.City or UnitKind.County,
    };

    public static string Write(Actor actor) =>
        string.Create(CultureInfo.InvariantCulture, $"{actor.Post}.{actor.Unit?.Value}.{actor.Person?.Value}");

    /// <summary>The actor that a text of post, unit and person names, or null when there is no such role, unit or person.</summary>
    public static Actor? Read(string text, OrganisationBook book)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || !Enum.TryParse<Post>(parts[0], out var role) || !PermissionTable.Roles.Contains(role)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var unit) || !book.TryUnit(new(unit), out var known)
            || !IsHeldIn(role, known.Kind))
        {
            return null;
        }

        var person = long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? book.Person(new(id)) : null;
        return role == Post.Officer && person is null ? null : new Actor(person?.Id, role, known.Id, person?.Name ?? known.Name);
    }

    public Caller CallerOf(Actor actor)
    {
        // The system administrator is the whole store's, so that records of another city may be brought in.
        var scope = actor.Post == Post.SystemAdministrator ? Scope.Everything : Scope.Of(actor.Unit!.Value);
        return actor.Post == Post.WallDevice
            ? new(CallerKind.Device, null, actor.Name, actor.Post, actor.Person, actor.Unit, PermissionTable.Of(actor.Post), scope, Scope.Nothing, null)
            : new(CallerKind.Demo, null, actor.Name, actor.Post, actor.Person, actor.Unit, PermissionTable.Of(actor.Post), scope, scope, null);
    }
}
