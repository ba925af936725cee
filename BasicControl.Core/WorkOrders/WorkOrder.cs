using System.Text.Json;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.WorkOrders;

/// <summary>Kind of work (domain §2).</summary>
public enum OrderKind
{
    /// <summary>规定任务: recurring, written in the working standards.</summary>
    Regulated = 0,

    /// <summary>指令任务: ordered for a case; has measures and a responsible unit.</summary>
    Directive = 1,

    /// <summary>推送任务: raised by a rule, a model or another system; a lead is one.</summary>
    Pushed = 2,

    /// <summary>A request or task of another system, recorded as that system tells it.</summary>
    Request = 3,
}

/// <summary>Where an order was born.</summary>
public enum Origin
{
    /// <summary>Opened by a person in the product.</summary>
    Own = 0,

    /// <summary>Recorded from another system: keeps its own times, is never alarmed, escalated or notified.</summary>
    External = 1,

    /// <summary>Opened by the simulator acting as a person.</summary>
    Sample = 2,
}

/// <summary>Faults in a record that are kept and marked rather than repaired.</summary>
[Flags]
public enum DataFaults
{
    None = 0,
    ClosedBeforeCreated = 1,
    StatusClosedWithoutTime = 2,
    TimeClosedWithoutStatus = 4,
    PlaceholderCoordinates = 8,
}

/// <summary>A work order (工单). All instants UTC. Its state moves only through <see cref="Transitions"/>.</summary>
public sealed class WorkOrder : ISealedRow
{
    private readonly Vault? _vault;
    private OrderTexts? _texts;
    private bool _isRewritten;
    private bool _isAbsent;

    public WorkOrder()
    {
    }

    /// <summary>How the store makes it, so that its texts open when they are asked for.</summary>
    internal WorkOrder(BasicControlDb db) => _vault = db.Vault;

    public WorkOrderId Id { get; init; }

    /// <summary>Number people speak: <c>D-20261121-0007</c>, or the source's own.</summary>
    public required string Number { get; init; }

    public UnitId CityId { get; init; }

    public SourceId SourceId { get; init; }

    /// <summary>The source's number, unique within it; own orders repeat <see cref="Number"/>.</summary>
    public required string ExternalNumber { get; init; }

    public OrderKind Kind { get; init; }

    public Origin Origin { get; init; }

    public TermId TypeId { get; set; }

    public Level Level { get; set; }

    public WorkOrderState State { get; set; }

    /// <summary>Raised by every move; a command names the version it has seen.</summary>
    public int Version { get; set; }

    /// <summary>The unit that has to act.</summary>
    public UnitId UnitId { get; set; }

    public PersonId? OfficerId { get; set; }

    /// <summary>Who reported it back last: never its own inspector.</summary>
    public PersonId? ReporterId { get; set; }

    public IncidentId? IncidentId { get; init; }

    /// <summary>The order this one was merged into; the link can be undone.</summary>
    public WorkOrderId? MergedIntoId { get; set; }

    /// <summary>Title, measures, address and outcome as the store holds them; null when they have been erased.</summary>
    public byte[]? Sealed { get; private set; }

    public string? Title
    {
        get => Texts.Title;
        set => Rewrite(Texts with { Title = value });
    }

    /// <summary>What is to be done; required for a directive.</summary>
    public string? Measures
    {
        get => Texts.Measures;
        set => Rewrite(Texts with { Measures = value });
    }

    /// <summary>The unit that answers for it; required for a directive.</summary>
    public UnitId? ResponsibleUnitId { get; set; }

    public string? Address
    {
        get => Texts.Address;
        set => Rewrite(Texts with { Address = value });
    }

    /// <summary>Middle of the cell of 0.01° that it lies in; an exact place is kept nowhere but in the sealed texts of its source.</summary>
    public double? Latitude { get; set => field = GridCell.Middle(value); }

    /// <inheritdoc cref="Latitude"/>
    public double? Longitude { get; set => field = GridCell.Middle(value); }

