using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Bench;

/// <summary>
/// Orders of a made-up city of 15 stations, 60 types and 400 officers, as changes: created over the window, a tenth still
/// open, half of them opened here with all their clocks and most of those about a dispute.
/// </summary>
internal sealed class WallBenchOrders(int orders)
{
    private const int Stations = 15;
    private const int Types = 60;
    private const int Officers = 400;
    private static readonly UnitId City = new(1);
    private static readonly DateTime Now = new(2026, 11, 20, 6, 0, 0, DateTimeKind.Utc);

    private readonly Random _random = new(orders);
    private readonly OrderFacts[] _facts = new OrderFacts[orders];
    private long _position;
    private int _more;

    public CityBoard Empty()
    {
        var book = new OrganisationBook();
        book.Add(new Unit { Id = City, CityId = City, Kind = UnitKind.City, Name = "Bench", Zone = "Asia/Shanghai" });
        for (var i = 0; i < Stations; i++)
        {
            book.Add(new Unit { Id = new(10 + i), CityId = City, Kind = UnitKind.Station, Name = $"station {i}" });
            book.Add(new UnitLink { Id = i, UnitId = new(10 + i), ParentId = City, From = DateTime.UnixEpoch });
        }

        for (var i = 1; i <= Types; i++)
        {
            book.Add(new Term { Id = new(i), Kind = TermKind.Type, Name = $"type {i}" });
        }

        for (var i = 1; i <= Officers; i++)
        {
            book.Add(new Person { Id = new(i), CityId = City, Number = $"{i}", Name = $"officer {i}" });
            book.Add(new PersonLink { Id = i, PersonId = new(i), UnitId = new(10 + (i % Stations)), From = DateTime.UnixEpoch });
        }

        return new CityBoard(book, new FeedWatch(), new TargetQueries(book), new RubricBook(), City, new(), Now);
    }

    /// <summary>Makes the orders; they live as long as this does, and are not the board's.</summary>
    public void Open()
    {
        for (var i = 0; i < orders; i++)
        {
            _facts[i] = Fresh($"N{i}", _random.NextDouble() < 0.9);
        }
    }

    public IEnumerable<Change> Opened()
    {
        for (var i = 0; i < orders; i++)
        {
            yield return Change(i, null, _facts[i]);
        }
    }

    /// <summary>What a day brings: sign-offs, closes, re-assignments, reopenings and new versions, each on an order that is known.</summary>
    public IEnumerable<Change> Moves(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var order = _random.Next(orders);
            var before = _facts[order];
            var after = _random.Next(5) switch
            {
                0 => before with { State = WorkOrderState.Closed, ClosedAt = Now, NextDue = null },
                1 => before with { State = WorkOrderState.Handling, ClosedAt = null, NextDue = Now.AddMinutes(_random.Next(10_000)) },
                2 => before with { Unit = new(10 + _random.Next(Stations)), Officer = new(1 + _random.Next(Officers)) },
                3 => before with { State = WorkOrderState.ReportedBack },
                _ => Fresh(before.Number, _random.Next(2) == 0),
            };
            yield return Change(order, before, _facts[order] = after);
        }
    }

    /// <summary>New orders, opened now.</summary>
    public IEnumerable<Change> More(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Change(orders + _more++, null, Fresh("more", isClosed: false) with { CreatedAt = Now });
        }
    }

    private Change Change(long id, OrderFacts? before, OrderFacts after) => new(
        ++_position, Subject.WorkOrder, id + 1, Now, Now,
        new OrderChanged(before is null ? OrderAction.Open : OrderAction.Record, before, after) { Version = 1 }, Post.System);

    private OrderFacts Fresh(string number, bool isClosed)
    {
        var created = Now.AddSeconds(-_random.Next(30 * 86_400));
        var due = created.AddHours(_random.Next(8, 240));
        var closed = isClosed ? created.AddMinutes(_random.Next(6_000)) : (DateTime?)null;
        var order = new OrderFacts(
            number, City, new(10 + _random.Next(Stations)), new(1 + _random.Next(Officers)), new(1), new(1 + _random.Next(Types)), (OrderKind)_random.Next(4),
            Origin.External, (Level)_random.Next(4), isClosed ? WorkOrderState.Closed : WorkOrderState.Handling, created, due, closed, null,
            isClosed ? null : due, isClosed ? null : OrderClock.Done);
        return _random.Next(2) == 0 ? order : order with
        {
            Origin = Origin.Own,
            Dispute = (DisputeKind)_random.Next(1 + (int)DisputeKind.Fight),
            Settlement = isClosed ? Settlement.Agreement : Settlement.None,
            SignForDue = created.AddMinutes(30),
            SignedAt = created.AddMinutes(_random.Next(60)),
            FirstActionDue = created.AddHours(4),
            FirstActionAt = created.AddMinutes(_random.Next(60, 600)),
            Conduct = isClosed ? OrderConduct.OutcomeTold : OrderConduct.None,
        };
    }
}
