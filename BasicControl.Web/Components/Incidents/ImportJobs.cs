using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.Organisation;
using BasicControl.Web.Api;

namespace BasicControl.Web.Components.Incidents;

/// <summary>One import that a person has started on the page. It goes on when they leave, and is there when they come back.</summary>
/// <param name="starter">In whose name, and into which units.</param>
public sealed class ImportJob(ImportProfile profile, UploadFolder folder, Actor starter) : IProgress<ImportProgress>, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile ImportProgress? _latest;

    public string Source { get; } = profile.Name;

    public IReadOnlyList<string> Files { get; } = [.. folder.Files.Select(path => Path.GetFileName(path))];

    public bool IsRunning => Outcome is null && !HasFailed;

    public bool IsStopping => _stop.IsCancellationRequested;

    public ImportProgress? Latest => _latest;

    /// <summary>Null while it runs, and after a fault.</summary>
    public Outcome<ImportReport>? Outcome { get; private set; }

    /// <summary>The server could not go on; the log says why.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether somebody may see and stop it: who started it, and who acts on its city. A city that it has yet to make is everything's.</summary>
    public bool IsFor(Caller caller, OrganisationBook book) => IsBy(caller) || caller.Acts.IsEverything
        || (StoreTarget.CityOf(book, profile) is { } city && book.CoversCity(caller.Acts, city));

    void IProgress<ImportProgress>.Report(ImportProgress value) => _latest = value;

    public void Dispose() => _stop.Dispose();

    internal void Cancel() => _stop.Cancel();

    private bool IsBy(Caller caller) => (caller.Id, caller.Person, caller.Post, caller.Unit) == (starter.Account, starter.Person, starter.Post, starter.Unit);

    internal async Task Run(ImportRunner runner, ILogger log)
    {
        try
        {
            Outcome = await runner.Run(new(profile, folder.Files), this, _stop.Token);
        }
#pragma warning disable CA1031 // the job has no caller that could handle it; the page says so and the log keeps it
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "An import of {Source} ended in a fault", profile.Key);
            HasFailed = true;
        }
        finally
        {
            folder.Dispose();
        }
    }
}

/// <summary>The imports that people start on the page: one at a time on this server. Whose it is not learns only that one runs.</summary>
public sealed class ImportJobs(Centre centre, ILogger<ImportJobs> log) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private ImportJob? _current;

    public bool IsRunning => _current is { IsRunning: true };

    /// <summary>The one that runs, or the last one that ran; null after <see cref="Forget"/>, and to whom it does not concern.</summary>
    public ImportJob? Of(Caller? caller) => caller is not null && _current is { } job && job.IsFor(caller, centre.Book) ? job : null;

    /// <summary>Reads and checks everything, writes nothing.</summary>
    /// <param name="actor">Who would import: what they may not bring is refused here already.</param>
    public Task<Outcome<ImportReport>> Check(ImportProfile profile, IReadOnlyList<string> files, Actor actor, CancellationToken stop) =>
        Task.Run(() => new ImportRunner(TargetOf(actor), centre.Clock, centre.Book).Run(new(profile, files, DryRun: true), null, stop), stop);

    /// <summary>Starts an import unless one is running; the folder is the job's from then on.</summary>
    /// <param name="actor">In whose name, and into which units.</param>
    public bool TryStart(ImportProfile profile, UploadFolder folder, Actor actor)
    {
        lock (_gate)
        {
            if (IsRunning)
            {
                return false;
            }

            _current?.Dispose();
            var job = _current = new ImportJob(profile, folder, actor);
            _running = Task.Run(() => job.Run(new ImportRunner(TargetOf(actor), centre.Clock), log));
            return true;
        }
    }

    /// <summary>Stops it for those whom it concerns; for all others nothing happens.</summary>
    public void Cancel(Caller? caller)
    {
        lock (_gate)
        {
            Of(caller)?.Cancel();
        }
    }

    /// <summary>Puts the report of an ended import away, for those whom it concerns.</summary>
    public void Forget(Caller? caller)
    {
        lock (_gate)
        {
            if (Of(caller) is { IsRunning: false } ended)
            {
                ended.Dispose();
                _current = null;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _current?.Cancel();
        await _running;
        _current?.Dispose();
    }

    private StoreTarget TargetOf(Actor actor) => new(centre.Commit, centre.Book, centre.Organisation, centre.Inbox, centre.Feeds, actor);
}
