namespace BasicControl.Web.Setup;

internal static class Logs
{
    /// <summary>One line an event; the framework speaks only when something is wrong.</summary>
    public static void AddLogs(this WebApplicationBuilder builder, ServeOptions options)
    {
        builder.Logging.ClearProviders();
        if (options.Json) builder.Logging.AddJsonConsole();
        else builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("BootstrapBlazor", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
    }
}
