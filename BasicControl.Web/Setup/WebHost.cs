using BasicControl.Web.Access;
using BasicControl.Web.Access.Oidc;
using BasicControl.Web.Api;
using BasicControl.Web.Components;
using BasicControl.Web.Components.Disputes;
using BasicControl.Web.Hubs;

namespace BasicControl.Web.Setup;

/// <summary>Builds the web host: a table of contents, one line a concern.</summary>
public static class WebHost
{
    /// <summary>Builds, but does not start, the host. The caller runs and disposes it.</summary>
    /// <exception cref="StoreInUseException">Another process owns the store.</exception>
    /// <exception cref="InvalidOperationException">A value in the options is impossible; the message names its key.</exception>
    public static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddSingleton(options);
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.ListenAsAsked(options);
        builder.AddLogs(options);
        builder.AddCentre(options);
        builder.AddAccounts();
        builder.AddOidc();
        builder.AddDemo(options);
        builder.AddJournal();
        builder.AddDoors(options);
        builder.AddHealth();
        builder.AddTelemetry();
        builder.AddWallBoards();
        builder.AddHeat();
        builder.AddRecentOrders();
        builder.AddApi();
        builder.AddRateLimits();
        builder.AddWallHub();
        builder.AddPages();
        builder.AddWallScreens();
        builder.AddOffice();
        builder.AddBriefings();

        var app = builder.Build();
        app.OwnCentre();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseHttpsElsewhere();
        app.UseSameOriginSockets();
        app.UseLanguages();
        app.UseFaultPage();
        app.UseNotFoundPage();
        app.UseApiProblems();
        app.UseRateLimiter();
        app.UseDoors();
        app.UseOwnForms();
        app.MapStaticAssets().Open();
        app.MapHealth();
        app.MapPreferences();
        app.MapApi();
        app.MapApiDocument();
        app.MapWallHub();
        app.MapDemoRoles();
        app.MapLogIn();
        app.MapHeatDownload();
        app.MapRepeatDownload();
        app.MapBriefingFiles();
        app.MapOfficeDownloads();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().AnyCallerUnlessSaid();
        return app;
    }
}
