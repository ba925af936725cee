namespace BasicControl.Core.Basics;

/// <summary>
/// Steps of a heat scale with real numbers: even steps from 1 to the count that all but one in a hundred cells stay
/// under, so that one extreme cell does not leave the rest pale.
/// </summary>
/// <param name="From">Lower bound of each step, rising; step n is shaded with the token <c>--heat-n</c>. Empty when nothing is counted.</param>
public sealed record HeatScale(IReadOnlyList<int> From)
{
    public const int Steps = 7;

    /// <param name="counts">The cells; zero is ground and takes no step.</param>
    /// <param name="fromLeast">Begins at the least count instead of 1: for areas, which differ little from each other.</param>
    public static HeatScale Of(IEnumerable<int> counts, bool fromLeast = false)
    {
        var counted = counts.Where(count => count > 0).Order().ToArray();
        if (counted.Length == 0)
        {
            return new HeatScale([]);
        }

        var least = fromLeast ? counted[0] : 1;
        var span = counted[(int)((counted.Length - 1) * 0.99)] - least + 1;
        var steps = Math.Min(Steps, span);
        return new HeatScale([.. Enumerable.Range(0, steps).Select(step => least + (int)((long)step * span / steps))]);
    }

    /// <summary>0 for no count, else the step (1–7) to shade with: the darkest ends the scale whatever its length.</summary>
    public int StepOf(int count)
    {
        if (count <= 0 || From.Count == 0)
        {
            return 0;
        }

        var step = From.Count;
        while (step > 1 && count < From[step - 1])
        {
            step--;
        }

        return ShadeOf(step);
    }

    /// <summary>The token's number of a step counted from 1: a short scale is spread over all shades.</summary>
    public int ShadeOf(int step) => From.Count == 1 ? 4 : 1 + ((step - 1) * (Steps - 1) / (From.Count - 1));
}
