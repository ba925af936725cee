using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Dispatch;
using BasicControl.Core.Handling;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>The desks that the simulator works at.</summary>
public sealed record SimulatorDesks(OrderDesk Orders, DispatchDesk Dispatch, HandlingDesk Handling, InspectionSample Inspection);

/// <summary>Chooses the next legal move of an order and asks the desk for it.</summary>
internal sealed class SimulatorDesk(SampleRoster roster, SimulatorDesks desks, Random random)
{
    private readonly Actor _actor = new(null, Post.Simulator, roster.City.Id, "simulator");

    /// <param name="most">Highest level that may be given.</param>
    public Task<(WorkOrderId Order, int Station)?> Directive(Level most, CancellationToken stop)
    {
        var type = Any(OrderCatalogue.Directives);
        var level = random.NextDouble() < 0.06 ? Level.Red : random.NextDouble() < 0.4 ? Level.Yellow : Level.Blue;
        var station = IncidentMaker.Station(random);
        return Open(new(roster.City.Id, OrderKind.Directive, Lower(level, most), type.Name.Zh, Title(type, station, null))
        {
            Measures = type.Measures,
            Responsible = roster.Stations[station].Id,
        }, station, stop);
    }

    /// <summary>A visit or a lead from a call.</summary>
    public Task<(WorkOrderId Order, int Station)?> From(MadeIncident call, IncidentId incident, Level most, CancellationToken stop)
    {
        var kind = call.FollowUp is null ? OrderKind.Pushed : OrderKind.Regulated;
        var type = call.FollowUp is { } visit ? OrderCatalogue.Visits[(int)visit] : OrderCatalogue.Leads[2 + random.Next(2)];
        var record = call.Record;
        var level = Lower(record.Level == Level.None ? Level.Blue : record.Level, most);
        return Open(new(roster.City.Id, kind, level, type.Name.Zh, Title(type, call.Station, record.Address))
        {
            Incident = incident,
            Address = record.Address,
            Latitude = record.Latitude,
            Longitude = record.Longitude,
        }, call.Station, stop);
    }

    /// <returns>False when the order is no longer the simulator's: a person has moved it.</returns>
    public async Task<bool> MoveOn(SimulatedOrder one, TimeProvider clock, CancellationToken stop)
    {
        var order = one.Order;
        var (action, text) = Choose(order);
        var settlement = action == OrderAction.ReportBack && order.Dispute != DisputeKind.None ? DisputeCalls.Ending(random) : (Settlement?)null;
        var unit = roster.Stations[one.Station ?? IncidentMaker.Station(random)].Id;
        var move = new MoveOrder(order.Id, order.Version, action, _actor)
        {
            Text = settlement is { } ending ? OutcomeWords.Tell(Any(OrderCatalogue.EndingsOf(ending)), 1, random) : text,
            Unit = action == OrderAction.Dispatch ? order.ResponsibleUnitId ?? unit : null,
            Settlement = settlement,
            Officer = action == OrderAction.SignFor && roster.Knows(order.UnitId) ? roster.Officer(order.UnitId, random.NextDouble()).Id : null,
        };
        if (!(await Ask(move, stop)).IsAccepted)
        {
            return false;
        }

        _ = OrderEffects.Apply(order, Transitions.Find(order.State, action)!, move, clock.UtcNow(), NoMarks.Here);
        return true;
    }

    /// <summary>Place of a unit among the sample's stations, or null.</summary>
    public int? StationOf(UnitId unit) => roster.Stations.Index().FirstOrDefault(one => one.Item.Id == unit) is { Item: not null } found ? found.Index : null;

    private (OrderAction Action, string? Text) Choose(WorkOrder order) => order.State switch
    {
        WorkOrderState.Received or WorkOrderState.Returned => (OrderAction.Dispatch, null),
        WorkOrderState.Dispatched => random.NextDouble() < 0.02 && order.Kind != OrderKind.Directive
            ? (OrderAction.Return, Any(OrderCatalogue.ReturnReasons))
            : (OrderAction.SignFor, null),
        WorkOrderState.Suspended => (OrderAction.Resume, null),
        WorkOrderState.ReportedBack => random.NextDouble() < 0.02 || desks.Inspection.Demands(order) is not null ? (OrderAction.Inspect, null)
            : random.NextDouble() < 0.03 ? (OrderAction.SendBack, Any(OrderCatalogue.SendBackReasons))
            : (OrderAction.Close, null),
        WorkOrderState.Inspection => random.NextDouble() < 0.1 ? (OrderAction.Fault, Any(OrderCatalogue.Faults)) : (OrderAction.Pass, null),
        WorkOrderState.Rectifying => (OrderAction.ReportBack, Outcome(order)),
        _ => Handle(order),
    };

    private (OrderAction Action, string? Text) Handle(WorkOrder order) =>
        order.FirstActionAt is null ? (OrderAction.Step, Any(OrderCatalogue.Steps))
        : order is { Kind: OrderKind.Pushed, FeedbackAt: null } ? (OrderAction.Feedback, Outcome(order))
        : random.NextDouble() < 0.03 ? (OrderAction.Suspend, Any(OrderCatalogue.SuspendReasons))
        : random.NextDouble() < 0.25 ? (OrderAction.Step, Any(OrderCatalogue.Steps))
        : (OrderAction.ReportBack, Outcome(order));

    private Task<Outcome<int>> Ask(MoveOrder move, CancellationToken stop)
    {
        var (order, version, text, actor) = (move.Order, move.Version, move.Text ?? "", move.Actor);
        return move.Action switch
        {
            OrderAction.Dispatch => desks.Dispatch.Dispatch(order, version, move.Unit!.Value, actor, stop),
            OrderAction.SignFor when move.Officer is { } officer => desks.Handling.SignFor(order, version, officer, actor, stop),
            OrderAction.Return => desks.Handling.Return(order, version, text, actor, stop),
            OrderAction.Step => desks.Handling.Step(order, version, text, actor, stop),
            OrderAction.Feedback => desks.Handling.Feedback(order, version, text, actor, stop),
            OrderAction.Suspend => desks.Handling.Suspend(order, version, text, actor, stop),
            OrderAction.Resume => desks.Handling.Resume(order, version, actor, stop),
            OrderAction.ReportBack => desks.Handling.ReportBack(order, version, text, actor, move.Settlement, stop),
            OrderAction.SendBack => desks.Handling.SendBack(order, version, text, actor, stop),
            OrderAction.Inspect => desks.Handling.Inspect(order, version, actor, stop),
            OrderAction.Pass => desks.Handling.Pass(order, version, actor, stop),
            OrderAction.Fault => desks.Handling.Fault(order, version, text, actor, stop),
            OrderAction.Close => desks.Handling.Close(order, version, actor, stop),
            _ => Task.FromResult<Outcome<int>>(new Refusal("order.officer-needed", "officer")),
        };
    }

    private async Task<(WorkOrderId Order, int Station)?> Open(OpenOrder asked, int station, CancellationToken stop) =>
        (await desks.Orders.Open(asked, _actor, stop)).TryGet(out var id) ? (id, station) : null;

    private static string Title(OrderType type, int station, string? address) =>
        type.Title.Replace("{0}", OrderCatalogue.StreetOf(station, address), StringComparison.Ordinal);

    private string Outcome(WorkOrder order) => OutcomeWords.Tell(Any(OrderCatalogue.OutcomesOf(order.Kind, order.Title)), 1, random);

    private T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static Level Lower(Level level, Level most) => level > most ? most : level;
}
