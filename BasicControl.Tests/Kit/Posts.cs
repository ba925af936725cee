using BasicControl.Core.Changes;
using BasicControl.Web.Access;
using Microsoft.Playwright;

namespace BasicControl.Tests.Kit;

/// <summary>Enters a role of a demonstration for a browser as the picker does, without a click.</summary>
internal static class Posts
{
    public static Task TakeAsync(this IPage page, Uri server, Actor actor) =>
        page.Context.AddCookiesAsync([new Cookie { Name = Proof.CookieOf(Proof.Role), Value = RunningServer.At(server).CookieOf(Proof.Role, DemoRoles.Write(actor)), Url = server.ToString() }]);
}
