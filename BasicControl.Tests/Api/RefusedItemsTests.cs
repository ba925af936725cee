using System.Text;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;

namespace BasicControl.Tests.Api;

/// <summary>Refused items of a sender with a scope: kept where the sender may act, and nowhere else.</summary>
public sealed class RefusedItemsTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    [Fact]
    public async Task A_refused_item_for_a_source_out_of_scope_is_not_kept_and_its_feed_has_not_delivered()
    {
        var centre = people.Get<Centre>();
        var (own, next) = (await Source("own-feed", people.City), await Source("next-feed", people.Next));
        var key = (await people.Get<KeyDesk>().Issue(new("east", [Permission.SendIncidents], ScopeRoot.Of(people.East.Id), people.Clock.Now.AddDays(1)), Core.Changes.Actor.System)).Value;
        using var client = people.Server.CreateStranger();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Token);

        using var body = new StringContent(
            $$"""
            [{"source":"next-feed","number":"N1","at":"never"},
             {"source":"next-feed","number":"N2","at":"2026-05-01T08:30:00Z"},
             {"source":"next-feed","number":"N3","at":"never","unit":"{{people.East.Code}}"},
             {"source":"own-feed","number":"O1","at":"never","unit":"{{people.West.Code}}"},
             {"source":"own-feed","number":"O2","at":"never","unit":"{{people.East.Code}}"}]
            """,
            Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(ApiLinks.Incidents, body, TestContext.Current.CancellationToken);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(
            [own.Id], await centre.Reader.Read(db => db.Rejects.Where(row => row.SourceId == own.Id || row.SourceId == next.Id).Select(row => row.SourceId).ToList()));
        Assert.Null(centre.Feeds.LastArrival(next));
        Assert.NotNull(centre.Feeds.LastArrival(own));
    }

    private async Task<Source> Source(string key, Unit city)
    {
        var centre = people.Get<Centre>();
        await centre.Commit.Batch(session => centre.Organisation.Source(session, key, key, city.Id, Makes.Incident, "Asia/Shanghai", addsUnknown: false, TimeSpan.FromMinutes(1)));
        return centre.Book.Source(key)!;
    }
}
