using BasicControl.Core.Briefing.Document;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>A comparison short enough for a cell: what the figure is compared with, and under it how far and which way.</summary>
public static class ComparisonText
{
    /// <param name="kind">How the figure is told.</param>
    public static string Value(ValueKind kind, BriefingComparison comparison, ValueText text) => comparison switch
    {
        { High: { } high, Value: { } low } => $"{Short(kind, low, text)}–{Short(kind, high, text)}",
        { Value: { } value } => Short(kind, value, text),
        _ => ValueText.Nothing,
    };

    /// <summary>“▲ 53 (+2.4 %)”, “▼ 1.25 points · worse”, “met”; null when there is nothing to compare.</summary>
    public static string? Movement(BriefingFigure figure, BriefingComparison comparison, ValueText text)
    {
        if (figure.Value is null || comparison.Value is null) return null;
        return comparison.Kind switch
        {
            ComparisonKind.Target => comparison.Verdict switch
            {
                Verdict.Better => Word("Met", text),
                Verdict.Worse => Word("Missed", text),
                _ => null,
            },
            ComparisonKind.Band => Word(comparison.Direction switch { > 0 => "Above", < 0 => "Below", _ => "Within" }, text),
            _ => comparison.Direction == 0 ? Word("Same", text) : Moved(figure.Value, comparison, text),
        };
    }

    private static string Moved(BriefingValue value, BriefingComparison comparison, ValueText text)
    {
        var by = (value, comparison.Value) switch
        {
            (CountValue now, CountValue then) => text.Count(Math.Abs(now.Count - then.Count))
                + (then.Count == 0 ? "" : $" ({((double)(now.Count - then.Count) / then.Count).ToString("+0.0 %;-0.0 %", text.Culture)})"),
            (ShareValue { Share: { } now }, ShareValue { Share: { } then }) => Word("Points", text, PointsOf(comparison, now, then).ToString("N2", text.Culture)),
            (NumberValue now, NumberValue then) => Math.Abs(now.Number - then.Number).ToString("N2", text.Culture),
            _ => "",
        };
        var verdict = comparison.Verdict switch { Verdict.Better => " · " + Word("Better", text), Verdict.Worse => " · " + Word("Worse", text), _ => "" };
        return $"{(comparison.Direction > 0 ? '▲' : '▼')} {by}{verdict}";
    }

    // As the sentence tells it: the difference of what is shown, not of what lies behind it.
    private static double PointsOf(BriefingComparison comparison, double now, double then) =>
        comparison.Difference is NumberValue told ? told.Number : Math.Abs(now - then) * 100;

    // The base stands with the figure itself; a target has none.
    private static string Short(ValueKind kind, BriefingValue value, ValueText text) => (kind, value) switch
    {
        (_, ShareValue share) => text.Share(share),
        (ValueKind.Share, NumberValue share) => (share.Number * 100).ToString("N2", text.Culture) + " %",
        _ => text.Of(value),
    };

    private static string Word(string key, ValueText text, params object?[] values) => PaperWords.Of(key, text.Culture, values);
}
