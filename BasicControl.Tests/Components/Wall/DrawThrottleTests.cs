using System.Diagnostics;
using BasicControl.Web.Live;

namespace BasicControl.Tests.Components.Wall;

public sealed class DrawThrottleTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_first_is_drawn_at_once_a_burst_once_more_and_the_last_state_always()
    {
        var state = 0;
        var drawn = new List<(int State, long At)>();
        using var throttle = new DrawThrottle(Gap, () =>
        {
            lock (drawn) drawn.Add((Volatile.Read(ref state), Stopwatch.GetTimestamp()));
            return Task.CompletedTask;
        });

        var begun = Stopwatch.GetTimestamp();
        for (state = 1; state <= 1_000; state++)
        {
            throttle.Request();
        }

        state = 1_001;
        throttle.Request();
        await Task.Delay(Gap * 3, TestContext.Current.CancellationToken);

        lock (drawn)
        {
            Assert.True(Stopwatch.GetElapsedTime(begun, drawn[0].At) < Gap / 2);
            Assert.Equal(2, drawn.Count);
            Assert.Equal(1_001, drawn[^1].State);
            Assert.True(Stopwatch.GetElapsedTime(drawn[0].At, drawn[1].At) >= Gap - TimeSpan.FromMilliseconds(20));
        }
    }

    [Fact]
    public async Task While_a_draw_is_slow_nothing_is_queued_and_the_last_state_follows()
    {
        var slow = new TaskCompletionSource();
        var draws = 0;
        using var throttle = new DrawThrottle(TimeSpan.FromMilliseconds(20), () => Interlocked.Increment(ref draws) == 1 ? slow.Task : Task.CompletedTask);
        throttle.Request();
        for (var request = 0; request < 100; request++)
        {
            throttle.Request();
        }

        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(1, draws);
        slow.SetResult();
        await Task.Delay(200, TestContext.Current.CancellationToken);

        Assert.Equal(2, draws);
    }

    [Fact]
    public async Task After_the_end_nothing_is_drawn()
    {
        var draws = 0;
        var throttle = new DrawThrottle(Gap, () =>
        {
            Interlocked.Increment(ref draws);
            return Task.CompletedTask;
        });
        throttle.Request();
        throttle.Request();
        throttle.Dispose();
        await Task.Delay(Gap * 2, TestContext.Current.CancellationToken);

        Assert.Equal(1, draws);
    }
}
