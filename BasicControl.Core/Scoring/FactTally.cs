using System.Runtime.InteropServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Scoring;

/// <summary>Counts facts by person and by place, for all scores of a city at once.</summary>
internal sealed class FactTally(UnitPaths paths, Exemptions exemptions) : IFactSink
{
    private readonly Dictionary<long, Counter> _people = [];
    private readonly Dictionary<int, Counter> _places = [];

    // The facts of an order follow one another.
    private (long Person, Counter? Counts) _person;
    private (int Place, Counter? Counts) _place;

    public void Order(in ScoredOrder order)
    {
    }

    public void Fact(long order, in PlainFact fact, long mark)
    {
        if (exemptions.Has(order, fact, mark))
        {
            return;
        }

        var place = paths.PlaceOf(fact.Unit, fact.At);
        if (_place.Counts is null || _place.Place != place)
        {
            _place = (place, CollectionsMarshal.GetValueRefOrAddDefault(_places, place, out _) ??= new());
        }

        _place.Counts!.Counts.Add(fact.Rule);
        if (fact.Person == 0)
        {
            return;
        }

        if (_person.Counts is null || _person.Person != fact.Person)
        {
            _person = (fact.Person, CollectionsMarshal.GetValueRefOrAddDefault(_people, fact.Person, out _) ??= new());
        }

        _person.Counts!.Counts.Add(fact.Rule);
    }

    public ScoreTable Table(OrganisationBook book, Rubric rubric, UnitId city, DateTime at) => new(book, rubric, city, at, Units(), People());

    public Dictionary<UnitId, RuleCounts> Units() => RollUp(paths, _places.Select(place => (place.Key, place.Value.Counts)));

    public Dictionary<PersonId, RuleCounts> People() => _people.ToDictionary(person => new PersonId(person.Key), person => person.Value.Counts);

    /// <summary>Counts by place to counts by unit, each with everything below it.</summary>
    public static Dictionary<UnitId, RuleCounts> RollUp(UnitPaths paths, IEnumerable<(int Place, RuleCounts Counts)> places)
    {
        var units = new Dictionary<UnitId, RuleCounts>();
        foreach (var (place, counts) in places)
        {
            foreach (var unit in paths.At(place))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(units, unit, out _).Add(counts);
            }
        }

        return units;
    }

    private sealed class Counter
    {
        public RuleCounts Counts;
    }
}
