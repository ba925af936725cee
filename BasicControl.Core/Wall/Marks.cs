using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>What an order or incident is as a dispute, as bits.</summary>
[Flags]
internal enum DisputeMarks
{
    None = 0,
    Dispute = 1,

    /// <summary>Opened here, so that it can be settled here.</summary>
    OpenedHere = 2,

    /// <summary>Told at report back: agreement or accepted referral.</summary>
    Told = 4,
}

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
    int? CellLongitude,
    DisputeMarks Dispute,
    long Repeat)
{
    private const long LeadSpan = 24 * 3_600_000L;

    public static OrderMarks Of(long id, OrderFacts facts, StationMap stations)
    {
        var created = Instants.ToMilliseconds(facts.CreatedAt);
        return new(
            id, stations.StationOf(facts.Unit, created), facts.Officer, facts.Type, facts.Kind, facts.Level, created, Instant.Of(facts.DoneDue),
            Instant.Of(facts.ClosedAt), Instant.Of(facts.FeedbackAt), Instant.Of(facts.NextDue), facts.NextClock, facts.Number,
            facts.CellLatitude, facts.CellLongitude, DisputeOf(facts.Dispute, facts.Origin, facts.Settlement), Instant.Of(facts.RepeatAt));
    }

    public static DisputeMarks DisputeOf(DisputeKind kind, Origin origin, Settlement settlement) => kind == DisputeKind.None
        ? DisputeMarks.None
        : DisputeMarks.Dispute
            | (origin == Origin.External ? DisputeMarks.None : DisputeMarks.OpenedHere)
            | (settlement == Settlement.None ? DisputeMarks.None : DisputeMarks.Told);

    public bool IsOpenAt(long at) => Created <= at && Closed > at;

    public bool IsOverdueAt(long at) => IsOpenAt(at) && Due < at;

    public bool IsFedBackAt(long at) => Feedback <= at && Feedback <= Created + LeadSpan;

    /// <summary>Known to the instant: closed with a due, and by it.</summary>
    public bool IsOnTime => Due != Instant.Never && Closed <= Due;

    public bool IsSettledAt(long at) =>
        (Dispute & (DisputeMarks.OpenedHere | DisputeMarks.Told)) == (DisputeMarks.OpenedHere | DisputeMarks.Told) && Closed <= at && Repeat > at;

    /// <summary>The next instant after this one at which a figure of the order moves by itself, or <see cref="Instant.Never"/>.</summary>
    public long NextAfter(long at)
    {
        var next = Created > at ? Created : Instant.Never;
        next = Closed > at ? Math.Min(next, Closed) : next;
        next = Kind == OrderKind.Pushed && Feedback > at ? Math.Min(next, Feedback) : next;
        next = Repeat > at ? Math.Min(next, Repeat) : next;
        return Due != Instant.Never && Due >= at && Closed > Due ? Math.Min(next, Due + 1) : next;
    }

    /// <summary>Whether both are counted alike; number, next clock and the like are counted nowhere.</summary>
    public bool CountsLike(in OrderMarks other) =>
        Created == other.Created && Closed == other.Closed && Due == other.Due && Feedback == other.Feedback && Station == other.Station
        && Officer == other.Officer && Type == other.Type && Kind == other.Kind && Level == other.Level
        && Dispute == other.Dispute && Repeat == other.Repeat && IsPlacedLike(other);

    public bool IsPlacedLike(in OrderMarks other) => CellLatitude == other.CellLatitude && CellLongitude == other.CellLongitude;

    /// <summary>Still open, or with an instant to come.</summary>
    public bool IsKeptAt(long at) => Closed > at || NextAfter(at) != Instant.Never;
}

/// <summary>What the wall counts of an incident.</summary>
internal readonly record struct IncidentMarks(UnitId Station, TermId Type, long At, int? CellLatitude, int? CellLongitude, bool IsDispute)
{
    public static IncidentMarks Of(IncidentFacts facts, StationMap stations)
    {
        var at = Instants.ToMilliseconds(facts.At);
        return new(stations.StationOf(facts.Unit, at), facts.Type, at, facts.CellLatitude, facts.CellLongitude, facts.Dispute != DisputeKind.None);
    }
}
