using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Figures;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>What a load has written.</summary>
/// <param name="At">The instant up to which the past was made, UTC.</param>
public sealed record SampleReport(string Preset, int Seed, DateTime At, long Incidents, long Orders, long Moves, long Changes);

/// <summary>
/// Loads the sample city with a preset's past into an empty store. The same seed, preset and instant write the same
/// rows. Everything goes through the one door in groups, in order of event time, each group complete in itself.
/// </summary>
public sealed class SampleLoader(
    Commit commit, OrganisationBook book, OrganisationWriter organisation, FeedWatch feeds, TargetDesk targets, IDisputeReader disputes, InspectionSample inspection)
{
    private const int Group = 2_000;

    private static readonly (string Figure, double Share)[] Targets =
    [
        (FigureCodes.Closure, 0.98),
        (FigureCodes.ClosureDirective, 0.97),
        (FigureCodes.OnTime, 0.95),
        (FigureCodes.Feedback24, 0.995),
    ];

    private readonly IncidentBatchWriter _incidents = new(book, organisation, feeds, disputes);
    private readonly Dictionary<string, IncidentId> _followed = new(StringComparer.Ordinal);
    private SampleOrderStore? _orders;
    private long _incidentCount;
    private long _orderCount;
    private long _moveCount;

    /// <summary>Refusal: <c>sample.store-not-empty</c>.</summary>
    /// <param name="now">The instant up to which the past is made, UTC.</param>
    /// <param name="progress">Told the event time reached after each group.</param>
    public async Task<Outcome<SampleReport>> Load(SamplePreset preset, int seed, DateTime now, Action<DateTime>? progress = null, CancellationToken stop = default)
    {
        // Accounts and keys may stand before the city does.
        if (book.Units.Any())
        {
            return new Refusal("sample.store-not-empty");
        }

        var chance = new SampleSeed(seed);
        await commit.Batch(
            session =>
            {
                new CityWriter(organisation).Write(session, chance);
                return true;
            },
            stop);
        var roster = SampleRoster.Of(book)!;
        foreach (var (figure, share) in Targets)
        {
            _ = (await targets.Set(new(figure, roster.City.Id, now.AddDays(-preset.Days - 1), share), Actor.System, stop)).Value;
        }

        _orders = new SampleOrderStore(book, roster, inspection);
        foreach (var group in new SampleHistory(chance, preset, book.ZoneOf(roster.City.Id), now).Events().Chunk(Group))
        {
            await commit.Batch(session => Write(session, group), stop);
            progress?.Invoke(group[^1].At);
        }

        return new SampleReport(preset.Name, seed, now, _incidentCount, _orderCount, _moveCount, commit.Position);
    }

    private bool Write(WriteSession session, SampleEvent[] group)
    {
        foreach (var happening in group)
        {
            if (happening.Incident is { } call)
            {
                Write(session, call);
            }
            else if (happening.Step < 0)
            {
                Open(session, happening.Life!);
            }
            else
            {
                _moveCount += _orders!.Move(session, happening.Life!.Order!, happening.Life.Plan.Moves[happening.Step]);
            }
        }

        _orders!.Save(session);
        return true;
    }

    private void Write(WriteSession session, MadeIncident call)
    {
        _incidentCount++;
        if (_orders!.Watches(disputes.KeyOf(call.Record.Address)))
        {
            _orders.Save(session);
        }

        var receipt = _incidents.Write(session, Scope.Everything, [call.Record])[0];
        if (receipt.Arrival != Arrival.Created)
        {
            throw new InvalidOperationException($"The call {call.Record.Number} was not taken: {receipt.Arrival}.");
        }

        if (call.FollowUp is not null || call.Record.Source == SampleSources.Civic)
        {
            _followed[call.Record.Number] = new(receipt.Id);
        }
    }

    private void Open(WriteSession session, PlannedLife life)
    {
        _orderCount++;
        var incident = life.Plan.Incident is { } number && _followed.Remove(number, out var id) ? id : (IncidentId?)null;
        life.Order = _orders!.Open(session, life.Plan, incident);
    }
}
