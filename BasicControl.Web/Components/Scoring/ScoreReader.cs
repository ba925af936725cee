using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;

namespace BasicControl.Web.Components.Scoring;

/// <summary>A score beside that of the period before.</summary>
public sealed record ComparedScore(ScoreTotal Now, ScoreTotal Before);

/// <summary>A sheet beside the score of the period before.</summary>
public sealed record ComparedSheet(ScoreSheet Now, ScoreTotal Before);

/// <summary>The scores of a city beside those of the period before.</summary>
public sealed record ComparedTable(ScoreTable Now, ScoreTable Before);

/// <summary>A person beside the period before.</summary>
public sealed record ComparedPerson(PersonScore Now, Points? Before);

/// <summary>Scores for a page: the period of its address at the instant of the request, and the one before it, judged as early, all in one view of the store.</summary>
public sealed class ScoreReader(StoreReader reader, ScoreQueries scores, OrganisationBook book, TimeProvider clock)
{
    /// <summary>The local days that a period means for a city, now.</summary>
    public FigurePeriod DaysOf(UnitId city, PeriodAddress period) => period.In(book.ZoneOf(city), clock.UtcNow());

    /// <summary>Whether whoever or whatever a sheet is of lies in the scope, now or in the period.</summary>
    public bool Covers(Scope reads, ScoreScope scope, FigurePeriod days) => scores.Covers(reads, scope, PeriodOf(days), days.At, clock.UtcNow());

    public Task<ComparedSheet> Sheet(Scope reads, ScoreScope scope, FigurePeriod days, LineQuery lines)
    {
        var now = clock.UtcNow();
        return reader.Read(db => new ComparedSheet(scores.Sheet(reads, db, scope, PeriodOf(days), days.At, lines, now), Before(reads, db, scope, days, now)));
    }

    public Task<ComparedTable> City(Scope reads, UnitId city, FigurePeriod days)
    {
        var before = days.Before();
        return reader.Read(db => new ComparedTable(scores.City(reads, db, city, PeriodOf(days), days.At), scores.City(reads, db, city, PeriodOf(before), before.At)));
    }

    /// <summary>The people of a unit, by number.</summary>
    public Task<IReadOnlyList<ComparedPerson>> People(Scope reads, UnitId unit, FigurePeriod days)
    {
        var before = days.Before();
        return reader.Read(db =>
        {
            var then = scores.People(reads, db, unit, PeriodOf(before), before.At).ToDictionary(person => person.Person, person => person.Score);
            return (IReadOnlyList<ComparedPerson>)[.. scores.People(reads, db, unit, PeriodOf(days), days.At).Select(person => new ComparedPerson(person, then.GetValueOrDefault(person.Person)))];
        });
    }

    /// <summary>The score alone, in the view of the store that a page has open already.</summary>
    public ComparedScore Total(Scope reads, BasicControlDb db, ScoreScope scope, FigurePeriod days)
    {
        var now = clock.UtcNow();
        return new(scores.Total(reads, db, scope, PeriodOf(days), days.At, now), Before(reads, db, scope, days, now));
    }

    // Somebody who has come into the scope or gone from it since may have had no score there before.
    private ScoreTotal Before(Scope reads, BasicControlDb db, ScoreScope scope, FigurePeriod days, DateTime now)
    {
        var before = days.Before();
        return scores.Covers(reads, scope, PeriodOf(before), before.At, now) ? scores.Total(reads, db, scope, PeriodOf(before), before.At, now) : new(null, 0, 0, []);
    }

    internal static ScorePeriod PeriodOf(FigurePeriod days) => new(days.Start, days.End);
}
