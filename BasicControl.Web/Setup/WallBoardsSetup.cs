using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;

namespace BasicControl.Web.Setup;

internal static class WallBoardsSetup
{
    /// <summary>
    /// One <see cref="WallBoards"/> for the whole program, read and following before the first request is let in, for every
    /// page, the API and the hub to take.
    /// </summary>
    public static void AddWallBoards(this WebApplicationBuilder builder)
    {
        builder.AddChecked<WallSettings>(WallSettings.Section);
        builder.Services.AddSingleton<WallStart>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<WallStart>().Boards);
        builder.Services.AddSingleton<Func<UnitId, LiveScores?>>(provider => city => provider.GetRequiredService<WallBoards>().Live(city));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WallStart>());
    }
}

/// <summary>Starts the boards with the host. The container owns and ends them, before the centre that they live on.</summary>
internal sealed class WallStart(Centre centre, IServiceProvider services, Microsoft.Extensions.Options.IOptions<WallSettings> settings, ILogger<WallBoards> log) : IHostedService
{
    private WallBoards? _boards;

    /// <exception cref="InvalidOperationException">Asked for before the host has started.</exception>
    public WallBoards Boards => _boards ?? throw new InvalidOperationException("The wall's boards are there once the host has started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _boards = await WallBoards.Start(centre, settings.Value.Options(log), cancellationToken);
        services.GetRequiredService<WallBoards>();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
