using System.Globalization;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;

namespace BasicControl.Core.Samples;

/// <summary>A call of the sample, and the visit that the centre will open from it, or null.</summary>
internal sealed record MadeIncident(SourceRecord Record, int Station, VisitKind? FollowUp);

/// <summary>Makes the calls of the city: kind, hour, station, place, words. A day is the same whenever it is made.</summary>
internal sealed class IncidentMaker(SampleSeed seed, CityZone zone)
{
    private const int SpotsEach = 5;

    private static readonly string[] Places = ["号", "号院", "号楼", "号商铺", "号东侧", "号门前"];

    private static readonly double StationWeights = CityPlan.Stations.Sum(station => station.Weight);

    private readonly Point[][] _spots = [.. CityPlan.Stations.Select((station, index) => SpotsOf(seed, station, index))];

    /// <summary>All calls of a local day, in order of time.</summary>
    /// <param name="perDay">Calls of an ordinary day.</param>
    public IReadOnlyList<MadeIncident> Day(DateOnly day, int perDay)
    {
        var random = seed.For(SampleStream.Incidents, day.DayNumber);
        var busy = day.DayOfWeek switch { DayOfWeek.Friday => 1.06, DayOfWeek.Saturday => 1.12, DayOfWeek.Sunday => 1.04, _ => 0.97 };
        var count = (int)Math.Round(perDay * busy * (0.94 + (0.12 * random.NextDouble())));
        var start = zone.StartOf(day);
        var planned = Enumerable.Range(0, count)
            .Select(_ => Pick(IncidentKinds.All, random))
            .Select(kind => (Kind: kind, At: start.AddSeconds(Rhythms.Second(kind.Rhythm, random)).AddMilliseconds(random.Next(1000))))
            .OrderBy(call => call.At).ToList();
        return [.. planned.Select((call, index) => Call(call.Kind, call.At, Number('J', day, index + 1), random))];
    }

    /// <summary>One call at an instant, of a kind that is likely at any hour.</summary>
    public MadeIncident Call(DateTime at, string number, Random random) => Call(Pick(IncidentKinds.All, random), at, number, random);

    /// <summary>What the civic hotline passes on at an instant.</summary>
    public MadeIncident Civic(DateTime at, string number, Random random)
    {
        var made = Call(Pick(IncidentKinds.Civic, random), at, number, random);
        return made with { Record = made.Record with { Source = SampleSources.Civic, Channel = SampleSources.Hotline } };
    }

    public static string Number(char letter, DateOnly day, int running) => string.Create(CultureInfo.InvariantCulture, $"{letter}{day:yyyyMMdd}{running:00000}");

    /// <summary>A place in a station's area and its address.</summary>
    public (string Address, double Latitude, double Longitude) Place(int station, Random random)
    {
        var (latitude, longitude) = CityCells.PlaceOf(CityPlan.Cells.Somewhere(station, _spots[station], random));
        var streets = CityPlan.Stations[station].Streets;
        return (string.Create(CultureInfo.InvariantCulture, $"{streets[random.Next(streets.Count)]}{random.Next(1, 260)}{Places[random.Next(Places.Length)]}"), latitude, longitude);
    }

    public static int Station(Random random)
    {
        var chance = random.NextDouble() * StationWeights;
        var station = 0;
        while (station < CityPlan.Stations.Count - 1 && chance >= CityPlan.Stations[station].Weight)
        {
            chance -= CityPlan.Stations[station++].Weight;
        }

        return station;
    }

    private MadeIncident Call(IncidentKind kind, DateTime at, string number, Random random)
    {
        var station = Station(random);
        var (address, latitude, longitude) = Place(station, random);
        var level = LevelOf(kind, random);
        var record = new SourceRecord
        {
            Source = SampleSources.Calls,
            Number = number,
            At = Instants.Truncate(at),
            Type = kind.Name.Zh,
            Level = level,
            Unit = CityPlan.Stations[station].Code,
            Channel = SampleSources.Phone,
            Address = address,
            Text = kind.Texts[random.Next(kind.Texts.Length)],
            Latitude = latitude,
            Longitude = longitude,
        };
        return new(record, station, random.NextDouble() < kind.FollowUp ? kind.Visit : null);
    }

    private static Level LevelOf(IncidentKind kind, Random random)
    {
        var chance = random.NextDouble();
        return chance < kind.Red ? Level.Red
            : chance < kind.Red + kind.Yellow ? Level.Yellow
            : chance < kind.Red + kind.Yellow + kind.Blue ? Level.Blue
            : Level.None;
    }

    private static IncidentKind Pick(IReadOnlyList<IncidentKind> kinds, Random random)
    {
        var chance = random.NextDouble() * kinds.Sum(kind => kind.Weight);
        var index = 0;
        while (index < kinds.Count - 1 && chance >= kinds[index].Weight)
        {
            chance -= kinds[index++].Weight;
        }

        return kinds[index];
    }

    private static Point[] SpotsOf(SampleSeed seed, StationPlan station, int index)
    {
        var random = seed.For(SampleStream.Spots, index);
        return [station.Site, .. Enumerable.Range(1, SpotsEach - 1).Select(_ => station.Site + new Point((random.NextDouble() - 0.5) * 4, (random.NextDouble() - 0.5) * 4))];
    }
}
