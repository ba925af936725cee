using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.WorkOrders;

/// <summary>What a person states to open an order.</summary>
/// <param name="Type">Name of the type; a new one is added to the terms.</param>
public sealed record OpenOrder(UnitId City, OrderKind Kind, Level Level, string Type, string Title)
{
    /// <summary>What is to be done; required for a directive.</summary>
    public string? Measures { get; init; }

    /// <summary>The unit that answers for it; required for a directive.</summary>
    public UnitId? Responsible { get; init; }

    /// <summary>The incident it was opened from, or null.</summary>
    public IncidentId? Incident { get; init; }

    public string? Address { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>Opens orders at the centre: numbered, clocks fixed, state Received (接收).</summary>
public sealed class OrderDesk(Commit commit, OrganisationBook book, OrganisationWriter organisation)
{
    private readonly OrderNumbers _numbers = new();

    /// <summary>
    /// Refusals: <c>order.post-may-not</c>, <c>text.missing</c>, <c>text.too-long</c>, <c>level.unknown</c>, <c>order.kind-unknown</c>, <c>unit.unknown</c>, <c>access.out-of-scope</c>: the unit that would
    /// stand on it, or the incident, may not be acted on.
    /// </summary>
    public Task<Outcome<WorkOrderId>> Open(OpenOrder order, Actor actor, CancellationToken stop = default) =>
        commit.Desk(session => Open(session, order, actor), stop);

    private Outcome<WorkOrderId> Open(WriteSession session, OpenOrder asked, Actor actor)
    {
        var refusals = Check(asked, actor);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        var city = book.Unit(asked.City);
        var unit = asked.Responsible ?? Keeper(city, actor, session.Now);
        if (book.MayAct(actor, unit, session.Now, asked.Responsible is null ? "city" : "responsible") is { } no || (no = MayUse(session, asked.Incident, actor)) is not null)
        {
            return no;
        }

        var desk = Desk(session, city);
        var dues = OrderClocks.DuesOf(asked.Kind, asked.Level, session.Now);
        var number = _numbers.Next(session, desk.Id, asked.Kind, book.ZoneOf(city.Id).DayOf(session.Now));
        var order = new WorkOrder
        {
            Id = new(session.NextId("work_orders")),
            Number = number,
            CityId = city.Id,
            SourceId = desk.Id,
            ExternalNumber = number,
            Kind = asked.Kind,
            Origin = actor.Post == Post.Simulator ? Origin.Sample : Origin.Own,
            TypeId = organisation.Term(session, TermKind.Type, asked.Type),
            Level = asked.Level,
            State = WorkOrderState.Received,
            Version = 1,
            UnitId = unit,
            IncidentId = asked.Incident,
            Title = asked.Title,
            Measures = asked.Measures,
            ResponsibleUnitId = asked.Responsible,
            Address = asked.Address,
            Latitude = asked.Latitude,
            Longitude = asked.Longitude,
            CreatedAt = session.Now,
            RecordedAt = session.Now,
            SignForDue = dues.SignFor,
            FirstActionDue = dues.FirstAction,
            DoneDue = dues.Done,
            FeedbackDue = dues.Feedback,
        };
        order.NextDue = OrderClocks.Next(order)?.Due;
        IncidentDispute.Of(session, asked.Incident)?.Give(order);
        session.Db.WorkOrders.Add(order);
        session.Record(OrderEffects.Opened(order, actor));
        return order.Id;
    }

    /// <summary>Where an order waits that names no unit: at the city, or at the unit of a desk that answers for a part of it.</summary>
    private UnitId Keeper(Unit city, Actor actor, DateTime now)
    {
        var unassigned = book.Unassigned(city.Id)!.Id;
        return book.Covers(actor.Acts, unassigned, now) ? unassigned
            : actor.Acts.Roots.FirstOrDefault(root => book.TryUnit(root, out var own) && own.CityId == city.Id, unassigned);
    }

    private Refusal? MayUse(WriteSession session, IncidentId? incident, Actor actor) =>
        incident is { } id && IncidentPlace.Of(session, id) is { } place && !book.Covers(actor.Acts, place.Unit, place.At, session.Now)
            ? new(ScopeCheck.OutOfScope, "incident")
            : null;

    private Source Desk(WriteSession session, Unit city)
    {
        var known = book.Sources.FirstOrDefault(source => source.CityId == city.Id && source.Key.StartsWith(Source.DeskKey, StringComparison.Ordinal));
        if (known is not null)
        {
            return known;
        }

        var key = book.Source(Source.DeskKey) is null ? Source.DeskKey : $"{Source.DeskKey}-{city.Id.Value}";
        return organisation.Source(session, key, "综合指挥台", city.Id, Makes.Order, city.Zone ?? CityZone.FloatingId, addsUnknown: false);
    }

    private List<Refusal> Check(OpenOrder asked, Actor actor)
    {
        var refusals = new List<Refusal>();
        if (actor.Post != Post.Simulator && !PermissionTable.Allows(actor.Post, Permission.OpenOrders))
        {
            refusals.Add(new("order.post-may-not", null, actor.Post.ToString(), nameof(OrderAction.Open)));
        }

        if (!book.TryUnit(asked.City, out var city) || city.Kind != UnitKind.City)
        {
            refusals.Add(new("unit.unknown", "city", asked.City.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        // A form or a program can write a number that names none, and a wall cannot count what has no level.
        if (!Enum.IsDefined(asked.Level))
        {
            refusals.Add(new("level.unknown", "level", asked.Level.ToString()));
        }

        if (!Enum.IsDefined(asked.Kind))
        {
            refusals.Add(new("order.kind-unknown", "kind", asked.Kind.ToString()));
        }

        OrderTextRules.Require(refusals, "type", asked.Type, TextBounds.Key);
        OrderTextRules.Require(refusals, "title", asked.Title, TextBounds.Key);
        OrderTextRules.Bound(refusals, "address", asked.Address, TextBounds.Address);
        OrderTextRules.Bound(refusals, "measures", asked.Measures, TextBounds.Text);
        if (asked.Kind == OrderKind.Directive)
        {
            OrderTextRules.Require(refusals, "measures", asked.Measures, TextBounds.Text);
            if (asked.Responsible is null)
            {
                refusals.Add(new("order.responsible-needed", "responsible"));
            }
        }

        if (asked.Responsible is { } unit && !(book.TryUnit(unit, out var known) && known.CityId == asked.City))
        {
            refusals.Add(new("unit.unknown", "responsible", unit.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return refusals;
    }
}

internal static class OrderTextRules
{
    public static void Require(List<Refusal> refusals, string field, string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            refusals.Add(new("text.missing", field));
        }

        Bound(refusals, field, text, most);
    }

    public static void Bound(List<Refusal> refusals, string field, string? text, int most)
    {
        if (text?.Length > most)
        {
            refusals.Add(new("text.too-long", field, most.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
