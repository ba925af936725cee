using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Samples;

/// <summary>Who can act in the sample city, by unit; found again in any book that holds the city.</summary>
internal sealed class SampleRoster
{
    private readonly OrganisationBook _book;
    private readonly Dictionary<UnitId, Person[]> _desks = [];
    private readonly Dictionary<UnitId, Person[]> _officers = [];
    private readonly Person[] _centre;

    private SampleRoster(OrganisationBook book, Unit city, Unit[] stations, Source desk)
    {
        (_book, City, Stations, Desk) = (book, city, stations, desk);
        var byUnit = book.People
            .Where(person => person.CityId == city.Id && person.SourceId is null && person.Kind == PersonKind.Officer)
            .OrderBy(person => person.Number, StringComparer.Ordinal)
            .ToLookup(person => book.UnitOf(person.Id, DateTime.MaxValue) ?? city.Id);
        _centre = [.. byUnit[city.Id]];
        foreach (var station in stations)
        {
            Person[] people = [.. byUnit[station.Id], .. book.ChildrenOf(station.Id, DateTime.MaxValue).SelectMany(beat => byUnit[beat.Id])];
            (_desks[station.Id], _officers[station.Id]) = (people[..CityWriter.DeskSize], people[CityWriter.DeskSize..]);
        }

        Supervisors = stations.ToDictionary(station => station.Id, station => byUnit[book.ParentOf(station.Id, DateTime.MaxValue)!.Value].ToArray());
    }

    public Unit City { get; }

    /// <summary>In the order of <see cref="CityPlan.Stations"/>.</summary>
    public IReadOnlyList<Unit> Stations { get; }

    public Source Desk { get; }

    private Dictionary<UnitId, Person[]> Supervisors { get; }

    /// <returns>The roster, or null when the book does not hold the sample city.</returns>
    public static SampleRoster? Of(OrganisationBook book)
    {
        var stations = CityPlan.Stations.Select(plan => book.UnitByCode(plan.Code)).OfType<Unit>().ToArray();
        return stations.Length == CityPlan.Stations.Count && book.UnitByCode(CityPlan.Code) is { } city && book.Source(Source.DeskKey) is { } desk
            ? new(book, city, stations, desk)
            : null;
    }

    public UnitId Unassigned => _book.Unassigned(City.Id)!.Id;

    /// <summary>Whether the unit is one of the sample's stations.</summary>
    public bool Knows(UnitId unit) => _officers.ContainsKey(unit);

    /// <param name="turn">0–1: which of the officers, the first ones more often.</param>
    public Person Officer(UnitId station, double turn)
    {
        var people = _officers[station];
        return people[(int)(people.Length * Math.Pow(turn, 1.35))];
    }

    public Actor ActorOf(SampleRole role, UnitId station, PersonId? officer, double turn)
    {
        Person Any(Person[] people) => people[(int)(people.Length * turn)];
        return role switch
        {
            SampleRole.Centre => Make(Any(_centre), Post.CentreDesk, City.Id),
            SampleRole.Station => Make(Any(_desks[station]), Post.StationDesk, station),
            SampleRole.Supervisor => Make(Any(Supervisors[station]), Post.Supervisor, _book.ParentOf(station, DateTime.MaxValue)!.Value),
            _ => Make(_book.Person(officer!.Value)!, Post.Officer, station),
        };
    }

    private static Actor Make(Person person, Post post, UnitId unit) => new(person.Id, post, unit, person.Name);
}

/// <summary>Who makes a move in the sample.</summary>
internal enum SampleRole
{
    Centre,
    Station,
    Officer,
    Supervisor,
}
