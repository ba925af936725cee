using System.Net;
using BasicControl.Core;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;
using BasicControl.Web;

namespace BasicControl.Tests.Access.Doors;

public sealed class BriefingFileTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public async Task A_briefing_that_is_taken_away_as_a_file_is_on_the_trail_with_its_reader(string format)
    {
        var centre = people.Get<Centre>();
        var drafter = new Actor(null, Post.CentreDesk, people.City.Id, "centre");
        var id = (await people.Get<BriefingDesk>().Draft(new(people.City.Id, BriefingPeriod.Of(DateOnly.FromDateTime(people.Clock.Now.AddDays(format == "json" ? -1 : -2)))), drafter)).Value;
        var account = await people.AccountAsync(Post.CentreDesk, people.City.Id);
        using var browser = people.Browser(await people.SessionAsync(account));

        using var missing = await browser.GetAsync(Links.BriefingFile(id + 1_000, format));
        using var file = await browser.GetAsync(Links.BriefingFile(id, format));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (missing.StatusCode, file.StatusCode));
        for (var i = 0; i < 200 && Exports() == 0; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(1, Exports());

        int Exports() => centre.Reader.ReadNow(db => db.Changes.Count(row => row.Kind == "read.exported" && row.AccountId == account.Value));
    }
}
