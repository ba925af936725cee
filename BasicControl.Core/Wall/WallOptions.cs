using BasicControl.Core.Figures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BasicControl.Core.Wall;

/// <summary>Bounds and paces of the wall. Spans between publications and checks are real time, whatever the program's clock.</summary>
public sealed record WallOptions
{
    /// <summary>Whole local days before today that the window holds.</summary>
    public int WindowDays { get; init; } = FigureRegister.WallDays;

    /// <summary>Orders in the queue of what is due next.</summary>
    public int QueueRows { get; init; } = 12;

    public int OfficerRows { get; init; } = 10;

    /// <summary>Closed orders in the window below which an officer is not listed.</summary>
    public int OfficerLeastClosed { get; init; } = 10;

    public int TickerRows { get; init; } = 20;

    /// <summary>Journal rows looked through at start for the ticker.</summary>
    public int TickerLookBack { get; init; } = 5_000;

    /// <summary>Stations in a grid: rows by hour, columns by type.</summary>
    public int GridStations { get; init; } = 40;

    /// <summary>Types in the grid by type.</summary>
    public int GridTypes { get; init; } = 12;

    /// <summary>Cells on the map, the fullest first.</summary>
    public int MapCells { get; init; } = 2_000;

    /// <summary>Least time between two publications of a city.</summary>
    public TimeSpan PublishGap { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the arrivals of the feeds are looked at; they may move without a change.</summary>
    public TimeSpan FeedGap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the folded boards are compared with boards counted fresh from the store; null: never.</summary>
    public TimeSpan? CheckEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Changes kept while boards are read from the store; past it the reading is begun again.</summary>
    public int TailBound { get; init; } = 500_000;

    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <exception cref="ArgumentException">A bound is below 1, or the window is longer than ten years; names the option.</exception>
    public void Check()
    {
        Require(WindowDays is >= 1 and <= 3_660, nameof(WindowDays));
        Require(QueueRows >= 1, nameof(QueueRows));
        Require(OfficerRows >= 1, nameof(OfficerRows));
        Require(OfficerLeastClosed >= 1, nameof(OfficerLeastClosed));
        Require(TickerRows >= 1, nameof(TickerRows));
        Require(TickerLookBack >= 1, nameof(TickerLookBack));
        Require(GridStations >= 1, nameof(GridStations));
        Require(GridTypes >= 1, nameof(GridTypes));
        Require(MapCells >= 1, nameof(MapCells));
        Require(PublishGap > TimeSpan.Zero, nameof(PublishGap));
        Require(FeedGap > TimeSpan.Zero, nameof(FeedGap));
        Require(!(CheckEvery <= TimeSpan.Zero), nameof(CheckEvery));
        Require(TailBound >= 1, nameof(TailBound));
    }

    private static void Require(bool holds, string option)
    {
        if (!holds)
        {
            throw new ArgumentException($"Wall:{option} is out of its bounds.", option);
        }
    }
}
