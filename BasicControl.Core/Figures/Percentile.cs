namespace BasicControl.Core.Figures;

/// <summary>Percentiles of values in ascending order.</summary>
public static class Percentile
{
    /// <summary>Linear between the two nearest ranks (Excel PERCENTILE.INC); null without values.</summary>
    /// <param name="share">0–1.</param>
    public static double? Interpolated(ReadOnlySpan<double> ascending, double share)
    {
        if (ascending.IsEmpty)
        {
            return null;
        }

        var rank = (ascending.Length - 1) * share;
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((ascending[above] - ascending[below]) * (rank - below));
    }

    /// <summary>The smallest value that at least this share of all values does not exceed; null without values.</summary>
    /// <param name="percent">1–100.</param>
    public static double? NearestRank(ReadOnlySpan<double> ascending, int percent)
    {
        // In whole numbers, since 0.9 × 10 is a little above 9 for some counts.
        return ascending.IsEmpty ? null : ascending[Math.Max((int)(((ascending.Length * (long)percent) + 99) / 100), 1) - 1];
    }
}
