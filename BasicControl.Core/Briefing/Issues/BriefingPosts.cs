using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Briefing.Issues;

/// <summary>Who may work on a city's briefings: its centre desk and its supervisor; the system drafts.</summary>
public static class BriefingPosts
{
    public static Refusal? MayEdit(OrganisationBook book, UnitId city, Actor actor) =>
        actor.Post == Post.System ? null
        : actor.Post is not (Post.CentreDesk or Post.Supervisor) ? new("briefing.post-may-not", null, actor.Post.ToString())
        : actor.Unit is not { } unit || !book.TryUnit(unit, out var own) || own.CityId != city ? new("briefing.other-unit", null, book.Unit(city).Name)
        : null;

    /// <summary>A person signs, never the system.</summary>
    public static Refusal? MaySign(OrganisationBook book, UnitId city, Actor actor) =>
        actor.Post == Post.System ? new("briefing.post-may-not", null, actor.Post.ToString()) : MayEdit(book, city, actor);
}
