using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;

namespace BasicControl.Web.Components.Scoring;

/// <summary>Scores for a page: the period of its address, at the instant of the request.</summary>
public sealed class ScoreReader(StoreReader reader, ScoreQueries scores, OrganisationBook book, TimeProvider clock)
{
    /// <summary>The local days that a period means for a city, now.</summary>
    public FigurePeriod DaysOf(UnitId city, PeriodAddress period) => period.In(book.ZoneOf(city), clock.UtcNow());

    public Task<ScoreSheet> Sheet(ScoreScope scope, FigurePeriod days, LineQuery lines) =>
        reader.Read(db => scores.Sheet(db, scope, PeriodOf(days), days.At, lines));

    public Task<ScoreTable> City(UnitId city, FigurePeriod days) => reader.Read(db => scores.City(db, city, PeriodOf(days), days.At));

    /// <summary>The people of a unit, by number.</summary>
    public Task<IReadOnlyList<PersonScore>> People(UnitId unit, FigurePeriod days) =>
        reader.Read(db => scores.People(db, unit, PeriodOf(days), days.At));

    internal static ScorePeriod PeriodOf(FigurePeriod days) => new(days.Start, days.End);
}
