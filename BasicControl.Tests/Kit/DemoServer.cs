using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;

[assembly: AssemblyFixture(typeof(DemoServer))]

namespace BasicControl.Tests.Kit;

/// <summary>One server with the small sample city, its simulator all but asleep, for all tests that look at pages; started when first asked for.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private RunningServer? _server;

    /// <summary>The shared server. A test may add to its data, and must not rely on what others have left untouched.</summary>
    public async Task<RunningServer> ServerAsync()
    {
        await _starting.WaitAsync();
        try
        {
            return _server ??= await RunningServer.StartAsync(new ServeOptions { Demo = true, Preset = "small", SimulatorPace = 0.001 });
        }
        finally
        {
            _starting.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _starting.Dispose();
    }
}
