using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Wall;

/// <summary>
/// A city without a store: two stations, a beat below each and one that changes its station, three officers, and the
/// facts of its orders and incidents as the store would hold them.
/// </summary>
internal sealed class WallWorld
{
    public static readonly UnitId City = new(1);

    private readonly FeedWatch _feeds = new();
    private readonly TargetQueries _targets;
    private readonly DateTime _moved;
    private long _position;

    public WallWorld(string zone, DateTime at, bool countsIncidents, int windowDays, int officerLeastClosed = 1)
    {
        Add(City, UnitKind.City, null, zone);
        Add(Unassigned, UnitKind.Unassigned, City);
        Add(Units[0], UnitKind.Station, City);
        Add(Units[1], UnitKind.Station, City);
        Add(Units[2], UnitKind.Beat, Units[0]);
        Add(Units[3], UnitKind.Beat, Units[1]);
        Add(Units[4], UnitKind.Beat, null);
        _moved = at.AddHours(-30);
        Book.Add(new UnitLink { Id = 91, UnitId = Units[4], ParentId = Units[0], From = DateTime.UnixEpoch, To = _moved });
        Book.Add(new UnitLink { Id = 92, UnitId = Units[4], ParentId = Units[1], From = _moved });
        for (var i = 1; i <= 3; i++)
        {
            Book.Add(new Person { Id = new(i), CityId = City, Number = $"{i}", Name = $"officer {i % 2}" });
            Book.Add(new PersonLink { Id = i, PersonId = new(i), UnitId = Units[i % 2], From = DateTime.UnixEpoch });
            Book.Add(new Term { Id = new(i), Kind = TermKind.Type, Name = $"type {i}" });
        }

        Book.Add(new Source
        {
            Id = new(1),
            Key = "source",
            Name = "source",
            CityId = City,
            Makes = countsIncidents ? Makes.Incident : Makes.Order,
            Zone = zone,
            ExpectedIntervalMs = 90 * 60_000,
            LastArrivalAt = at.AddMinutes(-20),
        });
        _targets = new TargetQueries(Book);
        _targets.Add(new Target { Figure = FigureCodes.Closure, UnitId = City, From = DateTime.UnixEpoch, Millionths = 900_000 });
        _targets.Add(new Target { Figure = FigureCodes.Closure, UnitId = City, From = at.AddHours(5), Millionths = 950_000 });
        (At, CountsIncidents) = (at, countsIncidents);
        Options = new() { WindowDays = windowDays, OfficerLeastClosed = officerLeastClosed, OfficerRows = 100, QueueRows = 3, TickerRows = 4, CheckEvery = null };
        Board = Empty(at);
    }

    public static UnitId Unassigned { get; } = new(9);

    /// <summary>Two stations, a beat of each, and a beat that moves from the first to the second.</summary>
    public static IReadOnlyList<UnitId> Units { get; } = [new(2), new(3), new(4), new(5), new(6)];

    public OrganisationBook Book { get; } = new();

    public RubricBook Rubrics { get; } = new();

    public WallOptions Options { get; }

    public bool CountsIncidents { get; }

    public DateTime At { get; private set; }

    /// <summary>The board that is only folded and ticked.</summary>
    public CityBoard Board { get; }

    public SortedDictionary<long, OrderFacts> Orders { get; } = [];

    public SortedDictionary<long, IncidentFacts> Incidents { get; } = [];

    public List<Change> Changes { get; } = [];

    public void Set(long id, OrderFacts facts)
    {
        var change = new OrderChanged(OrderAction.Record, Orders.GetValueOrDefault(id), facts);
        Orders[id] = facts;
        Fold(Subject.WorkOrder, id, change);
    }

    public void Set(long id, IncidentFacts facts)
    {
        var change = new IncidentChanged($"I{id}", Incidents.GetValueOrDefault(id), facts);
        Incidents[id] = facts;
        Fold(Subject.Incident, id, change);
    }

    public void Tick(TimeSpan span)
    {
        At += span;
        Board.Tick(At);
    }

