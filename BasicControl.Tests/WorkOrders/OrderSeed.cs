using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.WorkOrders;

/// <summary>Puts orders of many shapes into a test's store, with few distinct instants so that ties are common.</summary>
internal sealed class OrderSeed(TestCentre test, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The instant that lists are asked for: some orders close after it.</summary>
    public DateTime At { get; } = Instants.Truncate(test.Clock.Now);

    public Task Add(int count) => test.Centre.Commit.Batch(session =>
    {
        foreach (var type in new[] { "甲", "乙" })
        {
            test.Centre.Organisation.Term(session, TermKind.Type, type);
        }

        for (var i = 0; i < count; i++)
        {
            session.Db.WorkOrders.Add(Random(session.NextId("work_orders")));
        }

        return 0;
    });

    public IReadOnlyList<WorkOrder> All() => test.Centre.Reader.ReadNow(db => db.WorkOrders.OrderBy(row => row.Id).ToList());

    private WorkOrder Random(long id)
    {
        var created = At.AddHours(-_random.Next(0, 8));
        DateTime? due = _random.Next(4) == 0 ? null : created.AddHours(_random.Next(1, 6));
        DateTime? closed = _random.Next(2) == 0 ? null : created.AddHours(_random.Next(0, 10));
        var source = Pick(test.Centre.Book.Sources.OrderBy(one => one.Id.Value).ToArray());
        var number = $"{Pick("D-", "P-", "x")}{id:0000}";
        return new WorkOrder
        {
            Id = new(id),
            Number = number,
            ExternalNumber = number,
            CityId = test.City.Id,
            SourceId = source.Id,
            Kind = (OrderKind)_random.Next(4),
            Origin = (Origin)_random.Next(3),
            TypeId = new(_random.Next(1, 3)),
            Level = (Level)_random.Next(4),
            State = closed is null ? (WorkOrderState)_random.Next(11) is var state && state == WorkOrderState.Closed ? WorkOrderState.Handling : state : WorkOrderState.Closed,
            UnitId = Pick(test.East.Id, test.West.Id, test.Centre.Book.Unassigned(test.City.Id)!.Id),
            OfficerId = Pick<PersonId?>(null, test.Li.Id, test.Wang.Id),
            CreatedAt = created,
            RecordedAt = At,
            DoneDue = due,
            ClosedAt = closed,
            NextDue = closed is null ? due : null,
            Version = 1,
        };
    }

    public OrderFilter Filter() => new()
    {
        Stage = Pick(OrderStage.Open, OrderStage.Open, OrderStage.Overdue, OrderStage.Closed, OrderStage.All),
        Sort = Pick<OrderSort?>(null, OrderSort.Created),
        Unit = Pick<UnitId?>(null, null, test.City.Id, test.East.Id),
        Level = Pick<Level?>(null, null, Level.Red),
        Kind = Pick<OrderKind?>(null, null, OrderKind.Directive),
        Movable = Pick(false, false, true),
        Type = Pick<TermId?>(null, null, new TermId(1)),
        Officer = Pick<PersonId?>(null, null, test.Li.Id),
        Source = Pick<SourceId?>(null, null, test.Centre.Book.Source("110")!.Id),
        States = Pick<WorkOrderState[]>([], [], [WorkOrderState.Handling, WorkOrderState.Closed]),
        CreatedFrom = Pick<DateTime?>(null, null, At.AddHours(-5)),
        CreatedTo = Pick<DateTime?>(null, null, At.AddHours(-1)),
        Number = Pick(null, null, null, null, "d-", "D-0"),
    };

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
