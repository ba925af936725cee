using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Recovery;

public sealed class KillTests
{
    [Fact]
    public async Task Ten_kills_at_random_moments_under_mixed_load_lose_nothing_that_was_acknowledged()
    {
        using var folder = new TempFolder();
        var kills = new KillRounds(folder.Database, folder.DatabaseFile, seed: 10);

        await kills.RunAsync(10);

        Assert.Empty(kills.Faults);
        Assert.True(kills is { Acknowledged: > 100, Moves: > 100 }, $"{kills.Acknowledged} acknowledged, {kills.Moves} moves");
    }
}
