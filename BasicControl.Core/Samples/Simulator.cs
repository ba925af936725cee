using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Samples;

/// <summary>
/// Keeps the sample city alive: calls arrive through the inbox, orders are opened from them and moved through the loop
/// by the same desks that people use. Works only on orders of the sample; one that a person has touched is left to them.
/// </summary>
public sealed class Simulator
{
    private const int Waiting = 24;

    /// <summary>Chance that a call about a dispute comes from where one has been closed.</summary>
    private const double ComesAgain = 0.04;

    private readonly OrganisationBook _book;
    private readonly StoreReader _reader;
    private readonly IncidentInbox _inbox;
    private readonly TimeProvider _clock;
    private readonly SimulatorOptions _options;
    private readonly SimulatorDesk _desk;
    private readonly SimulatedOrders _orders;
    private readonly IncidentMaker _incidents;
    private readonly Queue<(MadeIncident Call, IncidentId Id)> _waiting = new();
    private readonly Queue<WorkOrder> _settled = new();
    private readonly Random _random;
    private readonly UnitId _city;

    private Simulator(
        SampleRoster roster, OrganisationBook book, StoreReader reader, IncidentInbox inbox, SimulatorDesks desks, TimeProvider clock, SimulatorOptions options)
    {
        (_book, _reader, _inbox, _clock, _options) = (book, reader, inbox, clock, options);
        _city = roster.City.Id;
        var seed = new SampleSeed(options.Seed);
        _random = seed.For(SampleStream.Simulator, (int)(clock.UtcNow().Ticks / TimeSpan.TicksPerSecond % int.MaxValue));
        _incidents = new IncidentMaker(seed, book.ZoneOf(_city));
        _orders = new SimulatedOrders(options);
        _desk = new SimulatorDesk(roster, desks, _random);
    }

    /// <summary>Orders it works on.</summary>
    public int Open => _orders.Count;

    /// <returns>The simulator, or null when the store does not hold the sample city.</returns>
    public static Simulator? Of(
        OrganisationBook book, StoreReader reader, IncidentInbox inbox, SimulatorDesks desks, TimeProvider clock, SimulatorOptions options) =>
        SampleRoster.Of(book) is { } roster ? new(roster, book, reader, inbox, desks, clock, options) : null;

    /// <summary>Runs until stopped, on the clock's time.</summary>
    public async Task Run(CancellationToken stop)
    {
        await Load(stop);
        while (true)
        {
            await Task.Delay(await Step(stop), _clock, stop);
        }
    }

    /// <summary>Reads the sample's open orders; done once before the first step.</summary>
    public async Task Load(CancellationToken stop = default)
    {
        _orders.Clear();
        var open = await _reader.Read(
            db => db.WorkOrders.AsNoTracking()
                .Where(order => order.CityId == _city && order.Origin == Origin.Sample && order.ClosedAt == null
                    && order.State != WorkOrderState.Cancelled && order.State != WorkOrderState.Merged)
                .OrderByDescending(order => order.Id).Take(_options.MostOpen * 4).ToList(),
            stop);
        foreach (var order in open)
        {
            _orders.Add(new(order, null));
        }
    }

    /// <summary>One event.</summary>
    /// <returns>How long to wait for the next, on the clock.</returns>
    public async Task<TimeSpan> Step(CancellationToken stop = default)
    {
        var chance = _random.NextDouble();
        if (chance < 0.27 || !(chance < 0.31 ? await Civic(stop) : await Work(stop)))
        {
            await Call(stop);
        }

        return TimeSpan.FromMinutes((0.4 + (1.2 * _random.NextDouble())) / _options.Pace);
    }

    private async Task Call(CancellationToken stop)
    {
        var now = _clock.UtcNow();
        var call = _incidents.Call(now, NumberAt('J', now), _random);
        await Submit(_random.NextDouble() < ComesAgain && DisputeCalls.IsDispute(call) && _settled.TryDequeue(out var closed) ? At(call, closed) : call, stop);
    }

    /// <summary>The call, from the address of a dispute that has been closed.</summary>
    private MadeIncident At(MadeIncident call, WorkOrder closed) => call with
    {
        Record = call.Record with { Unit = _book.Unit(closed.UnitId).Code, Address = closed.Address, Latitude = closed.Latitude, Longitude = closed.Longitude },
        Station = _desk.StationOf(closed.UnitId) ?? call.Station,
    };

    private async Task<bool> Civic(CancellationToken stop)
    {
        var now = _clock.UtcNow();
        await Submit(_incidents.Civic(now, NumberAt('S', now), _random), stop);
        return true;
    }

    private async Task Submit(MadeIncident call, CancellationToken stop)
    {
        var receipt = (await _inbox.Submit(Scope.Everything, [call.Record], stop))[0];
        if (receipt.Arrival == Arrival.Created && _waiting.Count < Waiting && (call.FollowUp is not null || call.Record.Source == SampleSources.Civic))
        {
            _waiting.Enqueue((call, new(receipt.Id)));
        }
    }

    /// <summary>Opens an order or moves one on.</summary>
    /// <returns>False when there is nothing to do.</returns>
    private async Task<bool> Work(CancellationToken stop)
    {
        var opens = _orders.Count >= _options.MostOpen ? 0 : _orders.Count < _options.UsualOpen ? 0.24 : 0.07;
        if (_random.NextDouble() < opens && await TryOpen(stop))
        {
            return true;
        }

        return await MoveOn(stop);
    }

    private async Task<bool> TryOpen(CancellationToken stop)
    {
        var level = _orders.HasRoomForRed ? Level.Red : Level.Yellow;
        var opened = _random.NextDouble() < 0.04 ? await _desk.Directive(level, stop)
            : _waiting.TryDequeue(out var next) ? await _desk.From(next.Call, next.Id, level, stop)
            : null;
        if (opened is not { } birth)
        {
            return false;
        }

        var order = await _reader.Read(db => db.WorkOrders.AsNoTracking().Single(row => row.Id == birth.Order), stop);
        _orders.Add(new(order, birth.Station) { RestsUntil = Rest(0.5) });
        return true;
    }

    private async Task<bool> MoveOn(CancellationToken stop)
    {
        if (_orders.Next(_clock.UtcNow(), _random) is not { } one)
        {
            return false;
        }

        if (!await _desk.MoveOn(one, _clock, stop) || one.Order.ClosedAt is not null)
        {
            if (one.Order is { ClosedAt: not null, Dispute: not DisputeKind.None, Address: not null } && _settled.Count < Waiting)
            {
                _settled.Enqueue(one.Order);
            }

            _orders.Forget(one);
        }

        one.RestsUntil = Rest(1);
        return true;
    }

    private DateTime Rest(double factor) => _clock.UtcNow() + (TimeSpan.FromMinutes(factor * (4 + (10 * _random.NextDouble()))) / _options.Pace);

    private string NumberAt(char letter, DateTime now) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{letter}{_book.ZoneOf(_city).ToLocal(now):yyyyMMddHHmmssfff}");
}
