using BasicControl.Core.Changes;
using BasicControl.Web.Components.Layout;
using Microsoft.Playwright;

namespace BasicControl.Tests.Kit;

/// <summary>Takes a post for a browser as the picker does, without a click.</summary>
internal static class Posts
{
    public static Task TakeAsync(this IPage page, Uri server, Actor actor) =>
        page.Context.AddCookiesAsync([new Cookie { Name = Acting.Cookie, Value = Acting.Write(actor), Url = server.ToString() }]);
}
