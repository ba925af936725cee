using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using BasicControl.Web;

namespace BasicControl.Tests.Kit;

/// <summary>Callers that post one record after the other to a server process until it is gone, and what was acknowledged.</summary>
internal sealed class ApiLoad(string source, DateTimeOffset at, string key)
{
    private const int Callers = 16;

    private readonly ConcurrentBag<string> _acknowledged = [];

    /// <summary>Numbers of the records that were answered with success.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>Posts until so many more are acknowledged, then kills the process (SIGKILL) in the midst of it.</summary>
    public Task AndKillAsync(Process server, Uri address, string prefix, int more = 300) => WhileAsync(address, prefix, async () =>
    {
        await AcknowledgedAsync(_acknowledged.Count + more);
        server.Kill();
        await server.WaitForExitAsync();
    });

    /// <summary>Posts while something else goes on.</summary>
    public async Task WhileAsync(Uri address, string prefix, Func<Task> work)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() => PostAsync(client, $"{prefix}-{caller}", stop.Token))).ToList();
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(callers);
        }
    }

    /// <summary>Waits until so many are acknowledged, or twenty seconds.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        for (var i = 0; i < 4_000 && _acknowledged.Count < count; i++) await Task.Delay(5);
    }

    private async Task PostAsync(HttpClient client, string prefix, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var number = $"{prefix}-{i}";
            try
            {
                using var answer = await client.PostAsJsonAsync(ApiLinks.Incidents, new { source, number, at, text = new string('x', i % 500) }, stop);
                if (answer.IsSuccessStatusCode) _acknowledged.Add(number);
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }
}
