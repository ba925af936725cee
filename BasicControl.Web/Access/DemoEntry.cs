using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BasicControl.Web.Access;

/// <summary>Where a role of the demonstration is entered and left. Answers only under <c>--demo</c>.</summary>
internal static class DemoEntry
{
    public static void MapDemoRoles(this WebApplication app) => app.MapPost(
        Links.DemoRole,
        async ([FromForm] string? post, [FromForm] string? unit, [FromForm] string? person, [FromForm] string? back, HttpContext http, DemoRoles roles, OrganisationBook book) =>
        {
            if (!roles.IsOn) return Results.NotFound();
            if (DemoRoles.Read($"{post}.{unit}.{person}", book) is { } actor)
            {
                await http.SignInAsync(Proof.Role, Proof.Of(Proof.Role, DemoRoles.Write(actor)));
            }
            else
            {
                await http.SignOutAsync(Proof.Role);
            }

            return Results.LocalRedirect(Links.Back(back, Links.Home));
        }).Open();

    /// <summary>A unit, and where it takes one a person, that suit a role; null where the store has none.</summary>
    public static Actor? Fitting(Post role, OrganisationBook book, DateTime now)
    {
        var units = UnitQueries.Tree(Scope.Everything, book, null, now).Select(row => row.Unit).Where(unit => DemoRoles.IsHeldIn(role, unit.Kind));
        var fitting = role switch
        {
            Post.Officer => units.FirstOrDefault(unit => UnitQueries.People(Scope.Everything, book, unit.Id, now).Count > 0),
            Post.Branch or Post.Liaison => units.OrderBy(unit => unit.Kind == UnitKind.City).FirstOrDefault(),
            _ => units.FirstOrDefault(),
        };
        if (fitting is null) return null;

        // The first of a station lead it and handle nothing themselves.
        var person = role == Post.Officer && UnitQueries.People(Scope.Everything, book, fitting.Id, now) is var people ? people[people.Count / 2] : null;
        return new(person?.Id, role, fitting.Id, person?.Name ?? fitting.Name);
    }
}
