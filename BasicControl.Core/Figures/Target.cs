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
    public int Millionths { get; set; }

    /// <summary>0–1.</summary>
    public double Share => Millionths / (double)Whole;

    /// <summary>Millionths of a share of 1.</summary>
    public const int Whole = 1_000_000;
}

/// <summary>A share with its base; a rate without a base is no rate.</summary>
public readonly record struct Rate(long Numerator, long Denominator)
{
    /// <summary>0–1, or null when nothing is counted.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;
}
