using BasicControl.Core.Access;
using BasicControl.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;

namespace BasicControl.Web.Access;

/// <summary>What somebody hears who is not let in: a program a coded problem, a screen a status, a person a page.</summary>
internal sealed class DoorAnswers(Callers callers) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        return callers.Of(context.User) is { } caller ? Denied(context, caller) : Unknown(context);
    }

    private static Task Unknown(HttpContext http)
    {
        if (IsProgram(http))
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return Told(http, StatusCodes.Status401Unauthorized, "access.unknown");
        }

        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            return Bare(http, StatusCodes.Status401Unauthorized);
        }

        // A wall without an identity asks to be enrolled; a person at it finds the way to the log-in there.
        http.Response.Redirect(Links.IsWall(http.Request.Path) ? Links.Screen : Links.LogInFor(http.Request.Path + http.Request.QueryString.Value));
        return Task.CompletedTask;
    }

    private static Task Denied(HttpContext http, Caller caller)
    {
        if (IsProgram(http)) return Told(http, StatusCodes.Status403Forbidden, "access.denied");
        if (!HttpMethods.IsGet(http.Request.Method)) return Bare(http, StatusCodes.Status403Forbidden);
        // Whoever has to change something about their own account first is led there from everywhere.
        var mustFirst = caller.MustChange || caller.NeedsSecondFactor;
        if ((mustFirst || http.Request.Path == Links.Home) && StartPage.Of(caller) is var start && start != Links.Home)
        {
            http.Response.Redirect(start);
            return Task.CompletedTask;
        }

        // The page of what is not there is shown again under the address asked for: it tells this as well.
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsProgram(HttpContext http) => ApiLinks.IsApi(http.Request.Path) || http.Request.Path.StartsWithSegments(ApiLinks.WallHub, StringComparison.OrdinalIgnoreCase);

    // A page in place of the answer to a form would take the form for its own.
    private static Task Bare(HttpContext http, int status)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Told(HttpContext http, int status, string code)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return Problem.Write(http, status, new(code));
    }
}
