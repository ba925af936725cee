namespace BasicControl.Web.Setup;

internal static class Logs
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    /// <summary>
    /// One line an event; the framework speaks only when something is wrong. What keeps the host from starting comes out of its start as an
    /// exception and is worded there: it is not told a second time here, with its insides.
    /// </summary>
    public static void AddLogs(this WebApplicationBuilder builder, ServeOptions options)
    {
        var start = new Start();
        builder.Services.AddSingleton<IHostedService>(start);
        builder.Logging.ClearProviders();
        if (options.Json) builder.Logging.AddJsonConsole();
        else builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("BootstrapBlazor", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter(Kestrel, level => start.IsOver && level >= LogLevel.Warning);
        builder.Logging.AddFilter(Host, level => level >= (start.IsOver ? LogLevel.Warning : LogLevel.Critical));
    }

    /// <summary>Knows whether the host has started.</summary>
    private sealed class Start : IHostedLifecycleService
    {
        private volatile bool _isOver;

        public bool IsOver => _isOver;

        public Task StartedAsync(CancellationToken cancellationToken)
        {
            _isOver = true;
            return Task.CompletedTask;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
