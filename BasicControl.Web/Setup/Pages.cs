using System.Text.Encodings.Web;
using System.Text.Unicode;
using BasicControl.Web.Access;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.SignalR;

namespace BasicControl.Web.Setup;

internal static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.AddFilter<ConnectionFilter>());
        builder.Services.AddAntiforgery(token => token.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddComponentParts();
    }

    /// <summary>What the components need wherever they are rendered: the component library, texts and their encoding.</summary>
    public static void AddComponentParts(this IServiceCollection services)
    {
        services.AddSingleton<FieldWords>();
        services.AddLocalization();
        services.AddComponentLibrary();
        // Chinese text goes out as text, not as entities of eight bytes a character.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>A page that fails is told on a page; the API answers for itself.</summary>
    public static void UseFaultPage(this WebApplication app) => app.UseWhen(
        http => !ApiLinks.IsApi(http.Request.Path),
        pages => pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FaultPage.Write }));

    /// <summary>An address that is not there shows a page; the API answers for itself.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        // Not inside UseWhen: from a branch of its own the page would not be found again.
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            if (ApiLinks.IsApi(http.Request.Path) && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(http);
        });
    }
}
