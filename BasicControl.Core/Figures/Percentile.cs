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

    /// <summary>As <see cref="Interpolated(ReadOnlySpan{double}, double)"/> of values in any order, which it reorders; each taken in another measure that keeps their order.</summary>
    internal static double? Interpolated(Span<long> values, double share, Func<long, double> measure)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        var rank = (values.Length - 1) * share;
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, values.Length - 1);
        var (low, high) = (measure(Select(values, below)), measure(Select(values, above)));
        return low + ((high - low) * (rank - below));
    }

    /// <summary>As <see cref="NearestRank(ReadOnlySpan{double}, int)"/> of values in any order, which it reorders.</summary>
    internal static double? NearestRank(Span<long> values, int percent, Func<long, double> measure) =>
        values.IsEmpty ? null : measure(Select(values, Math.Max((int)(((values.Length * (long)percent) + 99) / 100), 1) - 1));

    /// <summary>The value at a place of the ascending order, found by parting rather than sorting: linear in the number of values.</summary>
    private static long Select(Span<long> values, int place)
    {
        var (first, last) = (0, values.Length - 1);
        while (first < last)
        {
            var pivot = Middle(values[first], values[first + ((last - first) / 2)], values[last]);
            var (low, at, high) = (first, first, last);
            while (at <= high)
            {
                if (values[at] < pivot)
                {
                    (values[low], values[at]) = (values[at], values[low]);
                    low++;
                    at++;
                }
                else if (values[at] > pivot)
                {
                    (values[at], values[high]) = (values[high], values[at]);
                    high--;
                }
                else
                {
                    at++;
                }
            }

            if (place >= low && place <= high)
            {
                return pivot;
            }

            (first, last) = place < low ? (first, low - 1) : (high + 1, last);
        }

        return values[place];
    }

    private static long Middle(long one, long two, long three) => Math.Max(Math.Min(one, two), Math.Min(Math.Max(one, two), three));
}
