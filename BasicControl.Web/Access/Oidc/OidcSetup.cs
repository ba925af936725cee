using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Access.Oidc;

/// <summary>Registers log-in by the bureau's identity service; its addresses are there only when the settings name one.</summary>
internal static class OidcSetup
{
    public static void AddOidc(this WebApplicationBuilder builder)
    {
        builder.AddChecked<OidcSettings>(OidcSettings.Section);
        builder.Services.AddOidcParts();
    }

    /// <summary>The parts; <see cref="OidcSettings"/> are bound and checked by the caller.</summary>
    public static void AddOidcParts(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OidcSettings>>().Value);
        services.AddSingleton<OidcService>();
        services.AddSingleton<IdTokens>();
        services.AddSingleton<OidcFlow>();
    }

    /// <summary>The two addresses of the flow.</summary>
    /// <param name="enter">Gives the browser the session that was opened.</param>
    /// <param name="askCode">Leads to the code of the second factor, with the ticket and the page to come back to.</param>
    /// <param name="refuse">Tells the person why not.</param>
    public static void MapOidc(this IEndpointRouteBuilder app, Func<HttpContext, OpenedSession, Task> enter, Func<HttpContext, string, string, IResult> askCode, Func<Refusal, IResult> refuse)
    {
        app.MapGet(OidcFlow.Path, async (HttpContext http, string? back, OidcFlow flow) =>
        {
            var begun = await flow.Begin(http, back);
            return begun.TryGet(out var address) ? Results.Redirect(address) : refuse(begun.Refusal);
        }).Open();
        app.MapGet(OidcFlow.CallbackPath, async (HttpContext http, OidcFlow flow) =>
        {
            var finished = await flow.Finish(http);
            if (!finished.TryGet(out var entry))
            {
                return refuse(finished.Refusal);
            }

            if (entry.Step.Opened is not { } opened)
            {
                return askCode(http, entry.Step.Ticket!, entry.Back);
            }

            await enter(http, opened);
            return Results.LocalRedirect(entry.Back);
        }).Open();
    }
}
