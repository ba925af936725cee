using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>An order of the sample with the whole life that it will have; what lies after the sample's instant never happens.</summary>
internal sealed record OrderPlan(OrderKind Kind, Level Level, OrderType Type, DateTime CreatedAt, int Station)
{
    public required string Title { get; init; }

    public string? Address { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>Number of the incident it is opened from, or null.</summary>
    public string? Incident { get; init; }

    /// <summary>Moves after birth, in order of time.</summary>
    public required IReadOnlyList<PlannedMove> Moves { get; init; }
}

/// <param name="Station">Where the order goes with a dispatch.</param>
/// <param name="Turn">0–1: which of the people in that role.</param>
internal readonly record struct PlannedMove(DateTime At, OrderAction Action, SampleRole By, double Turn, string? Text = null, int Station = -1, Settlement? Settlement = null);

/// <summary>What must hold of an order at the sample's instant.</summary>
/// <param name="ClosedBy">Closed at this instant at the latest.</param>
/// <param name="OpenUntil">Not closed at this instant.</param>
/// <param name="FedBackLate">A lead that is not fed back within 24 hours, or not yet.</param>
/// <param name="Settlement">How the dispute ends once it is closed; null: the order is about none.</param>
internal sealed record Fate(DateTime? ClosedBy = null, DateTime? OpenUntil = null, bool FedBackLate = false, Settlement? Settlement = null);
