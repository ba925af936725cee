using System.Threading.Channels;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>
/// Runs one import: one task reads and maps rows into parcels, this one hands them over, a few in flight at a time, and
/// keeps what is refused. Memory does not grow with the file.
/// </summary>
/// <param name="target">Where the rows go; null for dry runs only.</param>
/// <param name="book">Against which a dry run checks units and officers, where the profile rejects unknown ones; null: not checked.</param>
public sealed class ImportRunner(IImportTarget? target, TimeProvider clock, OrganisationBook? book = null)
{
    /// <summary>Rejected rows that a report shows; all of them are kept and can be exported.</summary>
    public const int ShownErrors = 20;

    private const int ParcelsInFlight = 4;

    private IImportTarget Target => target ?? throw new InvalidOperationException("Only a dry run needs no target.");

    /// <param name="progress">Told about every parcel.</param>
    /// <param name="stop">Stops reading; what has been handed over is finished and counted.</param>
    /// <returns>Refused, with nothing written, when a file cannot be opened or does not fit the profile.</returns>
    public async Task<Outcome<ImportReport>> Run(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        if (target?.MayBring(request.Profile) is { } refusal)
        {
            return refusal;
        }

        var opened = ImportFiles.Open(request.Profile, request.Files);
        if (!opened.IsAccepted)
        {
            return opened.Refusals.ToList();
        }

        using var files = opened.Value;
        var import = 0L;
        if (!request.DryRun)
        {
            var begun = await Target.Begin(request.Profile, request.Files);
            if (!begun.TryGet(out import))
            {
                return begun.Refusals.ToList();
            }
        }

        var tally = new Tally(progress, files);
        var names = request.DryRun && book is not null ? new KnownNames(book, request.Profile) : null;
        var cancelled = await Pump(files, tally, request.DryRun ? null : import, names, stop);
        if (!request.DryRun)
        {
            await Target.End(import, tally.Summary, cancelled);
        }

        return new ImportReport(tally.Summary, request.DryRun ? null : import, tally.FirstErrors, cancelled);
    }

    private async Task<bool> Pump(ImportFiles files, Tally tally, long? import, KnownNames? names, CancellationToken stop)
    {
        var parcels = Channel.CreateBounded<Parcel>(new BoundedChannelOptions(ParcelsInFlight) { SingleReader = true, SingleWriter = true });
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(() => files.Read(parcels.Writer, clock.UtcNow(), names, halt.Token), CancellationToken.None);
        var inFlight = new Queue<(Parcel Parcel, Task<IReadOnlyList<Receipt>> Receipts)>();
        try
        {
            await foreach (var parcel in parcels.Reader.ReadAllAsync(CancellationToken.None))
            {
                inFlight.Enqueue((parcel, import is null ? Task.FromResult<IReadOnlyList<Receipt>>([]) : Target.Submit(parcel.Items)));
                if (inFlight.Count >= ParcelsInFlight)
                {
                    await Settle(inFlight.Dequeue(), tally, import);
                }
            }

            while (inFlight.TryDequeue(out var next))
            {
                await Settle(next, tally, import);
            }
        }
        catch
        {
            await halt.CancelAsync();
            throw;
        }

        return !await reading;
    }

    private async Task Settle((Parcel Parcel, Task<IReadOnlyList<Receipt>> Receipts) sent, Tally tally, long? import)
    {
        var refused = tally.Add(sent.Parcel, await sent.Receipts);
        if (import is { } run && refused.Count > 0)
        {
            await Target.Keep(run, refused);
        }
    }

    /// <summary>The counts so far.</summary>
    private sealed class Tally(IProgress<ImportProgress>? progress, ImportFiles files)
    {
        private long _read;
        private long _created;
        private long _updated;
        private long _unchanged;
        private long _rejected;

        public List<RejectedRow> FirstErrors { get; } = [];

        public ImportSummary Summary => new(_read, _created, _updated, _unchanged, _rejected);

        /// <returns>The rows of the parcel that were refused, by the reader or by the writer.</returns>
        public List<RefusedRow> Add(Parcel parcel, IReadOnlyList<Receipt> receipts)
        {
            var refused = parcel.Refused;
            for (var i = 0; i < receipts.Count; i++)
            {
                switch (receipts[i].Arrival)
                {
                    case Arrival.Created:
                        _created++;
                        break;
                    case Arrival.Updated:
                        _updated++;
                        break;
                    case Arrival.Unchanged:
                        _unchanged++;
                        break;
                    default:
                        refused.Add(parcel.Refuse(i, receipts[i].Refusals));
                        break;
                }
            }

            _read += parcel.Read;
            _rejected += refused.Count;
            FirstErrors.AddRange(refused.OrderBy(row => row.Row.Line).Take(ShownErrors - FirstErrors.Count)
                .Select(row => new RejectedRow(parcel.File, row.Row.Line, row.Refusals)));
            progress?.Report(new(parcel.File, files.Done, Summary));
            return refused;
        }
    }
}
