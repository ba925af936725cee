using System.Text.Json;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Disputes;

/// <summary>Publishes versions of the dispute mapping, and shows before what one would change.</summary>
public sealed class MappingDesk(Commit commit, StoreReader reader, OrganisationBook book, DisputeBook disputes, MappingRecount recount, TimeProvider clock)
{
    /// <summary>The counts before and after, of everything of the scope that is in the store, without writing any of it.</summary>
    /// <param name="file">Name of the file, for the refusals; those are <see cref="MappingReader"/>'s.</param>
    public async Task<Outcome<MappingCounts>> Preview(Scope scope, string json, string file, CancellationToken stop = default)
    {
        var read = MappingReader.Read(json, file);
        return read.TryGet(out var document)
            ? await reader.Read(db => MappingPreview.Of(scope, db, book, document, clock.UtcNow()), stop)
            : (Outcome<MappingCounts>)new List<Refusal>(read.Refusals);
    }

    /// <summary>
    /// Puts a mapping into force for everything that is written from now on, and begins the recount of the past
    /// (<see cref="MappingRecount.Ended"/>), whose end is told in one event.
    /// </summary>
    /// <returns>The new version. Refusals: <see cref="MappingReader"/>'s, <c>mapping.post-may-not</c>, <c>access.out-of-scope</c> (a mapping is of the whole store), <c>mapping.recounting</c>.</returns>
    public async Task<Outcome<int>> Publish(string json, string file, Actor actor, CancellationToken stop = default)
    {
        var read = MappingReader.Read(json, file);
        if (!read.TryGet(out var document))
        {
            return new List<Refusal>(read.Refusals);
        }

        var version = await commit.Desk(session => Publish(session, json, document, actor), stop);
        if (version.IsAccepted)
        {
            recount.Begin();
        }

        return version;
    }

    private Outcome<int> Publish(WriteSession session, string json, MappingDocument document, Actor actor)
    {
        if (actor.Post is not (Post.Import or Post.System) && !PermissionTable.Allows(actor.Post, Permission.PublishMapping))
        {
            return new Refusal("mapping.post-may-not", null, actor.Post.ToString());
        }

        if (!book.CoversAll(actor.Acts))
        {
            return new Refusal(ScopeCheck.OutOfScope);
        }

        var last = session.Db.DisputeMappings.OrderByDescending(row => row.Version).FirstOrDefault();
        if (last is { EndedAt: null })
        {
            return new Refusal("mapping.recounting", null, $"{last.Version}");
        }

        var mapping = new DisputeMapping(document, (last?.Version ?? 0) + 1);
        session.Db.DisputeMappings.Add(new MappingVersion
        {
            Version = mapping.Version,
            Document = json,
            PublishedAt = session.Now,
            PersonId = actor.Person,
            Post = actor.Post,
            UnitId = actor.Unit,
            Author = actor.Name,
            LastIncident = session.Db.Incidents.OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefault().Value,
            LastOrder = session.Db.WorkOrders.OrderByDescending(row => row.Id).Select(row => row.Id).FirstOrDefault().Value,
            Counts = JsonSerializer.Serialize(new MappingCounts(), MappingJson.Default.MappingCounts),
        });
        session.OnCommitted(() => disputes.InForce = mapping);
        return mapping.Version;
    }
}
