using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasicControl.Core.Disputes.Heat;

/// <summary>Bounds and paces of the heat counts.</summary>
public sealed record HeatOptions
{
    /// <summary>Local days kept in memory, today included; an older day is counted from the store.</summary>
    public int Days { get; init; } = 1_097;

    /// <summary>How often the folded counts are compared with counts read fresh; null: never.</summary>
    public TimeSpan? CheckEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Longest time that arrived changes wait to be folded; a question folds them at once. Real time.</summary>
    public TimeSpan FoldGap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Changes kept while the store is read; past it the reading is begun again.</summary>
    public int TailBound { get; init; } = 500_000;

    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <exception cref="ArgumentException">An option is out of its bounds; names it.</exception>
    public void Check()
    {
        Require(Days is >= 1 and <= 3_661, nameof(Days));
        Require(!(CheckEvery <= TimeSpan.Zero), nameof(CheckEvery));
        Require(FoldGap > TimeSpan.Zero, nameof(FoldGap));
        Require(TailBound >= 1, nameof(TailBound));
    }

    private static void Require(bool holds, string option)
    {
        if (!holds)
        {
            throw new ArgumentException($"Heat:{option} is out of its bounds.", option);
        }
    }
}
