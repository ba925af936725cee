using System.Diagnostics.Metrics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using Microsoft.Extensions.Logging;

namespace BasicControl.Core.Wall;

/// <summary>
/// Reads the boards from the store again, beside the folding: when a fault or a moved unit asks for it, and now and
/// then as a check. The changes that arrive meanwhile are kept and folded into the fresh boards as well; once both
/// stand at the same (P, T) they are compared, a difference is reported, and the fresh ones take over.
/// </summary>
internal sealed class BoardReader(IWallInputs inputs, WallOptions options) : IAsyncDisposable
{
    private static readonly Meter Meter = new("BasicControl.Wall");
    private static readonly Counter<long> Checks = Meter.CreateCounter<long>("basiccontrol.wall.checks", description: "Boards compared with fresh ones");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("basiccontrol.wall.differences", description: "Parts that differed");

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Change> _kept = [];
    private Task _reading = Task.CompletedTask;
    private volatile BoardSet? _fresh;
    private bool _isReading;
    private bool _isCheck;
    private long _beganAt = inputs.Clock.GetTimestamp();

    /// <summary>Reads the boards because the folded ones cannot be right any more; one reading is under way at a time.</summary>
    public void Begin() => Begin(isCheck: false);

    public void CheckWhenDue()
    {
        if (options.CheckEvery is { } every && inputs.Clock.GetElapsedTime(_beganAt) >= every)
        {
            Begin(isCheck: true);
        }
    }

    /// <summary>Keeps a change for the boards that are being read.</summary>
    public void Keep(in Change change)
    {
        if (_isReading)
        {
            _kept.Add(change);
        }
    }

    /// <summary>Puts the fresh boards in the place of the folded ones, once they are read, when they are needed or differ.</summary>
    public BoardSet Settle(BoardSet folded)
    {
        if (!_isReading || (_fresh is null && !_reading.IsCompleted && _kept.Count <= options.TailBound))
        {
            return folded;
        }

        if (_fresh is not { } fresh)
        {
            options.Log.LogWarning("The boards could not be read from the store beside {Kept} changes; they are read again later.", _kept.Count);
            End();
            return folded;
        }

        foreach (var change in _kept)
        {
            fresh.Apply(change);
        }

        _kept.Clear();
        if (fresh.Position > folded.Position && !folded.IsBroken)
        {
            // The store is ahead of the feed by a commit that is about to be published.
            return folded;
        }

        End();
        fresh.Tick(folded.At);
        if (fresh.IsBroken || (_isCheck && !folded.NeedsReading && !Differ(folded, fresh)))
        {
            return folded;
        }

        fresh.Succeed(folded);
        return fresh;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private void Begin(bool isCheck)
    {
        if (_isReading || !_reading.IsCompleted || (!isCheck && inputs.Clock.GetElapsedTime(_beganAt) < options.FeedGap))
        {
            return;
        }

        (_isReading, _isCheck, _fresh, _beganAt) = (true, isCheck, null, inputs.Clock.GetTimestamp());
        _reading = Read();
    }

    private void End()
    {
        _kept.Clear();
        (_fresh, _isReading) = (null, false);
    }

    private async Task Read()
    {
        var reading = new BoardReading(inputs, options);
        try
        {
            _fresh = await inputs.Reader.Read(db => reading.Read(db, inputs.Clock.UtcNow(), _stop.Token), _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // the walls go on with what they have, and try again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            options.Log.LogError(fault, "The boards could not be read from the store.");
        }
    }

    private bool Differ(BoardSet folded, BoardSet fresh)
    {
        var differences = 0;
        foreach (var (city, board) in folded.All)
        {
            Checks.Add(1);
            var parts = fresh.All.TryGetValue(city, out var other)
                ? WallDifference.Between(board.View(folded.Position), other.View(fresh.Position))
                : ["all"];
            differences += parts.Count;
            foreach (var part in parts)
            {
                Differences.Add(1, new KeyValuePair<string, object?>("part", part));
                options.Log.LogError(
                    "The folded wall of city {City} differs from the store at {Position}, {At:O}, in {Part}; the store's takes over.",
                    city.Value, folded.Position, folded.At, part);
            }
        }

        return differences > 0;
    }
}
