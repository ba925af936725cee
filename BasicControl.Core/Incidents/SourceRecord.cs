using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Incidents;

/// <summary>What the inbox takes: a record or a step, by source key and number.</summary>
public interface ISourceItem
{
    string Source { get; }

    string Number { get; }
}

/// <summary>
/// One record as a source tells it, read and checked but not yet bound to ids: what the API and every import profile
/// produce and the inbox takes. Times are UTC (zoneless sources: as written). An empty text is null.
/// </summary>
public sealed record SourceRecord : ISourceItem
{
    /// <summary>Key of the source, known to the store (<c>Source.Key</c>).</summary>
    public required string Source { get; init; }

    public required string Number { get; init; }

    /// <summary>Event time: when the incident happened or the order was created.</summary>
    public required DateTime At { get; init; }

    public string? Type { get; init; }

    public Level Level { get; init; }

    /// <summary>The source's key of the responsible unit, or a 12-digit code; null goes to the city's unassigned unit.</summary>
    public string? Unit { get; init; }

    /// <summary>The source's key of the officer.</summary>
    public string? Officer { get; init; }

    public string? Channel { get; init; }

    public string? Department { get; init; }

    /// <summary>The source's own word for its status.</summary>
    public string? Status { get; init; }

    /// <summary>The state that the profile maps the status to; the record's own times overrule it.</summary>
    public WorkOrders.WorkOrderState? State { get; init; }

    public string? Address { get; init; }

    public string? Text { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Due instant of the <i>done</i> clock, orders only.</summary>
    public DateTime? Due { get; init; }

    public DateTime? ClosedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The source's time of this version of the record; the highest (then the highest digest) wins.</summary>
    public DateTime? UpdatedAt { get; init; }
}

/// <summary>A step of a case as its source tells it; may arrive before the case itself.</summary>
public sealed record SourceStep : ISourceItem
{
    public required string Source { get; init; }

    /// <summary>Number of the case.</summary>
    public required string Number { get; init; }

    public required DateTime At { get; init; }

    public required string Activity { get; init; }

    public string? Officer { get; init; }

    public string? Unit { get; init; }
}

/// <summary>What became of one item.</summary>
public enum Arrival
{
    Created,
    Updated,

    /// <summary>Known already, or older than what is known.</summary>
    Unchanged,
    Refused,
}

/// <summary>The answer to one item, given after the commit.</summary>
/// <param name="Id">Id of the incident or order; 0 when refused, or for a step.</param>
public sealed record Receipt(Arrival Arrival, long Id, IReadOnlyList<Refusal> Refusals);
