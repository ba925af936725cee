using System.Text;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;

namespace BasicControl.Web.Api;

/// <summary>Keeps the refused items of a batch, so that nothing a feed has sent is lost; an unknown source has nowhere to keep.</summary>
internal sealed class RejectKeeper(Commit commit, OrganisationBook book)
{
    public async Task Keep(IReadOnlyList<IncidentArrival> arrivals, CancellationToken stop)
    {
        var kept = (from arrival in arrivals
                    where arrival is { Refusals.Count: > 0, Raw: not null }
                    let source = arrival.Draft.SourceIn(book)
                    where source is not null
                    select (Source: source, Refusal: arrival.Refusals[0], Raw: Encoding.UTF8.GetString(arrival.Raw!))).ToList();
        if (kept.Count == 0) return;
        await commit.Batch(session => kept.Count(one => RejectStore.Keep(session, one.Source, one.Refusal, one.Raw)), stop);
    }
}
