using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;

namespace BasicControl.Core.Organisation;

/// <summary>The unit that a subject stands on, and when it happened, UTC.</summary>
public readonly record struct SubjectPlace(UnitId Unit, DateTime At);

/// <summary>Where the subjects of the journal stand: each noun enters its own. What no noun has entered is of the whole store and lies in everything only.</summary>
public sealed class SubjectPlaces : ISubjectPlaces
{
    private readonly Dictionary<Subject, Func<BasicControlDb, long, SubjectPlace?>> _places = [];
    private readonly OrganisationBook _book;
    private readonly TimeProvider _clock;

    public SubjectPlaces(OrganisationBook book, TimeProvider clock)
    {
        (_book, _clock) = (book, clock);
        Add(Subject.Unit, (_, id) => new(new(id), clock.UtcNow()));
        Add(Subject.Person, (_, id) => book.UnitOf(new(id), clock.UtcNow()) is { } unit ? new(unit, clock.UtcNow()) : null);
        Add(Subject.Source, (_, id) => book.Sources.FirstOrDefault(row => row.Id.Value == id) is { } source ? new(source.CityId, clock.UtcNow()) : null);
    }

    /// <param name="placeOf">Null for what does not exist.</param>
    public SubjectPlaces Add(Subject subject, Func<BasicControlDb, long, SubjectPlace?> placeOf)
    {
        _places.Add(subject, placeOf);
        return this;
    }

    public bool Covers(Scope scope, BasicControlDb db, Subject subject, long id) =>
        scope.IsEverything
        || (!scope.IsNothing && _places.TryGetValue(subject, out var placeOf) && placeOf(db, id) is { } place
            && _book.Covers(scope, place.Unit, place.At, _clock.UtcNow()));
}
