using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Wall;

/// <summary>Random work through the real doors: what the feed brings, folded, is what the store holds.</summary>
public sealed class FoldedFromStoreTests
{
    private static readonly WallOptions Options = new() { WindowDays = 3, OfficerLeastClosed = 1, OfficerRows = 100, GridTypes = 100, TickerLookBack = 100_000 };

    private static readonly string[] Types = ["type 0", "type 1", "邻里纠纷", "家庭纠纷"];

    private static readonly OrderAction[] Aside =
        [OrderAction.Cancel, OrderAction.Merge, OrderAction.Return, OrderAction.Reopen, OrderAction.Suspend, OrderAction.Reassign, OrderAction.SendBack];

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_feed_folded_equals_the_store_read(int seed)
    {
        await using var test = await TestCentre.Open();
        using var tail = new ChangeTail(test.Centre.Feed);
        var folded = Read(test);
        var random = new Random(seed);
        for (var i = 0; i < 40; i++)
        {
            await Work(test, random);
            while (tail.TryTake(out var changes))
            {
                foreach (var change in changes)
                {
                    folded.Apply(change);
                }
            }

            folded.Tick(test.Clock.Now);
            if (i % 10 == 9)
            {
                Compare(test, folded);
            }
        }

        var states = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.Origin == Origin.Own).Select(order => order.State).Distinct().ToList());
        Assert.NotEmpty(test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.Settlement != Settlement.None).ToList()));
        Assert.NotEmpty(test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.RepeatAt != null).ToList()));
        Assert.Superset(new HashSet<WorkOrderState> { WorkOrderState.Closed, WorkOrderState.Handling, WorkOrderState.Cancelled }, states.ToHashSet());
    }

    private static void Compare(TestCentre test, BoardSet folded)
    {
        var city = test.City.Id;
        var fresh = Read(test);
        CompareRepeats(test);
        Assert.Equal(test.Centre.Commit.Position, folded.Position);
        Assert.Equal(fresh.Position, folded.Position);
        var shown = folded.All[city].Snapshot(folded.Position);
        WallAssert.Same(fresh.All[city].Snapshot(fresh.Position), shown);
        CountedAssert.Shows(test.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, test.Centre.Book, city, test.Clock.Now, Options.WindowDays)), shown);
        StoreAssert.Shows(test, city, shown);
    }

    /// <summary>The mark of every order is the earliest dispute at its address inside the watch window, whatever came first.</summary>
    private static void CompareRepeats(TestCentre test)
    {
        var incidents = test.Centre.Reader.ReadNow(db => db.Incidents.AsNoTracking().Where(row => row.Dispute != DisputeKind.None && row.AddressKey != null).ToList());
        foreach (var order in test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Where(row => row.Origin == Origin.Own).ToList()))
        {
            var again = incidents.Where(row => order.Dispute != DisputeKind.None && row.AddressKey == order.AddressKey && row.Id != order.IncidentId
                && row.At > order.ClosedAt && row.At <= order.ClosedAt + test.Centre.Disputes.Watch).ToList();
            Assert.Equal(again.Count == 0 ? null : again.Min(row => (DateTime?)row.At), order.RepeatAt);
        }
    }

    private static BoardSet Read(TestCentre test) =>
        test.Centre.Reader.ReadNow(db => new BoardReading(test.Centre, Options).Read(db, test.Clock.Now, CancellationToken.None));

    /// <summary>Records arrive, an order is opened, a few are moved, and time passes.</summary>
    internal static async Task Work(TestCentre test, Random random)
    {
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 8).Select(_ => Record(test, random))]);
        var calls = test.Centre.Reader.ReadNow(db => db.Incidents.Select(incident => incident.Id).ToList());
        await test.Centre.Orders.Open(
            new OpenOrder(test.City.Id, (OrderKind)random.Next(3), (Level)random.Next(4), $"任务 {random.Next(3)}", "任务")
            {
                Measures = "走访",
                Responsible = random.Next(2) == 0 ? test.East.Id : test.West.Id,
                Latitude = 30 + (random.Next(3) / 100.0),
                Longitude = 120,
                Incident = calls.Count == 0 ? null : calls[random.Next(calls.Count)],
            },
            test.CentreDesk);
        var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Where(order => order.Origin == Origin.Own).ToList());
        var moves = new OrderMoves(test.Centre.Commit, test.Centre.Book, test.Centre.Organisation, new RepeatStore(test.Centre.Disputes), test.Centre.Inspection);
        foreach (var order in orders.OrderBy(_ => random.Next()).Take(4))
        {
            for (var i = random.Next(1, 7); i > 0; i--)
            {
                var now = test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Single(row => row.Id == order.Id));
                if (MoveOf(test, random, now, orders) is { } move)
                {
                    test.Clock.Advance(TimeSpan.FromMilliseconds(1));
                    await moves.Move(move);
                }
            }
        }

        test.Clock.Advance(random.Next(6) switch
        {
            0 => TimeSpan.FromDays(1),
            1 => TimeSpan.FromHours(7),
            _ => TimeSpan.FromMinutes(random.Next(90)),
        });
    }

    private static MoveOrder? MoveOf(TestCentre test, Random random, WorkOrder order, List<WorkOrder> orders)
    {
        // Mostly on towards the close, now and then aside or back.
        var rows = Transitions.All.Where(row => row.From == order.State && (random.Next(4) == 0 || !Aside.Contains(row.Action))).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var row = rows[random.Next(rows.Count)];
        var (east, officer) = (order.UnitId == test.East.Id, order.OfficerId ?? test.Li.Id);
        return new MoveOrder(order.Id, order.Version, row.Action, row.Who[0] switch
        {
            Post.Officer => new Actor(officer, Post.Officer, order.UnitId, "officer"),
            Post.StationDesk => new Actor(null, Post.StationDesk, order.UnitId, "desk"),
            Post.Supervisor => test.Supervisor,
            _ => test.CentreDesk,
        })
        {
            Text = "因为",
            Unit = random.Next(2) == 0 ? test.East.Id : test.West.Id,
            Officer = east ? test.Li.Id : test.Wang.Id,
            Settlement = (Settlement)random.Next(3),
            Other = orders[random.Next(orders.Count)].Id,
        };
    }

    private static SourceRecord Record(TestCentre test, Random random)
    {
        var at = test.Clock.Now.AddMinutes(random.Next(-6_000, 300));
        var isCall = random.Next(2) == 0;
        return new()
        {
            Source = isCall ? "110" : "requests",
            Number = $"{random.Next(60)}",
            At = at,
            Type = Types[random.Next(Types.Length)],
            Address = isCall ? $"东风路 {random.Next(4)} 号" : null,
            Level = (Level)random.Next(4),
            Unit = isCall ? (random.Next(2) == 0 ? test.East.Code : test.West.Code) : $"unit {random.Next(3)}",
            Officer = isCall || random.Next(3) == 0 ? null : $"{random.Next(3)}",
            Latitude = random.Next(4) == 0 ? null : 30 + random.NextDouble() / 20,
            Longitude = 120 + random.NextDouble() / 20,
            Due = isCall || random.Next(3) == 0 ? null : at.AddMinutes(random.Next(-60, 3_000)),
            ClosedAt = isCall || random.Next(2) == 0 ? null : at.AddMinutes(random.Next(-300, 3_000)),
            UpdatedAt = test.Clock.Now.AddMinutes(-random.Next(100)),
        };
    }
}
