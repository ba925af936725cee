using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures;

/// <summary>The value that a figure should reach in a unit from an instant on.</summary>
public sealed class Target
{
    public long Id { get; init; }

    /// <summary>Code of the figure in the register.</summary>
    public required string Figure { get; init; }

    public UnitId UnitId { get; init; }

    public DateTime From { get; init; }

    /// <summary>In millionths: 980000 is 98 %.</summary>
    public int Millionths { get; init; }
}

/// <summary>A share with its base; a rate without a base is no rate.</summary>
public readonly record struct Rate(long Numerator, long Denominator)
{
    /// <summary>0–1, or null when nothing is counted.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;
}
