using System.Net.Http.Json;
using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Changes;
using BasicControl.Core.Retention;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Api;

namespace BasicControl.Tests.Api;

/// <summary>Who gets the rejected rows of an import as they came, who gets them masked, and what the trail holds of it.</summary>
public sealed class RejectsApiTests(PeopleServer people) : IClassFixture<PeopleServer>
{
    private const string Rows = "编号,受理时间,类别,派出所,状态,地址,内容,报警人\nB1,never,纠纷,城东,open,人民路 45号 302室,电话 13800138000,张三\n";

    private const string Profile =
        """
        {
          "key": "reject-city", "name": "Reject city", "city": { "name": "测试市局", "code": "990100000000" }, "zone": "Asia/Shanghai", "unknownUnits": "create",
          "files": [ {
            "makes": "order", "times": ["yyyy-MM-dd HH:mm"],
            "columns": { "number": "编号", "at": "受理时间", "type": "类别", "unit": "派出所", "status": "状态", "address": "地址", "text": "内容" },
            "statuses": { "open": "dispatched" }
          } ]
        }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_brought_the_file_and_who_may_open_personal_data_get_the_rows_as_they_came()
    {
        using var own = await KeyClient("own");
        var import = await Import(own);
        using var desk = await people.BrowserOfAsync(Post.CentreDesk, people.City.Id);

        foreach (var client in new[] { own, desk })
        {
            var csv = await client.GetStringAsync(ApiLinks.ImportRejects(import), Stop);
            Assert.Contains("B1,never,纠纷,城东,open,人民路 45号 302室,电话 13800138000,张三", csv, StringComparison.Ordinal);
            Assert.Contains("never", csv[csv.IndexOf("张三", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Somebody_else_who_may_import_gets_the_rows_masked_and_the_file_says_so()
    {
        using var own = await KeyClient("first");
        var import = await Import(own);
        using var other = await KeyClient("second");

        using var answer = await other.GetAsync(ApiLinks.ImportRejects(import), Stop);
        var csv = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Contains("-masked.csv", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("人民路", csv, StringComparison.Ordinal);
        foreach (var secret in new[] { "45", "302", "13800138000", "张三" }) Assert.DoesNotContain(secret, csv, StringComparison.Ordinal);
        // The reason quotes nothing of the row either.
        Assert.Equal(1, csv.Split("never").Length - 1);
    }

    [Fact]
    public async Task Whoever_erased_a_row_of_the_same_number_as_the_run_has_not_brought_the_file()
    {
        using var own = await KeyClient("bringer");
        var import = await Import(own);
        using var other = await KeyClient("eraser");
        var eraser = Actor.System with { Account = people.Get<AccessBook>().Keys.Single(key => key.Name == "eraser").Id };
        await people.Get<Commit>().Batch(session =>
        {
            session.Record(new(Subject.Import, import, session.Now, new Erased(RetentionKind.Rejects, null, [import]), eraser));
            return 0;
        });

        using var answer = await other.GetAsync(ApiLinks.ImportRejects(import), Stop);

        Assert.Contains("-masked.csv", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_rows_that_leave_stand_on_the_trail_first_and_are_kept_by_no_browser()
    {
        using var own = await KeyClient("trail");
        var import = await Import(own);
        var before = Exports();

        using var answer = await own.GetAsync(ApiLinks.ImportRejects(import), Stop);

        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        for (var tries = 0; Exports() == before && tries < 100; tries++) await Task.Delay(50, Stop);
        Assert.Equal(before + 1, Exports());
    }

    private int Exports() => people.Get<Centre>().Reader.ReadNow(db => db.Changes.Count(row => row.Kind == "read.exported"));

    private async Task<HttpClient> KeyClient(string name)
    {
        var key = (await people.Get<KeyDesk>().Issue(new(name, [Permission.ImportFiles], ScopeRoot.Of(people.City.Id), people.Clock.Now.AddDays(1)), Actor.System)).Value;
        var client = people.Server.CreateStranger(followRedirects: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    private static async Task<long> Import(HttpClient client)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Profile), ImportsApi.ProfilePart }, { new StringContent(Rows), ImportsApi.FilePart, "rows.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiLinks.Imports) { Content = form };
        request.Headers.Add(ImportsApi.AskedHeader, "test");
        using var answer = await client.SendAsync(request, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return (await answer.Content.ReadFromJsonAsync<ImportAnswer>(JsonSerializerOptions.Web, Stop))!.Import!.Value;
    }
}
