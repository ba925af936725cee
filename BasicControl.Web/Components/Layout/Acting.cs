using System.Globalization;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Setup;

namespace BasicControl.Web.Components.Layout;

/// <summary>
/// Who the viewer of this request acts as: under <c>--demo</c> the post that they picked, else nobody, and the pages
/// are for reading.
/// </summary>
public sealed class Acting(DemoMode demo, IHttpContextAccessor http, OrganisationBook book)
{
    public const string Cookie = "bc-post";

    /// <summary>Posts that can be picked.</summary>
    public static readonly IReadOnlyList<Post> Posts = [Post.CentreDesk, Post.StationDesk, Post.Officer, Post.Supervisor];

    /// <summary>Whether a viewer may pick a post at all.</summary>
    public bool IsOffered => demo.IsOn;

    public Actor? Now => demo.IsOn && http.HttpContext?.Request.Cookies[Cookie] is { } text ? Read(text, book) : null;

    /// <summary>Unit kinds that a post is held in.</summary>
    public static bool IsHeldIn(Post post, UnitKind kind) => post switch
    {
        Post.CentreDesk or Post.Supervisor => kind is UnitKind.City or UnitKind.County,
        _ => kind is UnitKind.Station,
    };

    internal static string Write(Actor actor) =>
        string.Create(CultureInfo.InvariantCulture, $"{actor.Post}.{actor.Unit?.Value}.{actor.Person?.Value}");

    /// <summary>The actor that a text of post, unit and person names, or null when there is no such post, unit or person.</summary>
    internal static Actor? Read(string text, OrganisationBook book)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || !Enum.TryParse<Post>(parts[0], out var post) || !Posts.Contains(post)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var unit) || !book.TryUnit(new(unit), out var known)
            || !IsHeldIn(post, known.Kind))
        {
            return null;
        }

        var person = long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? book.Person(new(id)) : null;
        return post == Post.Officer && person is null ? null : new Actor(person?.Id, post, known.Id, person?.Name ?? known.Name);
    }
}
