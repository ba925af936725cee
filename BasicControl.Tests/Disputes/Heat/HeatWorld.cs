using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Tests.Wall;

namespace BasicControl.Tests.Disputes.Heat;

/// <summary>The heat cube of a world without a store: one that only folds and ticks, and one counted fresh.</summary>
internal sealed class HeatWorld(WallWorld world, int days)
{
    private int _folded;

    public WallWorld World => world;

    /// <summary>The cube that is only folded and ticked.</summary>
    public HeatCube Cube { get; } = new(world.Book, WallWorld.City, days, world.At);

    /// <summary>Folds what has changed and moves T to the world's.</summary>
    public void Follow()
    {
        for (; _folded < world.Changes.Count; _folded++)
        {
            Cube.Apply(world.Changes[_folded]);
        }

        Cube.Tick(world.At);
    }

    /// <summary>A cube that is given the facts as they are now, the way the store is read at the start.</summary>
    public HeatCube Fresh()
    {
        var cube = new HeatCube(world.Book, WallWorld.City, days, world.At);
        foreach (var (id, facts) in world.Incidents.Where(_ => cube.CountsIncidents))
        {
            cube.Load(id, HeatMarks.Of(facts, cube.StationMap));
        }

        foreach (var (id, facts) in world.Orders.Where(_ => !cube.CountsIncidents))
        {
            if (HeatMarks.Of(facts, cube.StationMap) is { } marks)
            {
                cube.Load(id, marks);
            }
        }

        return cube;
    }

    public HeatCount Count(HeatQuery query)
    {
        var units = query.Unit is { } unit ? world.Book.SubtreeOf(unit, world.At) : null;
        var counter = new HeatCounter(query, query.Span, place => query.Unit is not { } above || above == WallWorld.City || place.IsUnder(above));
        counter.Add(Cube, query.Span.From, query.Span.To);
        return new HeatComposer(world.Book, query, station => units?.Contains(station) != false).Compose(counter, null).Count;
    }

    /// <summary>The records that a query means, one by one: station, hour, day, type, kind, weapon and cell of each.</summary>
    public IEnumerable<Counted> Meant(HeatQuery query)
    {
        return Facts().Where(fact => fact.At <= world.At && fact.Day >= query.Span.From && fact.Day <= query.Span.To
            && (query.Unit is not { } above || above == WallWorld.City || world.Book.PathOf(fact.Unit, fact.At).Any(step => step.Id == above)) && (query.Level is null || fact.Level == query.Level) && (query.Type is null || fact.Type == query.Type)
            && (!query.DisputesOnly || fact.Kind != DisputeKind.None) && (query.Kinds.Count == 0 || query.Kinds.Contains(fact.Kind)) && (!query.WeaponOnly || fact.Weapon));
    }

    private IEnumerable<Counted> Facts() => world.CountsIncidents
        ? world.Incidents.Values.Select(facts => Of(facts.Unit, facts.Type, facts.Level, facts.Dispute, facts.Weapon, facts.At, facts.CellLatitude, facts.CellLongitude))
        : world.Orders.Values.Where(facts => facts.Counts).Select(facts => Of(facts.Unit, facts.Type, facts.Level, facts.Dispute, facts.Weapon, facts.CreatedAt, facts.CellLatitude, facts.CellLongitude));

    private Counted Of(UnitId unit, TermId type, Level level, DisputeKind kind, bool weapon, DateTime at, int? latitude, int? longitude)
    {
        var local = world.Book.ZoneOf(WallWorld.City).ToLocal(at);
        var cell = latitude is { } row && longitude is { } column ? (row, column) : ((int, int)?)null;
        return new(unit, world.StationOf(unit, at), DateOnly.FromDateTime(local), local.Hour, type, level, kind, weapon, at, cell);
    }

    internal sealed record Counted(
        UnitId Unit, UnitId Station, DateOnly Day, int Hour, TermId Type, Level Level, DisputeKind Kind, bool Weapon, DateTime At, (int, int)? Cell);
}
