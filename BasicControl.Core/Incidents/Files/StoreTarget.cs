using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Imports into the store that this process owns, for somebody: only into what they act on; a new city only for who acts on everything.</summary>
public sealed class StoreTarget(Commit commit, OrganisationBook book, OrganisationWriter organisation, IncidentInbox inbox, FeedWatch feeds, Actor actor) : IImportTarget
{
    private Source? _source;
    private long _kept;

    /// <summary>Rejected rows of the run that are kept; the run counts those beyond, and its report says that they are not there.</summary>
    public int MostRejects { get; init; } = FileBounds.Rejects;

    public Refusal? MayBring(ImportProfile profile)
    {
        if (actor.Post is not (Post.System or Post.Import) && !PermissionTable.Allows(actor.Post, Permission.ImportFiles))
        {
            return new("import.post-may-not", null, actor.Post.ToString());
        }

        if (!IsCovered(CityOf(book, profile)))
        {
            return OutOfScope(profile);
        }

        return book.Source(profile.Key) is { } known && (known.Makes != profile.Makes || known.Zone != profile.Zone.Id)
            ? new("source.differs", "profile", profile.Key)
            : null;
    }

    public async Task<Outcome<long>> Begin(ImportProfile profile, IReadOnlyList<string> files)
    {
        if (MayBring(profile) is { } refusal)
        {
            return refusal;
        }

        return await commit.Batch<Outcome<long>>(session =>
        {
            // A source stays in its city, whatever city the profile names now.
            var city = CityOf(book, profile) ?? organisation.City(session, profile.City.Name, profile.Zone.Id, profile.City.Code, profile.City.NameEn).Id;
            _source = organisation.Source(
                session, profile.Key, profile.Name, city, profile.Makes, profile.Zone.Id, profile.AddsUnknown, profile.ExpectedInterval, profile.NameEn);
            // Somebody else may have made the source a moment ago, in a city of theirs.
            if (!IsCovered(_source.CityId)) return OutOfScope(profile);
            return ImportRunStore.Begin(session, _source.Id, profile.Key, string.Join(", ", files.Select(Path.GetFileName)));
        });
    }

    /// <summary>The city that an import goes into: that of the profile's source, else the one that the profile names; null when it is not there yet.</summary>
    public static UnitId? CityOf(OrganisationBook book, ImportProfile profile) => book.Source(profile.Key)?.CityId ?? book.Cities
        .FirstOrDefault(unit => profile.City.Code is { } code ? unit.Code == code : unit.Code is null && unit.Name == profile.City.Name)?.Id;

    public Task<IReadOnlyList<Receipt>> Submit(IReadOnlyList<ISourceItem> items) => inbox.Submit(actor.Acts, items);

    public Task Keep(long import, IReadOnlyList<RefusedRow> rows) => commit.Batch(session =>
    {
        FeedStore.Arrived(session, feeds, _source!);
        foreach (var row in rows.Take((int)Math.Max(0, MostRejects - _kept)))
        {
            ImportRunStore.Reject(session, _source!, import, row);
        }

        _kept += rows.Count;
        return rows.Count;
    });

    public Task End(long import, ImportSummary summary, bool cancelled) => commit.Batch(session =>
    {
        ImportRunStore.End(session, import, summary, cancelled);
        session.Record(new(
            Subject.Import, import, session.Now,
            new ImportEnded(
                _source!.Id, _source.Key, summary.Read, summary.Created, summary.Updated, summary.Unchanged, summary.Rejected, cancelled),
            actor with { Post = Post.Import }, _source.CityId));
        return import;
    });

    // A city that is not there yet is in nobody's scope but of those who may touch everything.
    private bool IsCovered(UnitId? city) => actor.Acts.IsEverything || (city is { } home && book.CoversCity(actor.Acts, home));

    private Refusal OutOfScope(ImportProfile profile) => CityOf(book, profile) is { } city
        ? new("import.out-of-scope", "profile", book.Unit(city).Name)
        : new("import.city-unknown", "profile", profile.City.Name);
}
