using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BasicControl.Tests.Figures;

/// <summary>Everything that a running server tells figures by: its wall, its pages, its API, its files, and the command line beside it.</summary>
internal sealed class Surfaces(RunningServer server, DateTimeOffset now) : IDisposable
{
    private readonly HttpClient _client = server.CreateClient();

    public Centre Centre { get; } = server.App.Services.GetRequiredService<Centre>();

    public Unit City => Centre.Book.Cities.Single();

    /// <summary>T as machines write it.</summary>
    public string At { get; } = now.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The local day of T.</summary>
    public string Today { get; } = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first local day of the wall's window.</summary>
    public string WindowFrom { get; } = now.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public async Task<JsonElement> Json(string address) => JsonDocument.Parse(await _client.GetStringAsync(address)).RootElement;

    /// <summary>A page in English, with what it streams in later.</summary>
    public async Task<IDocument> Page(string address)
    {
        var text = await _client.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en");
        return await new HtmlParser().ParseDocumentAsync(
            text.Replace("<template", "<div", StringComparison.Ordinal).Replace("</template>", "</div>", StringComparison.Ordinal));
    }

    public async Task<WorkbookFile> Workbook(string page)
    {
        var file = WorkbookFile.Read(await _client.GetByteArrayAsync($"/export{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=xlsx&lang=en"));
        Assert.Empty(file.Faults);
        return file;
    }

    /// <summary>What a command says as JSON; the store and T are added.</summary>
    public async Task<JsonElement> Command(params string[] args)
    {
        var said = await ProgramUnderTest.RunAsync([.. args, "--db", $"sqlite:{server.DatabaseFile}", "--as-of", At, "--json"]);
        Assert.Equal(("", 0), (said.Error, said.ExitCode));
        return JsonDocument.Parse(said.Output).RootElement;
    }

    /// <summary>The briefing of the day of T, as its JSON file.</summary>
    public async Task<JsonElement> Briefing()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(Path.GetDirectoryName(folder.DatabaseFile)!, "briefing.json");
        await Command("briefing", "--date", Today, "--format", "json", "--out", file);
        return JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement;
    }

    /// <summary>The parts of the wall once it knows everything that the store does; that somebody read is nothing to a wall.</summary>
    public async Task<JsonElement> Wall()
    {
        var last = Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject != Subject.Read).Max(row => row.Position));
        for (var wait = 0; wait < 200; wait++)
        {
            using var answer = await _client.GetAsync($"{ApiLinks.Wall}?city={City.Id.Value}");
            if (answer.IsSuccessStatusCode
                && JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement is var wall
                && wall.GetProperty("position").GetInt64() >= last)
            {
                return wall.GetProperty("parts");
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The wall has not come to the store's position.");
    }

    public void Dispose() => _client.Dispose();

    public static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    public static long Number(IParentNode page, string selector) => Whole(page.QuerySelector(selector)!.TextContent);

    public static long Whole(string text) => long.Parse(text.Trim().Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
