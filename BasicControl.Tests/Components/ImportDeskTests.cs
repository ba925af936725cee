using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Incidents.Files;
using BasicControl.Tests.Kit;
using BasicControl.Web.Components.Incidents;
using BasicControl.Web.Components.Layout;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Components;

public sealed class ImportDeskTests : OfficeTest
{
    private const string Good = "g1,2026-10-01 08:00,,,noise,east,,,,,open,,";
    private const string Bad = "b1,never,,,noise,east,,,,,open,,";

    [Fact]
    public async Task A_file_goes_from_its_own_profile_through_the_check_to_the_report()
    {
        Take(Test.Administrator);
        var desk = Render<ImportDesk>();
        Upload(desk, "#import-files", "rows.csv", $"{ImportKit.Heading}\n{Good}\n{Bad}\n");
        desk.WaitForElement("#import-profile").Change("own");
        Upload(desk, "#import-own", "my-city.json", ImportKit.Profile);

        await desk.Find("#import-check").ClickAsync(new());
        desk.WaitForElement("#import-checked");
        Assert.Contains("读取 2 行：可导入 1 行，未通过 1 行", desk.Find("#import-checked").TextContent, StringComparison.Ordinal);
        Assert.Equal("time.unreadable", desk.Find("#import-errors td[data-code]").GetAttribute("data-code"));
        Assert.Equal(0, Orders());

        await desk.Find("#import-run").ClickAsync(new());
        desk.WaitForElement("#import-ended", TimeSpan.FromSeconds(20));
        Assert.Equal(["2", "1", "0", "0", "1"], desk.FindAll(".import-counts .figure-value").Select(value => value.TextContent));
        Assert.Matches("^/api/v1/imports/[0-9]+/rejects$", desk.Find("#import-rejects").GetAttribute("href"));
        Assert.Equal(1, Orders());
    }

    [Fact]
    public async Task A_file_that_no_profile_fits_is_mapped_from_its_headings()
    {
        Take(Test.Administrator);
        var desk = Render<ImportDesk>();
        Upload(desk, "#import-files", "rows.csv", "编号,受理时间,类别,派出所,状态\nA1,2026-10-01 08:00:00,纠纷,城东,已办结\nA2,2026-10-01 09:00:00,噪音,城西,奇怪\n");
        desk.WaitForElement("#map-key").Change("gu-shi");

        Assert.Equal("编号", desk.Find("#map-number").GetAttribute("value"));
        Assert.Equal("受理时间", desk.Find("#map-at").GetAttribute("value"));
        await desk.Find("#import-check").ClickAsync(new());
        Assert.Equal(["名称", "城市名称"], desk.WaitForElements(".refusals li").Select(item => item.TextContent.Split('的')[1].Split(' ')[1]));

        desk.Find("#map-name").Change("故市");
        desk.Find("#map-city").Change("测试市局");
        Assert.Equal("Asia/Shanghai", desk.Find("#map-zone").GetAttribute("value"));
        await desk.Find("#import-check").ClickAsync(new());
        desk.WaitForElement("#import-checked");
        Assert.Equal("status.unmapped", desk.Find("#import-errors td[data-code]").GetAttribute("data-code"));

        desk.FindAll(".mapping")[^1].QuerySelectorAll("select")[^1].Change("Handling");
        await desk.Find("#import-check").ClickAsync(new());
        await desk.WaitForElement("#import-run").ClickAsync(new());
        desk.WaitForElement("#import-ended", TimeSpan.FromSeconds(20));

        Assert.Equal(Test.City.Id, Test.Centre.Book.Source("gu-shi")!.CityId);
        Assert.Equal(2, Orders());
    }

    [Fact]
    public async Task The_check_says_already_that_records_of_a_city_out_of_scope_cannot_be_brought_in()
    {
        Take(Test.CentreDesk);
        var desk = Render<ImportDesk>();
        Upload(desk, "#import-files", "rows.csv", "编号,受理时间,类别,派出所,状态\nA1,2026-10-01 08:00:00,纠纷,城东,已办结\n");
        desk.WaitForElement("#map-key").Change("gu-shi");
        desk.Find("#map-name").Change("故市");
        desk.Find("#map-city").Change("别的市局");

        await desk.Find("#import-check").ClickAsync(new());

        Assert.Equal("import.city-unknown", desk.WaitForElement(".refusals li").GetAttribute("data-code"));
        Assert.Empty(desk.FindAll("#import-run"));
    }

    [Fact]
    public void What_is_no_table_is_refused_in_words()
    {
        Take(Test.Administrator);
        var desk = Render<ImportDesk>();
        Upload(desk, "#import-files", "empty.csv", "");

        Assert.Equal("file.empty", desk.WaitForElement(".refusals li").GetAttribute("data-code"));
    }

