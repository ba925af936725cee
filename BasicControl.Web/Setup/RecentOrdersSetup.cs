using BasicControl.Core.Data;
using BasicControl.Core.WorkOrders.Recent;
using Microsoft.Data.Sqlite;

namespace BasicControl.Web.Setup;

internal static class RecentOrdersSetup
{
    /// <summary>Keeps the orders of the last months at hand beside the requests, which need not wait for it: until then the store answers.</summary>
    public static void AddRecentOrders(this WebApplicationBuilder builder) => builder.Services.AddHostedService<RecentOrdersFollower>();
}

/// <summary>Reads what has changed every second, so that no page has much to catch up with.</summary>
internal sealed class RecentOrdersFollower(RecentOrders recent, StoreReader reader, ILogger<RecentOrdersFollower> log) : BackgroundService
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the clock on the wall: a city's own clock may run at another pace.
        using var timer = new PeriodicTimer(Gap, TimeProvider.System);
        try
        {
            do
            {
                await Refresh(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the host, whether it was stopped or only disposed.
        }
    }

    private async Task Refresh(CancellationToken stop)
    {
        try
        {
            await reader.Read(
                db =>
                {
                    recent.Refresh(db);
                    return true;
                },
                stop);
        }
        catch (SqliteException fault)
        {
            log.LogError(fault, "The recent orders could not be read; the store answers for them.");
        }
    }
}
