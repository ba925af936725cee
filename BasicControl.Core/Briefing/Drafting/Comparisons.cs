using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>Compares a figure, and says in words what it found.</summary>
internal static class Comparisons
{
    private const double LowerQuarter = 0.25;
    private const double UpperQuarter = 0.75;

    public static ShareValue Value(Rate rate) => new(rate.Numerator, rate.Denominator);

    public static BriefingComparison With(ComparisonKind kind, long now, long other, LocalName name, TargetDirection better)
    {
        var direction = now.CompareTo(other);
        var difference = Math.Abs(now - other);
        var key = direction switch { > 0 => "Cmp_More", < 0 => "Cmp_Fewer", _ => "Cmp_Same" };
        return new(kind, new CountValue(other), null, direction, Judge(direction, better), Said.Of(key, name, other, difference), new CountValue(difference));
    }

    public static BriefingComparison With(ComparisonKind kind, Rate now, Rate other, LocalName name, TargetDirection better)
    {
        // In hundredths of a point, as both are told: what reads the same is the same.
        var points = Math.Round(now.Value!.Value * 100, 2) - Math.Round(other.Value!.Value * 100, 2);
        var direction = Math.Abs(points) < 0.005 ? 0 : Math.Sign(points);
        var key = direction switch { > 0 => "Cmp_Higher", < 0 => "Cmp_Lower", _ => "Cmp_Same" };
        var difference = new NumberValue(Math.Round(Math.Abs(points), 2));
        return new(kind, Value(other), null, direction, Judge(direction, better), Said.Of(key, name, Value(other), difference), difference);
    }

    /// <summary>Against the middle half of the days before.</summary>
    public static BriefingComparison Band(long now, List<long> days, TargetDirection better)
    {
        var ascending = days.Select(day => (double)day).Order().ToArray();
        var low = (long)Math.Floor(Percentile.Interpolated(ascending, LowerQuarter)!.Value);
        var high = (long)Math.Ceiling(Percentile.Interpolated(ascending, UpperQuarter)!.Value);
        var direction = now > high ? 1 : now < low ? -1 : 0;
        var key = direction switch { > 0 => "Cmp_BandAbove", < 0 => "Cmp_BandBelow", _ => "Cmp_BandIn" };
        return new(ComparisonKind.Band, new CountValue(low), new CountValue(high), direction, Judge(direction, better), Said.Of(key, low, high));
    }

    /// <param name="target">0–1.</param>
    public static BriefingComparison Target(Rate now, double target, FigureDefinition definition)
    {
        var value = new ShareValue((long)Math.Round(target * Figures.Target.Whole), Figures.Target.Whole);
        var meets = definition.Meets(now.Value!.Value, target);
        return new(
            ComparisonKind.Target, value, null, Math.Sign(now.Value.Value - target), meets ? Verdict.Better : Verdict.Worse, Said.Of(meets ? "Cmp_TargetMet" : "Cmp_TargetMissed", value));
    }

    private static Verdict Judge(int direction, TargetDirection better) => (direction, better) switch
    {
        (0, _) or (_, TargetDirection.None) => Verdict.Neutral,
        ( > 0, TargetDirection.AtLeast) or ( < 0, TargetDirection.AtMost) => Verdict.Better,
        _ => Verdict.Worse,
    };
}
