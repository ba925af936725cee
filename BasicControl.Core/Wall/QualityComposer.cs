using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;

namespace BasicControl.Core.Wall;

/// <summary>Makes the quality part of a snapshot out of the folded scores; anew only when a score, the rubric, a day or a name moved.</summary>
internal sealed class QualityComposer(OrganisationBook book, ScoreBoard scores)
{
    /// <summary>Days that each point of the course takes together: one day alone has few facts.</summary>
    private const int Smoothed = 7;

    private readonly WallNames _names = new(book);
    private (long Moves, int Rubric, DateOnly Today, long Names, int Units)? _composedAt;

    public WallPart<WallQuality> Compose(long version, WallPart<WallQuality>? last, long names, IReadOnlyList<StationRow> units)
    {
        var now = (scores.Moves, scores.Rubric.Version, scores.Today, names, units.Count);
        if (last is not null && _composedAt == now)
        {
            return last;
        }

        _composedAt = now;
        var quality = Quality(units);
        return last is not null && last.Value == quality ? last : new(version, quality);
    }

    private WallQuality Quality(IReadOnlyList<StationRow> units)
    {
        var table = scores.Table();
        var city = table.CountsOf(scores.City);
        return new(
            table.Rubric.Version, Row(table, scores.City),
            [.. units.Where(unit => IsStation(unit.Unit)).Select(unit => Row(table, unit.Unit))], [.. table.Best().Select(person => Best(table, person))],
            new(city[ScoreRule.InspectionPassed], city[ScoreRule.InspectionPassed] + city[ScoreRule.InspectionFailed]),
            new(city[ScoreRule.SentBack], city[ScoreRule.SentBack] + city[ScoreRule.AcceptedFirst]), Days(table.Rubric));
    }

    private bool IsStation(UnitId unit) => book.TryUnit(unit, out var known) && known.Kind == UnitKind.Station;

    private QualityRow Row(ScoreTable table, UnitId unit)
    {
        var score = table.Of(unit);
        return new(unit, _names.Of(unit), score.Score, score.Facts, [.. ScoreMath.Parts(table.Rubric, table.CountsOf(unit)).Select(part => part.Score)]);
    }

    private BestRow Best(ScoreTable table, PersonScore person) => new(
        person.Person, _names.Of(person.Person), person.Unit is { } unit ? _names.Of(unit) : default, person.Score!.Value, person.Facts, Trend(table.Rubric, person.Person));

    private Points? Trend(Rubric rubric, PersonId person)
    {
        var (days, half) = (scores.Days, scores.Days / 2);
        var (earlier, later) = (scores.CountsOf(person, 0, half), scores.CountsOf(person, half, days));
        var enough = Math.Max(1, rubric.Minimum / 2);
        return ScoreMath.Facts(rubric, earlier) < enough || ScoreMath.Facts(rubric, later) < enough
            ? null
            : ScoreMath.Own(rubric, later) - ScoreMath.Own(rubric, earlier);
    }

    private QualityDay[] Days(Rubric rubric)
    {
        var byDay = scores.CityByDay();
        var rows = new QualityDay[byDay.Length];
        for (var day = 0; day < rows.Length; day++)
        {
            var counts = default(RuleCounts);
            for (var one = Math.Max(0, day - Smoothed + 1); one <= day; one++)
            {
                counts.Add(byDay[one]);
            }

            var parts = ScoreMath.Parts(rubric, counts);
            rows[day] = new(scores.From.AddDays(day), ScoreMath.Own(rubric, counts), parts[(int)ScorePart.Completion].Score, parts[(int)ScorePart.Quality].Score);
        }

        return rows;
    }
}
