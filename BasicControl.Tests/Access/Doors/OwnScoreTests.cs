using System.Net;
using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Access;
using BasicControl.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Access.Doors;

/// <summary>An officer's score is shown to the officer and to who may read scores, in pages, tiles and files.</summary>
public sealed class OwnScoreTests(DemoServer demo)
{
    [Fact]
    public async Task An_officer_reads_their_own_score_and_nobody_elses_and_a_branch_reads_none()
    {
        var server = await demo.ServerAsync();
        var (centre, now) = (server.App.Services.GetRequiredService<Centre>(), server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var officer = DemoEntry.Fitting(Post.Officer, centre.Book, now)!;
        var (own, other) = (officer.Person!.Value, UnitQueries.People(Scope.Everything, centre.Book, officer.Unit!.Value, now).First(person => person.Id != officer.Person).Id);
        using var asOfficer = Client(officer);
        using var asDesk = Client(DemoEntry.Fitting(Post.StationDesk, centre.Book, now)! with { Unit = officer.Unit });
        using var asBranch = Client(DemoEntry.Fitting(Post.Branch, centre.Book, now)! with { Unit = centre.Book.Cities.First().Id });

        foreach (var page in new Func<PersonId, string>[] { person => Links.Score(ScoreScope.Of(person)), person => Links.Export(Links.Score(ScoreScope.Of(person)), DownloadFormat.Csv) })
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await StatusOf(asOfficer, page(own)), await StatusOf(asOfficer, page(other))));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (await StatusOf(asDesk, page(other)), await StatusOf(asBranch, page(other))));
        }

        Assert.True(await ShowsScore(asOfficer, Links.Officer(own)));
        Assert.False(await ShowsScore(asOfficer, Links.Officer(other)));
        Assert.False(await ShowsScore(asOfficer, Links.Unit(officer.Unit.Value)));
        Assert.True(await ShowsScore(asDesk, Links.Officer(other)));
        Assert.True(await ShowsScore(asDesk, Links.Unit(officer.Unit.Value)));
        Assert.False(await ShowsScore(asBranch, Links.Unit(officer.Unit.Value)));

        HttpClient Client(Actor actor)
        {
            var client = server.CreateStranger(followRedirects: false);
            client.DefaultRequestHeaders.Add("Cookie", $"{Proof.CookieOf(Proof.Role)}={server.CookieOf(Proof.Role, DemoRoles.Write(actor))}");
            return client;
        }
    }

    private static async Task<bool> ShowsScore(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync()).Contains("data-figure=\"score\"", StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusOf(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }
}