    [Fact]
    public async Task Files_that_are_too_large_together_are_refused_before_one_is_read()
    {
        Take(Test.Administrator);
        var desk = Render<ImportDesk>();
        var input = desk.FindComponents<InputFile>().Single(file => file.FindAll("#import-files").Count == 1);

        await desk.InvokeAsync(() => input.Instance.OnChange.InvokeAsync(new([.. Enumerable.Range(0, 5).Select(_ => new LargeFile())])));

        Assert.Equal("file.upload-too-large", desk.WaitForElement(".refusals li").GetAttribute("data-code"));
    }

    [Fact]
    public async Task An_import_that_somebody_started_is_there_when_the_page_is_opened_again()
    {
        var jobs = Services.GetRequiredService<ImportJobs>();
        var upload = new Web.Api.UploadFolder();
        using (var rows = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{ImportKit.Heading}\n{Good}\n")))
        {
            await upload.Save("rows.csv", rows, CancellationToken.None);
        }

        Assert.True(jobs.TryStart(ImportKit.MyCity, upload, Actor.Import));
        Take(Test.Administrator);
        var desk = Render<ImportDesk>();

        desk.WaitForElement("#import-ended", TimeSpan.FromSeconds(20));
        Assert.Contains("rows.csv", desk.Find("#import-job").TextContent, StringComparison.Ordinal);
        desk.Find("#import-another").Click();
        desk.WaitForAssertion(() => Assert.NotEmpty(desk.FindAll("#import-files")), TimeSpan.FromSeconds(20));
        Assert.Null(jobs.Of(Services.GetRequiredService<Acting>().Caller));
    }

    [Fact]
    public async Task An_import_into_another_city_shows_no_name_and_cannot_be_stopped_or_put_away()
    {
        var jobs = Services.GetRequiredService<ImportJobs>();
        var upload = new Web.Api.UploadFolder();
        using (var rows = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{ImportKit.Heading}\n{string.Concat(Enumerable.Range(0, 40_000).Select(i => $"s{i},2026-10-01 08:00,,,noise,east,,,,,open,,\n"))}")))
        {
            await upload.Save("secret.csv", rows, CancellationToken.None);
        }

        Assert.True(jobs.TryStart(ImportKit.MyCity, upload, Actor.Import));
        var job = jobs.Of(Everything)!;
        Take(Test.CentreDesk);
        var stranger = Services.GetRequiredService<Acting>().Caller!;
        Assert.False(stranger.Acts.IsEverything);
        var desk = Render<ImportDesk>();

        jobs.Cancel(stranger);
        Assert.False(job.IsStopping);
        Assert.Null(jobs.Of(stranger));
        Assert.NotEmpty(desk.FindAll("#import-elsewhere"));
        Assert.DoesNotContain("secret", desk.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("My city", desk.Markup, StringComparison.Ordinal);
        Assert.Empty(desk.FindAll("#import-cancel"));
        jobs.Cancel(Everything);
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll("#import-elsewhere")), TimeSpan.FromSeconds(30));
        jobs.Forget(stranger);
        Assert.Same(job, jobs.Of(Everything));
    }

    [Fact]
    public async Task The_latest_imports_are_those_of_the_cities_that_the_viewer_reads()
    {
        using var folder = new TempFolder();
        await ImportKit.Import(Test, ImportKit.MyCity, ImportKit.Write(folder, "secret.csv", [Good]));
        var own = ProfileReader.Read(ImportKit.Profile.Replace("\"my-city\", \"name\": \"My city\", \"city\": { \"name\": \"My city\" }", "\"own\", \"name\": \"own\", \"city\": { \"name\": \"测试市局\", \"code\": \"990100000000\" }", StringComparison.Ordinal), "own.json").Value;
        await ImportKit.Import(Test, own, ImportKit.Write(folder, "own.csv", [Good]));
        Take(Test.CentreDesk);

        var page = Render<ImportPage>();

        page.WaitForAssertion(() => Assert.Contains("own.csv", page.Find(".import-runs").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("secret.csv", page.Markup, StringComparison.Ordinal);
    }

    private static Caller Everything => new(
        CallerKind.Demo, null, "all", Post.SystemAdministrator, null, null, PermissionTable.Of(Post.SystemAdministrator), Scope.Everything, Scope.Everything, null);

    private static void Upload(IRenderedComponent<ImportDesk> desk, string selector, string name, string text)
    {
        var input = desk.FindComponents<InputFile>().Single(file => file.FindAll(selector).Count == 1);
        input.UploadFiles(InputFileContent.CreateFromText(text, name));
    }

    private int Orders() => Test.Centre.Reader.ReadNow(db => db.WorkOrders.Count(row => row.Origin == Origin.External));

    private sealed class LargeFile : IBrowserFile
    {
        public string Name => "large.csv";

        public DateTimeOffset LastModified => default;

        public long Size => 1024L * 1024 * 1024;

        public string ContentType => "text/csv";

        public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => throw new NotSupportedException("It was read.");
    }
}
