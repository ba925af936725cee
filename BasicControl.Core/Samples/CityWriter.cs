using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Samples;

/// <summary>Writes the sample city: units with their areas, people, sources, names of types.</summary>
internal sealed class CityWriter(OrganisationWriter organisation)
{
    /// <summary>Officers of a station who sit at its desk; the rest handle orders.</summary>
    public const int DeskSize = 3;

    /// <summary>Name of the activity that a desk records for a step.</summary>
    public const string StepActivity = "处置记录";

    private const int CentreOfficers = 24;
    private const int CountyOfficers = 8;
    private const int BranchOfficers = 4;
    private const int StationPatrol = 16;

    public void Write(WriteSession session, SampleSeed seed)
    {
        var cells = CityPlan.Cells;
        var (latitude, longitude) = CityCells.PlaceOf(default);
        var city = organisation.City(session, CityPlan.Name.Zh, CityPlan.Zone, CityPlan.Code, CityPlan.Name.En, latitude, longitude);
        var people = new Recruits(organisation, session, city.Id, seed.For(SampleStream.People));
        people.Join(city.Id, PersonKind.Officer, CentreOfficers);
        var counties = CityPlan.Counties.Select((plan, index) => County(session, city, cells, plan, index)).ToList();
        foreach (var county in counties)
        {
            people.Join(county.Id, PersonKind.Officer, CountyOfficers);
        }

        for (var i = 0; i < CityPlan.Stations.Count; i++)
        {
            Station(session, city, counties, cells, i, people);
        }

        foreach (var plan in CityPlan.Branches)
        {
            people.Join(Office(session, city, plan, UnitKind.Branch).Id, PersonKind.Officer, BranchOfficers);
        }

        foreach (var plan in CityPlan.Departments)
        {
            Office(session, city, plan, UnitKind.Department);
        }

        Sources(session, city);
        Terms(session);
    }

    private Unit County(WriteSession session, Unit city, CityCells cells, CountyPlan plan, int index)
    {
        var own = Enumerable.Range(0, CityPlan.Stations.Count).Where(i => CityPlan.Stations[i].County == index).ToList();
        var middle = own.Aggregate(default(Point), (sum, i) => sum + CityPlan.Stations[i].Site) * (1.0 / own.Count);
        return Add(session, city, city.Id, UnitKind.County, plan.Code, plan.Name, middle, CityCells.GeoJson(Polygon.Union(own.Select(i => cells.Cells[i]))));
    }

    private void Station(WriteSession session, Unit city, List<Unit> counties, CityCells cells, int index, Recruits people)
    {
        var plan = CityPlan.Stations[index];
        var station = Add(session, city, counties[plan.County].Id, UnitKind.Station, plan.Code, plan.Name, plan.Site, CityCells.GeoJson(cells.Cells[index]));
        people.Join(station.Id, PersonKind.Officer, DeskSize + StationPatrol);
        for (var beat = 0; beat < plan.Streets.Count; beat++)
        {
            var angle = (beat * Math.PI / 2) + index;
            var place = plan.Site + new Point(1.1 * Math.Cos(angle), 1.1 * Math.Sin(angle));
            var code = string.Create(CultureInfo.InvariantCulture, $"{plan.Code[..10]}{beat + 1:00}");
            var name = new LocalName($"{plan.Streets[beat]}警务区", $"{plan.Name.En!.Replace(" Station", "", StringComparison.Ordinal)} Beat {beat + 1}");
            var unit = Add(session, city, station.Id, UnitKind.Beat, code, name, place, null);
            people.Join(unit.Id, PersonKind.Officer, 1);
            people.Join(unit.Id, PersonKind.Auxiliary, 2);
        }
    }

    private Unit Office(WriteSession session, Unit city, OfficePlan plan, UnitKind kind) => organisation.Unit(
        session,
        new Unit { Id = new(session.NextId("units")), CityId = city.Id, Kind = kind, Code = plan.Code, Name = plan.Name.Zh, NameEn = plan.Name.En },
        city.Id);

    private Unit Add(WriteSession session, Unit city, UnitId parent, UnitKind kind, string code, LocalName name, Point place, string? boundary)
    {
        var (latitude, longitude) = CityCells.PlaceOf(place);
        return organisation.Unit(
            session,
            new Unit
            {
                Id = new(session.NextId("units")),
                CityId = city.Id,
                Kind = kind,
                Code = code,
                Name = name.Zh,
                NameEn = name.En,
                Latitude = latitude,
                Longitude = longitude,
                Boundary = boundary,
            },
            parent);
    }

    private void Sources(WriteSession session, Unit city)
    {
        organisation.Source(session, SampleSources.Calls, "110", city.Id, Makes.Incident, CityPlan.Zone, false, SampleSources.CallsExpected);
        organisation.Source(session, SampleSources.Civic, "12345", city.Id, Makes.Incident, CityPlan.Zone, false, SampleSources.CivicExpected);
        organisation.Source(session, Source.DeskKey, "综合指挥台", city.Id, Makes.Order, CityPlan.Zone, false);
    }

    private void Terms(WriteSession session)
    {
        var names = IncidentKinds.All.Concat(IncidentKinds.Civic).Select(kind => kind.Name)
            .Concat(OrderCatalogue.Directives.Concat(OrderCatalogue.Visits).Concat(OrderCatalogue.Leads).Select(type => type.Name));
        foreach (var name in names)
        {
            organisation.Term(session, TermKind.Type, name.Zh, name.En);
        }

        organisation.Term(session, TermKind.Channel, SampleSources.Phone, "Phone");
        organisation.Term(session, TermKind.Channel, SampleSources.Hotline, "Civic hotline");
        organisation.Term(session, TermKind.Activity, StepActivity, "Step");
    }

    /// <summary>Hands out police numbers and names, in the order of joining.</summary>
    private sealed class Recruits(OrganisationWriter organisation, WriteSession session, UnitId city, Random random)
    {
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
        private int _officers = 990_000;
        private int _auxiliaries;

        public void Join(UnitId unit, PersonKind kind, int count)
        {
            for (var i = 0; i < count; i++)
            {
                var number = kind == PersonKind.Officer
                    ? (++_officers).ToString(CultureInfo.InvariantCulture)
                    : string.Create(CultureInfo.InvariantCulture, $"F99{++_auxiliaries:0000}");
                organisation.Person(
                    session,
                    new Person { Id = new(session.NextId("people")), CityId = city, Kind = kind, Number = number, Name = PeopleNames.Next(random, _taken) },
                    unit);
            }
        }
    }
}
