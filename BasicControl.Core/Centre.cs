using BasicControl.Core.Access;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Dispatch;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Handling;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Privacy;
using BasicControl.Core.Retention;
using BasicControl.Core.Samples;
using BasicControl.Core.Scoring;
using BasicControl.Core.Supervision;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core;

/// <summary>
/// An opened store with everything that works on it: what the web host, the commands and the tests each open once.
/// Disposing finishes what has been taken in.
/// </summary>
public sealed class Centre : IAsyncDisposable, IWallInputs
{
    private readonly StoreLock _lock;

    private Centre(SqliteStore store, StoreLock held, TimeProvider clock, InspectionSample inspection, string? anchors, AccessPolicy policy)
    {
        _lock = held;
        (Store, Clock, Inspection) = (store, clock, inspection);
        store.Migrate();
        Reader = new StoreReader(store);
        Book = Reader.ReadNow(OrganisationBook.Load);
        Disputes = new DisputeBook(Reader.ReadNow(MappingQueries.InForce), store.Vault);
        Places = new SubjectPlaces(Book, clock).AddOrders().AddIncidents().AddTargets().AddScores().AddBriefings().AddNotes();
        Commit = new Commit(store, Events, clock, Feed);
        Anchors = new AnchorKeeper(Commit, new AnchorBook(store, anchors), clock);
        Access = Reader.ReadNow(db => AccessBook.Load(db, clock, policy));
        Reads = new ReadTrail(Commit, clock);
        Organisation = new OrganisationWriter(Book);
        Units = new OrganisationDesk(Commit, Book, Organisation);
        Orders = new OrderDesk(Commit, Book, Organisation);
        var moves = new OrderMoves(Commit, Book, Organisation, new RepeatStore(Disputes), inspection);
        (Dispatch, Handling) = (new DispatchDesk(moves), new HandlingDesk(moves));
        Targets = Reader.ReadNow(db => TargetQueries.Load(db, Book));
        TargetDesk = new TargetDesk(Commit, Book, Targets);
        Rubrics = Reader.ReadNow(RubricBook.Load);
        RubricDesk = new RubricDesk(Commit, Rubrics, Book);
        Contests = new ContestDesk(Commit, Book, Rubrics);
        Notes = new NoteDesk(Commit, Book);
        Retention = new RetentionDesk(Commit, Reader, store, Book, clock);
        Keys = new MasterKeyWriter(Commit, store.Vault, Book);
        Samples = new SampleLoader(Commit, Book, Organisation, Feeds, TargetDesk, Disputes, inspection);
        Recount = new MappingRecount(Commit, Reader, Book, Disputes, clock);
        Mappings = new MappingDesk(Commit, Reader, Book, Disputes, Recount, clock);
        Recount.Resume();
        Inbox = new IncidentInbox(Commit, new IncidentBatchWriter(Book, Organisation, Feeds, Disputes));
    }

    /// <summary>Every kind of event that this version writes and reads.</summary>
    public static EventCatalogue Events { get; } = new EventCatalogue().AddReads().AddOrganisation().AddOrders().AddIncidents().AddTargets().AddDisputes().AddScores().AddBriefings().AddNotes().AddAccess().AddRetention().AddKeys();

    public SqliteStore Store { get; }

    public TimeProvider Clock { get; }

    public ChangeFeed Feed { get; } = new();

    public FeedWatch Feeds { get; } = new();

    public StoreReader Reader { get; }

    public OrganisationBook Book { get; }

    /// <summary>Who may enter.</summary>
    public AccessBook Access { get; }

    /// <summary>Where the subjects of the journal stand.</summary>
    public SubjectPlaces Places { get; }

    public OrganisationWriter Organisation { get; }

    public Commit Commit { get; }

    /// <summary>Puts reads of personal data on the trail.</summary>
    public ReadTrail Reads { get; }

    /// <summary>Writes down outside the store how far the journal has come.</summary>
    public AnchorKeeper Anchors { get; }

    /// <summary>The dispute mapping in force.</summary>
    public DisputeBook Disputes { get; }

    public MappingDesk Mappings { get; }

    public MappingRecount Recount { get; }

    public OrganisationDesk Units { get; }

    public OrderDesk Orders { get; }

    public DispatchDesk Dispatch { get; }

    public HandlingDesk Handling { get; }

    public InspectionSample Inspection { get; }

    public TargetQueries Targets { get; }

    public TargetDesk TargetDesk { get; }

    public RubricBook Rubrics { get; }

    public RubricDesk RubricDesk { get; }

    public ContestDesk Contests { get; }

    public NoteDesk Notes { get; }

    public RetentionDesk Retention { get; }

    public MasterKeyWriter Keys { get; }

    public SampleLoader Samples { get; }

    public IncidentInbox Inbox { get; }

    EventCatalogue IWallInputs.Catalogue => Events;

    /// <returns>A simulator at this centre's desks, or null when the store does not hold the sample city.</returns>
    public Simulator? Simulator(SimulatorOptions options) =>
        Core.Samples.Simulator.Of(Book, Reader, Inbox, new SimulatorDesks(Orders, Dispatch, Handling, Inspection), Clock, options);

    /// <param name="inspection">Which orders are inspected before they close; the usual sample when null.</param>
    /// <param name="anchors">Folder of the journal's anchors; beside the store when null.</param>
    /// <param name="policy">How long a session, a password, a key holds; the usual policy when null.</param>
    /// <returns>The centre, or null when another process owns the store.</returns>
    public static Centre? TryOpen(SqliteStore store, TimeProvider clock, InspectionSample? inspection = null, string? anchors = null, AccessPolicy? policy = null)
    {
        if (StoreLock.TryTake(store) is not { } held)
        {
            return null;
        }

        try
        {
            return new Centre(store, held, clock, inspection ?? new(), anchors, policy ?? new());
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Recount.DisposeAsync();
        await Inbox.DisposeAsync();
        await Reads.DisposeAsync();
        await Commit.DisposeAsync();
        Anchors.Write();
        Reader.Dispose();
        _lock.Dispose();
    }
}
