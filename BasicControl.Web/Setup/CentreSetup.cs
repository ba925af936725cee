using BasicControl.Core;
using BasicControl.Core.Clock;

namespace BasicControl.Web.Setup;

internal static class CentreSetup
{
    /// <summary>
    /// The opened store and its parts, each by its own type. The container owns the centre: disposing the host finishes
    /// what the inbox and the writer have taken in, after the last request has been answered.
    /// </summary>
    public static void AddCentre(this WebApplicationBuilder builder, ServeOptions options)
    {
        var store = StorePath.Parse(options.Database) ?? throw new InvalidOperationException($"--db: {options.Database} names no store.");
        var services = builder.Services;
        services.AddSingleton(ClockOf(options));
        services.AddSingleton(provider => Centre.TryOpen(store, provider.GetRequiredService<TimeProvider>()) ?? throw new StoreInUseException(store.Path));
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Book);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Reader);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Commit);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Inbox);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Feeds);
        services.AddSingleton(provider => provider.GetRequiredService<Centre>().Feed);
    }

    private static TimeProvider ClockOf(ServeOptions options) => (options.Now, options.Pace) switch
    {
        (null, 1) => TimeProvider.System,
        (null, var pace) => new PacedClock(TimeProvider.System.GetUtcNow(), pace),
        ({ } now, var pace) => new PacedClock(now, pace),
    };
}
