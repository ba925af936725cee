using System.Text.Json.Serialization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>
/// An order was opened, recorded or moved. <see cref="Before"/> is null when it begins. Free text (title, measures,
/// reason, outcome, address) lies in the sealed part as <see cref="OrderTexts"/>.
/// </summary>
public sealed record OrderChanged(OrderAction Action, OrderFacts? Before, OrderFacts After) : IChangeEvent
{
    public const string Opened = "order.opened";
    public const string Recorded = "order.recorded";
    public const string Moved = "order.moved";
    public const string Repeated = "order.repeated";

    /// <summary>Version after the change.</summary>
    public int Version { get; init; }

    /// <summary>Officer the order was given to, unit it was sent to, order it was merged into: what the action names.</summary>
    public PersonId? Officer { get; init; }

    public UnitId? Unit { get; init; }

    public WorkOrderId? Other { get; init; }

    /// <summary>
    /// What the change leaves with those who stood on the order; null when nothing. An order that leaves the loop, or comes
    /// back into it, carries the marks that it has.
    /// </summary>
    public IReadOnlyList<MarkFacts>? Marks { get; init; }

    [JsonIgnore]
    public string Kind => Action == OrderAction.Repeat ? Repeated : Before is null && Action == OrderAction.Record ? Recorded : Before is null ? Opened : Moved;
}

/// <summary>A step of an order or of a foreign case was recorded.</summary>
public sealed record StepRecorded(SourceId Source, TermId Activity, PersonId? Person, UnitId? Unit) : IChangeEvent
{
    public const string Name = "order.step";

    [JsonIgnore]
    public string Kind => Name;
}

/// <summary>The sealed part of an order's change: what may hold personal data or free text.</summary>
public sealed record OrderTexts
{
    public string? Title { get; init; }

    public string? Measures { get; init; }

    public string? Address { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Reason { get; init; }

    public string? Outcome { get; init; }

    /// <summary>Number of the foreign case a step belongs to.</summary>
    public string? Number { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OrderChanged))]
[JsonSerializable(typeof(StepRecorded))]
[JsonSerializable(typeof(OrderTexts))]
public sealed partial class OrderJson : JsonSerializerContext;

public static class OrderChanges
{
    /// <summary>Enters this noun's events into the catalogue.</summary>
    public static EventCatalogue AddOrders(this EventCatalogue events) => events
        .Add(OrderChanged.Opened, OrderJson.Default.OrderChanged)
        .Add(OrderChanged.Recorded, OrderJson.Default.OrderChanged)
        .Add(OrderChanged.Moved, OrderJson.Default.OrderChanged)
        .Add(OrderChanged.Repeated, OrderJson.Default.OrderChanged)
        .Add(StepRecorded.Name, OrderJson.Default.StepRecorded);

    /// <summary>Tells where this noun's subjects stand.</summary>
    public static SubjectPlaces AddOrders(this SubjectPlaces places) => places
        .Add(Subject.WorkOrder, (db, id) => db.WorkOrders.FirstOrDefault(row => row.Id == new WorkOrderId(id)) is { } order ? new(order.UnitId, order.CreatedAt) : null);
}
