using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>Who may work on a city's briefings: a centre desk and a supervisor who act for all of it; the system drafts.</summary>
public static class BriefingPosts
{
    public static Refusal? MayEdit(OrganisationBook book, UnitId city, Actor actor) =>
        actor.Post == Post.System ? null
        : !PermissionTable.Allows(actor.Post, Permission.WriteBriefing) ? new("briefing.post-may-not", null, actor.Post.ToString())
        : !book.CoversCity(actor.Acts, city) ? new("briefing.other-unit", null, book.Unit(city).Name)
        : null;

    /// <summary>A person signs, never the system.</summary>
    public static Refusal? MaySign(OrganisationBook book, UnitId city, Actor actor) =>
        actor.Post == Post.System ? new("briefing.post-may-not", null, actor.Post.ToString()) : MayEdit(book, city, actor);
}
