using BasicControl.Core.Access;
using BasicControl.Core.Access.Identity;
using BasicControl.Web.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BasicControl.Web.Access;

/// <summary>Tells on the console, once the host listens, the one-time address at which the first security administrator is made.</summary>
internal sealed partial class SetupTold(SetupLink setup, AccessBook book, DemoMode demo, IServer server, IHostApplicationLifetime lifetime, ILogger<SetupTold> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Tell);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell()
    {
        if (demo.IsOn || setup.Begin() is not { } token) return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Told(log, address + Links.SetupWith(token), book.Policy.SetupFor.TotalHours);
    }

    [LoggerMessage(LogLevel.Warning, "There is no account yet. Make the first security administrator at {Address} (once, within {Hours} hours; a new start tells another).")]
    private static partial void Told(ILogger log, string address, double hours);
}
