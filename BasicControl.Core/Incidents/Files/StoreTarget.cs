using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Imports into the store that this process owns, for somebody: only into what they act on; a new city only for who acts on everything.</summary>
public sealed class StoreTarget(Commit commit, OrganisationBook book, OrganisationWriter organisation, IncidentInbox inbox, FeedWatch feeds, Actor actor) : IImportTarget
{
    private Source? _source;

    public async Task<Outcome<long>> Begin(ImportProfile profile, IReadOnlyList<string> files)
    {
        if (actor.Post is not (Post.System or Post.Import) && !PermissionTable.Allows(actor.Post, Permission.ImportFiles))
        {
            return new Refusal("import.post-may-not", null, actor.Post.ToString());
        }

        if (!actor.Acts.IsEverything && !((book.Source(profile.Key)?.CityId ?? CityOf(profile)) is { } home && book.CoversCity(actor.Acts, home)))
        {
            return new Refusal(ScopeCheck.OutOfScope, "profile");
        }

        if (book.Source(profile.Key) is { } known && (known.Makes != profile.Makes || known.Zone != profile.Zone.Id))
        {
            return new Refusal("source.differs", "profile", profile.Key);
        }

        return await commit.Batch<Outcome<long>>(session =>
        {
            var city = organisation.City(session, profile.City.Name, profile.Zone.Id, profile.City.Code, profile.City.NameEn);
            _source = organisation.Source(
                session, profile.Key, profile.Name, city.Id, profile.Makes, profile.Zone.Id, profile.AddsUnknown, profile.ExpectedInterval, profile.NameEn);
            return ImportRunStore.Begin(session, _source.Id, profile.Key, string.Join(", ", files.Select(Path.GetFileName)));
        });
    }

    // A city that is not there yet is in nobody's scope but of those who may touch everything.
    private UnitId? CityOf(ImportProfile profile) => book.Cities
        .FirstOrDefault(unit => profile.City.Code is { } code ? unit.Code == code : unit.Code is null && unit.Name == profile.City.Name)?.Id;

    public Task<IReadOnlyList<Receipt>> Submit(IReadOnlyList<ISourceItem> items) => inbox.Submit(actor.Acts, items);

    public Task Keep(long import, IReadOnlyList<RefusedRow> rows) => commit.Batch(session =>
    {
        FeedStore.Arrived(session, feeds, _source!);
        foreach (var row in rows)
        {
            ImportRunStore.Reject(session, _source!, import, row);
        }

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
}
