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
    Account = 14,
    Device = 15,
    Key = 16,
    Retention = 17,

    /// <summary>A read of personal data; what it was about stands in its event.</summary>
    Read = 18,
}

/// <summary>
/// A domain event: ids, kinds, instants, state before and after, never personal data. Serialised by the noun that owns
/// it into the open part of a journal row. <see cref="Kind"/> is stable and dotted: <c>order.moved</c>.
/// </summary>
public interface IChangeEvent
{
    string Kind { get; }
}

/// <summary>Who acts, from which post, on what. Passed explicitly into every command.</summary>
public sealed record Actor(PersonId? Person, Post Post, UnitId? Unit, string Name)
{
    public static readonly Actor System = new(null, Post.System, null, "system") { Acts = Scope.Everything };

    public static readonly Actor Import = new(null, Post.Import, null, "import") { Acts = Scope.Everything };

    /// <summary>The units that may be acted on: without a grant of their own, the unit of the post with everything below it.</summary>
    public Scope Acts { get; init; } = Unit is { } unit ? Scope.Of(unit) : Scope.Nothing;

    /// <summary>The account, device or key that acts, or null: the program itself.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The network address that the wish came from, or null: this machine's console.</summary>
    public string? From { get; init; }
}

/// <summary>The roles of domain §13, and the program's own. What each may do stands in the table of permissions and the table of transitions.</summary>
public enum Post
{
    System = 0,
    Import = 1,
    CentreDesk = 2,
    StationDesk = 3,
    Officer = 4,
    Supervisor = 5,
    Simulator = 6,

    /// <summary>警种: proposes work of its branch and reads how it goes.</summary>
    Branch = 7,

    /// <summary>政府联络: outside departments.</summary>
    Liaison = 8,

    /// <summary>建模: mappings, rubric and targets.</summary>
    Modeller = 9,

    /// <summary>审计管理员: reads the trail, changes nothing.</summary>
    Auditor = 10,

    /// <summary>安全管理员: accounts, roles, devices, keys.</summary>
    SecurityAdministrator = 11,

    /// <summary>系统管理员: organisation, sources, retention, recovery.</summary>
    SystemAdministrator = 12,

    /// <summary>大屏设备: a screen on the wall.</summary>
    WallDevice = 13,
}

/// <summary>A change before it has a place in the journal.</summary>
/// <param name="HappenedAt">Event time, UTC; record time is set by the journal.</param>
/// <param name="Sealed">Free text and personal data as UTF-8 JSON, or null. It is stored sealed; only the salted digest of that enters the hash.</param>
public sealed record ChangeDraft(
    Subject Subject, long SubjectId, DateTime HappenedAt, IChangeEvent Event, Actor Actor, UnitId? Unit = null, byte[]? Sealed = null);

/// <summary>A change that is durable: its place in the journal and the event it carries.</summary>
/// <param name="Position">Sequence number, from 1, without gaps.</param>
public readonly record struct Change(
    long Position, Subject Subject, long SubjectId, DateTime HappenedAt, DateTime RecordedAt, IChangeEvent Event, Post Post);
