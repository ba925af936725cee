using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Access.Oidc;

/// <summary>The identity service <c>oidc-provider</c>, run by node on this machine.</summary>
internal sealed class IdentityService : IAsyncDisposable
{
    public const string Client = "basiccontrol";
    public const string Secret = "a secret that only the tests know";

    private readonly Process _process;

    private IdentityService(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<IdentityService> Start(string redirect, int port)
    {
        var folder = Path.Combine(Repository.Root, "wwwroot-assets", "node_modules", "oidc-provider", "lib", "index.js");
        var script = Path.Combine(Repository.Root, "BasicControl.Tests", "Access", "Oidc", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, folder, $"{port}", redirect, Client, Secret]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == "listening")
            {
                return new(process, new($"http://127.0.0.1:{port}"));
            }
        }

        throw new InvalidOperationException("The identity service did not start.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
