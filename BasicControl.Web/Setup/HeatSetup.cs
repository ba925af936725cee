using System.ComponentModel.DataAnnotations;
using BasicControl.Core;
using BasicControl.Core.Disputes.Heat;
using Microsoft.Extensions.Options;

namespace BasicControl.Web.Setup;

/// <summary>What a site sets of its heat counts, from the section <c>Heat</c> of the settings; the default is that of <see cref="HeatOptions"/>.</summary>
internal sealed class HeatSettings
{
    public const string Section = "Heat";

    /// <summary>Local days kept in memory, today included; an older day is counted from the store.</summary>
    [Range(1, 3_661)]
    public int Days { get; set; } = new HeatOptions().Days;
}

internal static class HeatSetup
{
    /// <summary>One <see cref="HeatCubes"/> for the whole program; it is read beside the first requests, after the wall is there.</summary>
    public static void AddHeat(this WebApplicationBuilder builder)
    {
        builder.AddChecked<HeatSettings>(HeatSettings.Section);
        builder.Services.AddSingleton<HeatStart>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<HeatStart>().Cubes);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<HeatStart>());
    }
}

/// <summary>Begins to read the heat counts with the host. The container owns and ends them, before the centre that they live on.</summary>
internal sealed class HeatStart(Centre centre, IServiceProvider services, IOptions<HeatSettings> settings, ILogger<HeatCubes> log) : IHostedService
{
    private HeatCubes? _cubes;

    /// <exception cref="InvalidOperationException">Asked for before the host has started.</exception>
    public HeatCubes Cubes => _cubes ?? throw new InvalidOperationException("The heat counts are there once the host has started.");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _cubes = HeatCubes.Start(new(centre.Reader, centre.Feed, centre.Book, centre.Clock), new() { Days = settings.Value.Days, Log = log });
        services.GetRequiredService<HeatCubes>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
