using System.Globalization;
using BasicControl.Core.Figures;
using BasicControl.Core.Samples;

namespace BasicControl.Web.Setup;

/// <summary>Whether this host runs under <c>--demo</c>: pages show it, and only then may a viewer pick a post to act from.</summary>
/// <param name="Preset">Size of the sample city that an empty store is filled with.</param>
public sealed record DemoMode(bool IsOn, string Preset);

internal static class DemoSetup
{
    private const string WindowDays = $"{WallSettings.Section}:{nameof(WallSettings.WindowDays)}";

    /// <summary>
    /// Comes before the wall in the table of contents: services start in that order, so the boards load what the sample
    /// city has put into an empty store.
    /// </summary>
    public static void AddDemo(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.Services.AddSingleton(new DemoMode(options.Demo, options.Preset));
        if (!options.Demo) return;
        LookAtItWhole(builder, SamplePreset.Find(options.Preset)!);
        builder.Services.AddSingleton(new SimulatorOptions { Pace = options.SimulatorPace });
        builder.Services.AddHostedService<DemoCity>();
        builder.Services.AddHostedService<DemoSimulator>();
    }

    // The rates of a published year are rates of its 365 days, not of the wall's usual thirty.
    private static void LookAtItWhole(WebApplicationBuilder builder, SamplePreset preset)
    {
        if (preset.Days > FigureRegister.WallDays) builder.Configuration[WindowDays] ??= preset.Days.ToString(CultureInfo.InvariantCulture);
    }
}
