namespace BasicControl.Core.Samples;

/// <summary>How lively the simulator is, and what it keeps within bounds.</summary>
public sealed record SimulatorOptions
{
    public const double DefaultPace = 40;
    public const double MostPace = 6_000;

    /// <summary>Events a minute of the program's clock.</summary>
    public double Pace { get; init; } = DefaultPace;

    public int Seed { get; init; } = 1;

    /// <summary>Open orders that it tends towards.</summary>
    public int UsualOpen { get; init; } = 160;

    /// <summary>Open orders at which it opens no more.</summary>
    public int MostOpen { get; init; } = 260;

    /// <summary>Share of open orders that may be red.</summary>
    public double MostRed { get; init; } = 0.05;

    /// <summary>Orders past their due that it leaves for the wall to show; beyond these it works the oldest off first.</summary>
    public int LeftOverdue { get; init; } = 5;
}
