using System.Diagnostics;

namespace BasicControl.Web.Live;

/// <summary>
/// Lets through the first of a burst at once, then at most one draw in each gap, and always the last: a draw takes the
/// latest state, so nothing is queued while a browser is slow. Runs in the world's time, whatever the program's clock.
/// </summary>
public sealed class DrawThrottle(TimeSpan gap, Func<Task> draw) : IDisposable
{
    private const int Idle = 0;
    private const int Running = 1;
    private const int Again = 2;

    private readonly CancellationTokenSource _ended = new();
    private long _last = Stopwatch.GetTimestamp() - (long)(gap.TotalSeconds * Stopwatch.Frequency);
    private int _state = Idle;

    /// <summary>Asks for a draw; from any thread. Never waits.</summary>
    public void Request()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            if (state == Again)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _state, state + 1, state) != state)
            {
                continue;
            }

            if (state == Idle)
            {
                _ = RunAsync();
            }

            return;
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _ended.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            do
            {
                var wait = gap - Stopwatch.GetElapsedTime(_last);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, _ended.Token);
                }

                Volatile.Write(ref _state, Running);
                await draw();
                _last = Stopwatch.GetTimestamp();
            }
            while (Interlocked.CompareExchange(ref _state, Idle, Running) != Running);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed while a draw waited: there is nobody left to draw for.
        }
    }
}
