using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>
/// What the wall counts of an order: its facts with the unit rolled up to its station. Instants as <see cref="Instant"/>.
/// Kept by the hundred thousand and written at every fold, so it is packed: a third fewer lines of the cache.
/// </summary>
internal readonly record struct OrderMarks(
    long Id,
    UnitId Station,
    PersonId? Officer,
    TermId Type,
    OrderKind Kind,
    Level Level,
    long Created,
    long Due,
    long Closed,
    long Feedback,
    long NextDue,
    OrderClock? NextClock,
    string Number,
    int? CellLatitude,
    int? CellLongitude) : IMovesByItself
{
    private const int NoCell = int.MinValue;
    private const byte NoClock = byte.MaxValue;

    private readonly long _officer = Officer?.Value ?? 0;
    private readonly int _cellLatitude = CellLatitude ?? NoCell;
    private readonly int _cellLongitude = CellLongitude ?? NoCell;
    private readonly byte _kind = (byte)Kind;
    private readonly byte _level = (byte)Level;
    private readonly byte _nextClock = NextClock is { } clock ? (byte)clock : NoClock;
    private readonly byte _dispute;

    public PersonId? Officer => _officer == 0 ? null : new(_officer);

    public int? CellLatitude => _cellLatitude == NoCell ? null : _cellLatitude;

    public int? CellLongitude => _cellLongitude == NoCell ? null : _cellLongitude;

    public OrderKind Kind => (OrderKind)_kind;

    public Level Level => (Level)_level;

    public OrderClock? NextClock => _nextClock == NoClock ? null : (OrderClock)_nextClock;

    /// <summary>Kind of the dispute it is about, or none.</summary>
    public DisputeKind Dispute { get => (DisputeKind)_dispute; init => _dispute = (byte)value; }

    public bool Weapon { get; init; }

    /// <summary>About a dispute, and opened here: asked how it ended.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Told at report back: agreement, or referred and accepted.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>When a dispute at the same address came in again while it was watched.</summary>
    public long Repeat { get; init; } = Instant.Never;

    public static OrderMarks Of(long id, OrderFacts facts, StationMap stations)
    {
        var created = Instants.ToMilliseconds(facts.CreatedAt);
        return new(
            id, stations.StationOf(facts.Unit, created), facts.Officer, facts.Type, facts.Kind, facts.Level, created, Instant.Of(facts.DoneDue),
            Instant.Of(facts.ClosedAt), Instant.Of(facts.FeedbackAt), Instant.Of(facts.NextDue), facts.NextClock, facts.Number,
            facts.CellLatitude, facts.CellLongitude)
        {
            Dispute = facts.Dispute,
            Weapon = facts.Weapon,
            IsAsked = facts.IsDispute,
            IsAgreed = facts.Settlement != Settlement.None,
            Repeat = Instant.Of(facts.RepeatAt),
        };
    }

    public bool IsOpenAt(long at) => Created <= at && Closed > at;

    public bool IsOverdueAt(long at) => IsOpenAt(at) && Due < at;

    public bool IsFedBackAt(long at) => Feedback <= at && Feedback <= Created + ClockRules.FeedbackMilliseconds;

    /// <summary>As <see cref="OrderFacts.IsSettledAt"/>.</summary>
    public bool IsSettledAt(long at) => IsAsked && IsAgreed && Closed <= at && Repeat > at;

    /// <summary>Known to the instant: closed with a due, and by it.</summary>
    public bool IsOnTime => Due != Instant.Never && Closed <= Due;

    /// <summary>The next instant after this one at which a figure of the order moves by itself, or <see cref="Instant.Never"/>.</summary>
    public long NextAfter(long at)
    {
        var next = Created > at ? Created : Instant.Never;
        next = Closed > at ? Math.Min(next, Closed) : next;
        next = IsAsked && Repeat > at ? Math.Min(next, Repeat) : next;
        next = Kind == OrderKind.Pushed && Feedback > at ? Math.Min(next, Feedback) : next;
        return Due != Instant.Never && Due >= at && Closed > Due ? Math.Min(next, Due + 1) : next;
    }

    /// <summary>Whether both are counted alike; number, next clock and the like are counted nowhere.</summary>
    public bool CountsLike(in OrderMarks other) =>
        Created == other.Created && Closed == other.Closed && Due == other.Due && Feedback == other.Feedback && Station == other.Station
        && _officer == other._officer && Type == other.Type && Kind == other.Kind && Level == other.Level && IsPlacedLike(other)
        && Dispute == other.Dispute && Weapon == other.Weapon && IsAsked == other.IsAsked && IsAgreed == other.IsAgreed && Repeat == other.Repeat;

    public bool IsPlacedLike(in OrderMarks other) => _cellLatitude == other._cellLatitude && _cellLongitude == other._cellLongitude;

    /// <summary>Still open, or with an instant to come.</summary>
    public bool IsKeptAt(long at) => Closed > at || NextAfter(at) != Instant.Never;
}

/// <summary>What the wall counts of an incident.</summary>
internal readonly record struct IncidentMarks(UnitId Station, TermId Type, long At, int? CellLatitude, int? CellLongitude, DisputeKind Dispute, bool Weapon)
{
    public static IncidentMarks Of(IncidentFacts facts, StationMap stations)
    {
        var at = Instants.ToMilliseconds(facts.At);
        return new(stations.StationOf(facts.Unit, at), facts.Type, at, facts.CellLatitude, facts.CellLongitude, facts.Dispute, facts.Weapon);
    }
}
