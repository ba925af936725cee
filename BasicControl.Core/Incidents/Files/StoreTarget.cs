using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;

namespace BasicControl.Core.Incidents.Files;

/// <summary>Imports into the store that this process owns.</summary>
public sealed class StoreTarget(Commit commit, OrganisationBook book, OrganisationWriter organisation, IncidentInbox inbox, FeedWatch feeds) : IImportTarget
{
    private Source? _source;

    public async Task<Outcome<long>> Begin(ImportProfile profile, IReadOnlyList<string> files)
    {
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

    public Task<IReadOnlyList<Receipt>> Submit(IReadOnlyList<ISourceItem> items) => inbox.Submit(items);

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
            Actor.Import, _source.CityId));
        return import;
    });
}