    /// <summary>When what it held of persons was erased; such a number is not taken in again.</summary>
    public DateTime? ErasedAt { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime RecordedAt { get; init; }

    public DateTime? SignForDue { get; init; }

    public DateTime? FirstActionDue { get; init; }

    public DateTime? DoneDue { get; init; }

    public DateTime? FeedbackDue { get; init; }

    public DateTime? SignedAt { get; set; }

    public DateTime? FirstActionAt { get; set; }

    public DateTime? DoneAt { get; set; }

    public DateTime? ClosedAt { get; set; }

    public DateTime? FeedbackAt { get; set; }

    /// <summary>The earliest clock still running, or null when none runs: what lists sort by.</summary>
    public DateTime? NextDue { get; set; }

    public string? Outcome
    {
        get => Texts.Outcome;
        set => Rewrite(Texts with { Outcome = value });
    }

    /// <summary>Kind of the dispute it is about, from its incident at birth; of an external record, from the mapping.</summary>
    public DisputeKind Dispute { get; set; }

    public bool Weapon { get; set; }

    /// <summary>Mark of the address as repeats compare it (<see cref="Dispute"/> orders of our own: their incident's), or null.</summary>
    public string? AddressKey { get; set; }

    /// <summary>How the dispute ended, as told at the last report back.</summary>
    public Settlement Settlement { get; set; }

    /// <summary>The first dispute at the same address inside the watch window after closing, or null.</summary>
    public DateTime? RepeatAt { get; set; }

    /// <summary>Keyed, of the outcome told last at this centre (<see cref="OutcomeText"/>); finds copies.</summary>
    public long? OutcomeHash { get; set; }

    public OrderConduct Conduct { get; set; }

    public TermId? ChannelId { get; set; }

    public TermId? DepartmentId { get; set; }

    /// <summary>The source's own word for its status.</summary>
    public TermId? StatusId { get; set; }

    public DataFaults Faults { get; set; }

    /// <summary>The source's own time of this version of the record.</summary>
    public DateTime? SourceUpdatedAt { get; set; }

    /// <summary>Digest of the source's record; breaks ties of <see cref="SourceUpdatedAt"/>.</summary>
    public byte[]? Digest { get; set; }

    /// <summary>What figures count of the order as it is now.</summary>
    public OrderFacts Facts() => new(
        Number, CityId, UnitId, OfficerId, SourceId, TypeId, Kind, Origin, Level, State, CreatedAt, DoneDue, ClosedAt, FeedbackAt, NextDue, NextClock())
    {
        CellLatitude = GridCell.Of(Latitude),
        CellLongitude = GridCell.Of(Longitude),
        Dispute = Dispute,
        Weapon = Weapon,
        Settlement = Settlement,
        RepeatAt = RepeatAt,
        SignForDue = SignForDue,
        SignedAt = SignedAt,
        FirstActionDue = FirstActionDue,
        FirstActionAt = FirstActionAt,
        Conduct = Conduct,
    };

    /// <summary>Which clock <see cref="NextDue"/> belongs to.</summary>
    public OrderClock? NextClock() => OrderClocks.Next(this)?.Clock;

    /// <summary>Seals the texts anew when they have changed.</summary>
    public void Seal(WriteSession session)
    {
        if (_isRewritten)
        {
            Sealed = session.Seal(
                SealedPart.Order, Id.Value, KeyGroup.Of(KeyKind.Orders, CreatedAt), JsonSerializer.SerializeToUtf8Bytes(Texts, OrderJson.Default.OrderTexts));
            _isRewritten = false;
        }
    }

    private OrderTexts Texts
    {
        get
        {
            if (_texts is null)
            {
                _texts = SealedJson.Open(_vault, SealedPart.Order, Id.Value, Sealed, OrderJson.Default.OrderTexts);
                _isAbsent = _texts is null && Sealed is not null;
            }

            return _texts ??= new();
        }
    }

    private void Rewrite(OrderTexts texts) => (_texts, _isRewritten) = _isAbsent ? throw new KeysAbsentException() : (texts, true);
}
