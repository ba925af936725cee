using System.Globalization;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Samples;
using BasicControl.Core.Wall;

namespace BasicControl.Bench;

/// <summary>New emergency calls of the sample city, and how many snapshots of its wall were published meanwhile.</summary>
internal sealed class CallsOfCity : IDisposable
{
    private readonly Random _random = new(1);
    private readonly Centre _centre;
    private readonly IncidentMaker _calls;
    private readonly IDisposable _board;
    private int _snapshots;
    private int _posted;

    public CallsOfCity(Centre centre, WallBoards boards)
    {
        var city = boards.Cities[0];
        _centre = centre;
        _calls = new IncidentMaker(new SampleSeed(1), centre.Book.ZoneOf(city));
        _board = boards.Subscribe(city, _ => Interlocked.Increment(ref _snapshots));
    }

    public int Snapshots => Volatile.Read(ref _snapshots);

    public async Task Post()
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"bench-{++_posted}");
        var call = _calls.Call(_centre.Clock.UtcNow(), number, _random).Record;
        var receipts = await _centre.Inbox.Submit(Scope.Everything, [call]);
        if (receipts[0].Arrival != Arrival.Created) throw new InvalidOperationException($"A call was {receipts[0].Arrival}.");
    }

    public void Dispose() => _board.Dispose();
}
