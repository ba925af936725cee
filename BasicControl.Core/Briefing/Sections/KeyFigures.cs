using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>The six figures of page one, each with what it is compared with.</summary>
internal static class KeyFigures
{
    /// <summary>Days with a value that a band needs: fewer say nothing of what is usual.</summary>
    private const int LeastBandDays = 7;

    public static BriefingSection? Of(BriefingFacts facts)
    {
        var figures = new List<BriefingFigure>();
        var incidents = facts.Figures.CountsIncidents;
        if (incidents)
        {
            figures.Add(Incidents(facts));
        }

        if (facts.HasOrders)
        {
            figures.Add(Count(facts, FigureCodes.Created, flow => flow.Created));
            figures.Add(Count(facts, FigureCodes.ClosedIn, flow => flow.Closed));
            figures.Add(Share(facts, FigureCodes.OnTimeIn, facts.Now.OnTime, facts.Before?.OnTime, facts.LastWeek?.OnTime, facts.OnTimeTarget));
            figures.Add(Count(facts, FigureCodes.Open, flow => flow.Open));
            figures.Add(Count(facts, FigureCodes.Overdue, flow => flow.Overdue));
            if (!incidents)
            {
                Rate? before = facts.Before is null ? null : facts.Figures.CohortBefore.Closure;
                figures.Add(Share(facts, FigureCodes.Closure, facts.Figures.Cohort.Counts.Closure, before, null, facts.ClosureTarget));
            }
        }

        return figures.Count == 0 ? null : new("key", Said.Of("Section_Key"), BriefingPart.PageOne, [new FigureBlock(figures)]);
    }

    private static BriefingFigure Incidents(BriefingFacts facts)
    {
        var definition = FigureRegister.Of(FigureCodes.Incidents);
        var (now, before) = (facts.Figures.Incidents, facts.Figures.IncidentsBefore);
        BriefingComparison[] comparisons = facts.Before is null
            ? []
            : [Comparisons.With(ComparisonKind.Before, now, before, facts.BeforeName, definition.Direction)];
        return new(definition.Code, definition.Name, ValueKind.Count, new CountValue(now), definition.Formula, comparisons, NoteOf(comparisons));
    }

    private static BriefingFigure Count(BriefingFacts facts, string code, Func<Flow, long> value)
    {
        var definition = FigureRegister.Of(code);
        var now = value(facts.Now);
        var comparisons = new List<BriefingComparison>();
        if (facts.Before is { } before)
        {
            comparisons.Add(Comparisons.With(ComparisonKind.Before, now, value(before), facts.BeforeName, definition.Direction));
        }

        if (facts.LastWeek is { } lastWeek)
        {
            comparisons.Add(Comparisons.With(ComparisonKind.LastWeek, now, value(lastWeek), facts.LastWeekName, definition.Direction));
        }

        if (facts.Plan.Period.Span == BriefingSpan.Day && !facts.Plan.IsRunning && facts.DaysBefore.Select(value).ToList() is { Count: >= LeastBandDays } days)
        {
            comparisons.Add(Comparisons.Band(now, days, definition.Direction));
        }

        return new(definition.Code, definition.Name, ValueKind.Count, new CountValue(now), definition.Formula, comparisons, NoteOf(comparisons));
    }

    private static BriefingFigure Share(BriefingFacts facts, string code, Rate now, Rate? before, Rate? lastWeek, double? target)
    {
        var definition = FigureRegister.Of(code);
        var value = Comparisons.Value(now);
        if (now.Value is null)
        {
            return new(definition.Code, definition.Name, ValueKind.Share, value, definition.Formula, [], Said.Of("NothingToDivide"));
        }

        var comparisons = new List<BriefingComparison>();
        if (before is { Value: not null } one)
        {
            comparisons.Add(Comparisons.With(ComparisonKind.Before, now, one, facts.BeforeName, definition.Direction));
        }

        if (lastWeek is { Value: not null } other)
        {
            comparisons.Add(Comparisons.With(ComparisonKind.LastWeek, now, other, facts.LastWeekName, definition.Direction));
        }

        if (target is { } share)
        {
            comparisons.Add(Comparisons.Target(now, share, definition));
        }

        return new(definition.Code, definition.Name, ValueKind.Share, value, definition.Formula, comparisons, NoteOf(comparisons));
    }

    private static LocalName? NoteOf(IReadOnlyCollection<BriefingComparison> comparisons) => comparisons.Count == 0 ? Said.Of("Cmp_None") : null;
}
