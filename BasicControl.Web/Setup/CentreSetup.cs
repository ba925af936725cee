using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Setup;

internal static class CentreSetup
{
    /// <summary>
    /// Opens the store and enters it with its parts, each by its own type. The container owns the centre alone, since
    /// only the centre knows the order in which its parts finish: disposing the host, after the last request has been
    /// answered, completes what inbox and writer have taken in.
    /// </summary>
    /// <exception cref="StoreInUseException">Another process owns the store.</exception>
    public static void AddCentre(this WebApplicationBuilder builder, ServeOptions options)
    {
        var store = StorePath.Parse(options.Database) ?? throw new InvalidOperationException($"--db: {options.Database} names no store.");
        var clock = options.Clock ?? ClockOf(options);
        var centre = Centre.TryOpen(store, clock, InspectionOf(builder), JournalSetup.AnchorsOf(builder.Configuration), Accounts.PolicyOf(builder)) ?? throw new StoreInUseException(store.Path);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton(_ => centre);
        builder.Services.AddSingleton(centre.Book);
        builder.Services.AddSingleton(centre.Reader);
        builder.Services.AddSingleton(centre.Commit);
        builder.Services.AddSingleton(centre.Inbox);
        builder.Services.AddSingleton(centre.Feeds);
        builder.Services.AddSingleton(centre.Feed);
        builder.Services.AddSingleton(centre.Inspection);
        builder.Services.AddSingleton(centre.Store);
        builder.Services.AddSingleton(centre.Anchors);
    }

    /// <summary>Hands the centre to the container, which disposes what it has given out only.</summary>
    public static void OwnCentre(this WebApplication app)
    {
        var centre = app.Services.GetRequiredService<Centre>();
        centre.Recount.Log = app.Services.GetRequiredService<ILogger<MappingRecount>>();
        centre.Reads.Log = app.Services.GetRequiredService<ILogger<ReadTrail>>();
    }

    // The centre is opened before the host checks its settings, which then stops a start with an impossible share.
    private static InspectionSample InspectionOf(WebApplicationBuilder builder)
    {
        builder.AddChecked<InspectionSettings>(InspectionSettings.Section);
        return new((builder.Configuration.GetSection(InspectionSettings.Section).Get<InspectionSettings>() ?? new()).Share);
    }

    private static TimeProvider ClockOf(ServeOptions options) => (options.Now, options.Pace) switch
    {
        (null, 1) => TimeProvider.System,
        (null, var pace) => new PacedClock(TimeProvider.System.GetUtcNow(), pace),
        ({ } now, var pace) => new PacedClock(now, pace),
    };
}
