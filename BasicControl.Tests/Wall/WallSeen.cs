using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Wall;

/// <summary>What the tests of running walls share.</summary>
internal static class WallSeen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The first snapshot, from the latest on, that is the one.</summary>
    public static async Task<WallSnapshot> When(WallBoards walls, UnitId city, Func<WallSnapshot, bool> isIt)
    {
        var seen = new TaskCompletionSource<WallSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = walls.Subscribe(city, snapshot =>
        {
            if (isIt(snapshot))
            {
                seen.TrySetResult(snapshot);
            }
        });
        return await seen.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    public static SourceRecord Call(TestCentre test, string number) => new()
    {
        Source = "110",
        Number = number,
        At = test.Clock.Now.AddMinutes(-5),
        Type = "纠纷",
        Unit = test.East.Code,
        Latitude = 30.123,
        Longitude = 120.987,
    };
}
