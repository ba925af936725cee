using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BasicControl.Tests.Incidents.Files;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using BasicControl.Web.Api;

namespace BasicControl.Tests.Api;

public sealed class ImportsApiTests : IAsyncLifetime
{
    private const string Rows = ImportKit.Heading + "\ng1,2026-10-01 08:00,,,noise,east,,,,,open,,\nb1,never,,,noise,east,,,,,open,,\n";

    private RunningServer _server = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        _client = _server.CreateClient();
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    [Fact]
    public async Task A_form_of_profile_and_file_is_answered_with_the_counts_and_the_first_errors()
    {
        using var answer = await Post(Form(ImportKit.Profile, Rows));

        var counts = (await answer.Content.ReadFromJsonAsync<ImportAnswer>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
        Assert.Equal((2L, 1L, 1L), (counts.Read, counts.Created, counts.Rejected));
        Assert.Equal(("rows.csv", 3L, "time.unreadable"), (counts.Errors[0].File, counts.Errors[0].Line, counts.Errors[0].Refusals[0].Code));
        var csv = await _client.GetStringAsync(ApiLinks.ImportRejects(counts.Import!.Value), TestContext.Current.CancellationToken);
        Assert.Contains("at “never” is no time", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        using var answer = await Post(Form(ImportKit.Profile, Rows, dryRun: true));
        using var again = await Post(Form(ImportKit.Profile, Rows));

        Assert.Null((await Json(answer)).GetProperty("import").GetString());
        Assert.Equal(1, (await Json(again)).GetProperty("created").GetInt32());
    }

    [Theory]
    [InlineData("no-such", Rows, "profile.unknown")]
    [InlineData("/etc/hostname", Rows, "profile.unknown")]
    [InlineData("{ \"key\": 1 }", Rows, "profile.key-missing")]
    [InlineData("{ ", Rows, "profile.not-json")]
    [InlineData("nyc311", Rows, "file.columns-missing")]
    [InlineData("nyc311", "", "file.empty")]
    public async Task What_cannot_be_imported_is_a_coded_problem(string profile, string rows, string code)
    {
        using var answer = await Post(Form(profile, rows));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_form_without_a_file_says_so() => Assert.Equal("file.missing", (await Json(await Post(Form("nyc311", null)))).GetProperty("code").GetString());

    [Fact]
    public async Task A_page_of_another_site_cannot_post_a_file_because_it_cannot_set_the_header()
    {
        using var form = Form(ImportKit.Profile, Rows);
        using var answer = await _client.PostAsync(ApiLinks.Imports, form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("import.header-missing", (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_name_leads_nowhere_but_into_its_own_folder()
    {
        using var folder = new UploadFolder();
        using var content = new MemoryStream([1]);

        foreach (var name in new[] { "../../evil.csv", "..", "", "C:\\temp\\evil.csv", "/etc/evil.csv", new string('x', 5_000) })
        {
            var path = await folder.Save(name, content, TestContext.Current.CancellationToken);
            Assert.Equal(Path.GetFullPath(path), path);
            Assert.StartsWith(Path.GetTempPath(), path, StringComparison.Ordinal);
            Assert.InRange(Path.GetFileName(path).Length, 1, 120);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static MultipartFormDataContent Form(string profile, string? rows, bool dryRun = false)
    {
        var form = new MultipartFormDataContent { { new StringContent(profile), ImportsApi.ProfilePart }, { new StringContent(dryRun ? "true" : "false"), ImportsApi.DryRunPart } };
        if (rows is not null) form.Add(new StringContent(rows), ImportsApi.FilePart, "rows.csv");
        return form;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    private async Task<HttpResponseMessage> Post(MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiLinks.Imports) { Content = form };
        request.Headers.Add(ImportsApi.AskedHeader, "test");
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