    public WallSnapshot Folded() => Board.Snapshot(_position);

    /// <summary>A board that is given the facts as they are now, at an instant, the way the store is read at the start.</summary>
    public CityBoard Fresh(DateTime at)
    {
        var board = Empty(at);
        var (from, far) = (board.WindowStart, board.FarStart);
        foreach (var (id, facts) in Orders)
        {
            if (facts.Counts && (facts.ClosedAt is null || facts.ClosedAt >= from || facts.CreatedAt >= from || (facts.CreatedAt >= far && facts.Dispute != DisputeKind.None)))
            {
                board.Load(OrderMarks.Of(id, facts, board.StationMap));
                board.Scores.Load(ScoredOrder.Of(id, facts));
            }
        }

        foreach (var (id, facts) in Incidents)
        {
            if (facts.At >= far && (facts.At >= from || facts.Dispute != DisputeKind.None))
            {
                board.Load(id, IncidentMarks.Of(facts, board.StationMap));
            }
        }

        foreach (var change in Changes.TakeLast(Options.TickerRows))
        {
            board.AddToTicker(change);
        }

        return board;
    }

    public WallSnapshot FreshSnapshot() => Fresh(At).Snapshot(_position);

    /// <summary>The same figures by the query layer's own counting.</summary>
    public CityFigures Counted()
    {
        var zone = Book.ZoneOf(City);
        var span = DaySpan.Until(zone, At, Options.WindowDays);
        var count = new CityCount(zone, span, At, CountsIncidents);
        foreach (var facts in Orders.Values.Where(facts => facts.Counts && facts.CreatedAt <= At))
        {
            count.Add(new CountedOrder(
                StationOf(facts.Unit, facts.CreatedAt), facts.Officer, facts.Type, facts.Kind, facts.Level, facts.CreatedAt, facts.DoneDue, facts.ClosedAt, facts.FeedbackAt,
                (facts.CellLatitude + 0.5) / 100, (facts.CellLongitude + 0.5) / 100, facts.Dispute, facts.Origin, facts.Settlement, facts.RepeatAt));
        }

        foreach (var facts in Incidents.Values.Where(facts => facts.At >= span.Start && facts.At <= At))
        {
            count.Add(new CountedIncident(
                StationOf(facts.Unit, facts.At), facts.Type, facts.At, (facts.CellLatitude + 0.5) / 100, (facts.CellLongitude + 0.5) / 100,
                facts.Dispute != DisputeKind.None));
        }

        return count.Figures();
    }

    /// <summary>The station of a unit at an instant, as the constructor has set it.</summary>
    public UnitId StationOf(UnitId unit, DateTime at) =>
        unit == Units[2] ? Units[0]
        : unit == Units[3] ? Units[1]
        : unit == Units[4] ? (at < _moved ? Units[0] : Units[1])
        : unit;

    /// <summary>Puts a unit under another parent, from an instant on.</summary>
    public void Move(UnitId unit, UnitId old, UnitId now, DateTime at)
    {
        Book.Add(new UnitLink { Id = unit.Value, UnitId = unit, ParentId = old, From = DateTime.UnixEpoch, To = at });
        Book.Add(new UnitLink { Id = 1_000 + unit.Value, UnitId = unit, ParentId = now, From = at });
    }

    private CityBoard Empty(DateTime at) => new(Book, _feeds, _targets, Rubrics, City, Options, at);

    private void Fold(Subject subject, long id, IChangeEvent change)
    {
        var row = new Change(++_position, subject, id, At, At, change, Post.System);
        Changes.Add(row);
        Board.Apply(row);
    }

    private void Add(UnitId id, UnitKind kind, UnitId? parent, string? zone = null)
    {
        Book.Add(new Unit { Id = id, CityId = City, Kind = kind, Name = $"unit {id.Value}", Zone = zone });
        if (parent is { } above)
        {
            Book.Add(new UnitLink { Id = id.Value, UnitId = id, ParentId = above, From = DateTime.UnixEpoch });
        }
    }
}
