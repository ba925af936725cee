using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Shared;

namespace BasicControl.Web.Components.Scoring;

/// <summary>The way down the unit tree to a score sheet, the period carried along.</summary>
internal static class ScoreTrail
{
    /// <summary>Scores, then the units above; with <paramref name="self"/> the unit itself too.</summary>
    public static IReadOnlyList<PageHead.Crumb> Above(
        Scope scope, OrganisationBook book, Words words, UnitId unit, DateTime now, PeriodAddress period, string scores, bool self = false) =>
    [
        new(scores, period.Write(Links.Scores)),
        .. book.PathOf(unit, now).Skip(self ? 0 : 1).Reverse()
            .Select(above => new PageHead.Crumb(words.Of(above), book.Covers(scope, above.Id, now) ? Links.Score(ScoreScope.Of(above.Id), new() { Period = period }) : null)),
    ];
}
