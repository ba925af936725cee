using BasicControl.Web.Components;

namespace BasicControl.Web.Setup;

/// <summary>Builds the web host: a table of contents, one line a concern.</summary>
public static class WebHost
{
    /// <summary>Builds, but does not start, the host. The caller runs and disposes it.</summary>
    /// <exception cref="InvalidOperationException">An address to listen on is not loopback.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.ListenOnLoopback(options.Urls);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddLogs();
        builder.AddPages();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseLanguages();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
