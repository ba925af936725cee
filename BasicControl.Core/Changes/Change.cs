using BasicControl.Core.Basics;

namespace BasicControl.Core.Changes;

/// <summary>What a journal row is about.</summary>
public enum Subject
{
    Store = 0,
    Unit = 1,
    Person = 2,
    Source = 3,
    WorkOrder = 4,
    Incident = 5,
    Target = 6,
    Import = 7,
    DisputeMapping = 8,
    Rubric = 9,
    Contest = 10,
    Note = 11,
    Briefing = 12,
    Handover = 13,
}

/// <summary>
/// A domain event: ids, kinds, instants, state before and after, never personal data. Serialised by the noun that owns
/// it into the open part of a journal row. <see cref="Kind"/> is stable and dotted: <c>order.moved</c>.
/// </summary>
public interface IChangeEvent
{
    string Kind { get; }
}

/// <summary>Who acts, from which post. Passed explicitly into every command.</summary>
public sealed record Actor(PersonId? Person, Post Post, UnitId? Unit, string Name)
{
    public static readonly Actor System = new(null, Post.System, null, "system");

    public static readonly Actor Import = new(null, Post.Import, null, "import");
}

/// <summary>The posts that the transition table distinguishes.</summary>
public enum Post
{
    System = 0,
    Import = 1,
    CentreDesk = 2,
    StationDesk = 3,
    Officer = 4,
    Supervisor = 5,
    Simulator = 6,
}

/// <summary>A change before it has a place in the journal.</summary>
/// <param name="HappenedAt">Event time, UTC; record time is set by the journal.</param>
/// <param name="Sealed">Free text and personal data as UTF-8 JSON, or null. Only its salted digest enters the hash.</param>
public sealed record ChangeDraft(
    Subject Subject, long SubjectId, DateTime HappenedAt, IChangeEvent Event, Actor Actor, UnitId? Unit = null, byte[]? Sealed = null);

/// <summary>A change that is durable: its place in the journal and the event it carries.</summary>
/// <param name="Position">Sequence number, from 1, without gaps.</param>
public readonly record struct Change(
    long Position, Subject Subject, long SubjectId, DateTime HappenedAt, DateTime RecordedAt, IChangeEvent Event, Post Post);
