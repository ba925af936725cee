using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>What the wall counts of an order: its facts with the unit rolled up to its station. Instants as <see cref="Instant"/>.</summary>
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
    int? CellLongitude)
{
    private const long LeadSpan = 24 * 3_600_000L;

    public static OrderMarks Of(long id, OrderFacts facts, StationMap stations)
    {
        var created = Instants.ToMilliseconds(facts.CreatedAt);
        return new(
            id, stations.StationOf(facts.Unit, created), facts.Officer, facts.Type, facts.Kind, facts.Level, created, Instant.Of(facts.DoneDue),
            Instant.Of(facts.ClosedAt), Instant.Of(facts.FeedbackAt), Instant.Of(facts.NextDue), facts.NextClock, facts.Number,
            facts.CellLatitude, facts.CellLongitude);
    }

    public bool IsOpenAt(long at) => Created <= at && Closed > at;

    public bool IsOverdueAt(long at) => IsOpenAt(at) && Due < at;

    public bool IsFedBackAt(long at) => Feedback <= at && Feedback <= Created + LeadSpan;

    /// <summary>Known to the instant: closed with a due, and by it.</summary>
    public bool IsOnTime => Due != Instant.Never && Closed <= Due;

    /// <summary>The next instant after this one at which a figure of the order moves by itself, or <see cref="Instant.Never"/>.</summary>
    public long NextAfter(long at)
    {
        var next = Created > at ? Created : Instant.Never;
        next = Closed > at ? Math.Min(next, Closed) : next;
        next = Kind == OrderKind.Pushed && Feedback > at ? Math.Min(next, Feedback) : next;
        return Due != Instant.Never && Due >= at && Closed > Due ? Math.Min(next, Due + 1) : next;
    }

    /// <summary>Whether both are counted alike; number, next clock and the like are counted nowhere.</summary>
    public bool CountsLike(in OrderMarks other) =>
        Created == other.Created && Closed == other.Closed && Due == other.Due && Feedback == other.Feedback && Station == other.Station
        && Officer == other.Officer && Type == other.Type && Kind == other.Kind && Level == other.Level && IsPlacedLike(other);

    public bool IsPlacedLike(in OrderMarks other) => CellLatitude == other.CellLatitude && CellLongitude == other.CellLongitude;

    /// <summary>Still open, or with an instant to come.</summary>
    public bool IsKeptAt(long at) => Closed > at || NextAfter(at) != Instant.Never;
}

/// <summary>What the wall counts of an incident.</summary>
internal readonly record struct IncidentMarks(UnitId Station, TermId Type, long At, int? CellLatitude, int? CellLongitude)
{
    public static IncidentMarks Of(IncidentFacts facts, StationMap stations)
    {
        var at = Instants.ToMilliseconds(facts.At);
        return new(stations.StationOf(facts.Unit, at), facts.Type, at, facts.CellLatitude, facts.CellLongitude);
    }
}
