using BasicControl.Core.Samples;

namespace BasicControl.Web.Setup;

/// <summary>Whether this host runs under <c>--demo</c>: pages show it, and only then may a viewer pick a post to act from.</summary>
/// <param name="Preset">Size of the sample city that an empty store is filled with.</param>
public sealed record DemoMode(bool IsOn, string Preset);

internal static class DemoSetup
{
    /// <summary>
    /// Comes before the wall in the table of contents: services start in that order, so the boards load what the sample
    /// city has put into an empty store.
    /// </summary>
    public static void AddDemo(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.Services.AddSingleton(new DemoMode(options.Demo, options.Preset));
        if (!options.Demo) return;
        builder.Services.AddSingleton(new SimulatorOptions { Pace = options.SimulatorPace });
        builder.Services.AddHostedService<DemoCity>();
        builder.Services.AddHostedService<DemoSimulator>();
    }
}
