using BasicControl.Web.Live;

namespace BasicControl.Tests.Live;

public sealed class WallPulseTests
{
    [Fact]
    public async Task A_pulse_that_is_disposed_without_being_stopped_ends_quietly()
    {
        var pulse = new WallPulse();
        var beaten = new TaskCompletionSource();
        using var beats = pulse.Subscribe(_ => beaten.TrySetResult());
        await pulse.StartAsync(TestContext.Current.CancellationToken);
        await beaten.Task.WaitAsync(TestContext.Current.CancellationToken);
        var run = pulse.ExecuteTask!;

        pulse.Dispose();
        await run;

        Assert.True(run.IsCompletedSuccessfully);
    }
}
