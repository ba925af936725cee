using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Disputes;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Briefing;

/// <summary>The day of New York as the command writes it, read back from the files, against what an independent program worked out.</summary>
public sealed class NewYorkBriefingTests(PublicSets sets)
{
    private const string Oracle = "oracles/nyc_nypd_2018-10-21";

    private static readonly string[] Whole = ["--date", "2018-10-21", "--to", "2018-10-22", "--as-of", "2018-10-22T03:00"];

    [Fact]
    public async Task The_day_judged_at_its_end_has_the_published_figures()
    {
        using var folder = new TempFolder();
        var document = BriefingJson.Read(await Write(folder, "json", "--date", "2018-10-21"));

        Assert.Equal((2_233L, 1_957L, 276L, 36L), (document.Count("created"), document.Count("closed-in"), document.Count("open"), document.Count("overdue")));
        Assert.Equal(new ShareValue(1_883, 1_957), document.Figure("on-time-in").Value);
        Assert.Equal(new ShareValue(1_957, 2_233), document.Figure("closure").Value);
        Assert.Equal(6, document.Sections[0].Blocks.OfType<FigureBlock>().Single().Figures.Count);
        Assert.Equal(3, document.Sentences().Count);
        Assert.Equal("2018-10-21 24:00", new ValueText(BriefingCultures.Chinese, document).Instant(document.AsOf));
    }

    [Theory]
    [InlineData("by_station", "stations-cohort")]
    [InlineData("by_type", "types-cohort")]
    public async Task Every_cell_of_a_table_is_the_oracles_in_the_csv_files(string oracle, string table)
    {
        using var folder = new TempFolder();
        var rows = Rows(await Write(folder, "csv", Whole), table);
        var expected = Csv.Rows($"{Oracle}/{oracle}.csv").OrderBy(row => row.Values.First(), StringComparer.Ordinal).ToList();

        Assert.Equal(expected.Count, rows.Count);
        foreach (var (want, got) in expected.Zip(rows.OrderBy(row => row.Values.First(), StringComparer.Ordinal)))
        {
            Assert.Equal(want.Values, want.Keys.Select(key => key switch
            {
                "due_and_closed" => got["on_time_rate_base"],
                "on_time_closed" => got["on_time_rate_of"],
                _ => got[key],
            }));
        }
    }

    [Fact]
    public async Task Every_cell_of_the_grids_and_every_day_is_the_oracles()
    {
        using var folder = new TempFolder();
        var zip = await Write(folder, "csv", Whole);

        Assert.Equal(Grid(Csv.Rows($"{Oracle}/station_by_hour.csv"), turned: false), Grid(Rows(zip, "station-hour"), turned: false));
        Assert.Equal(Grid(Csv.Rows($"{Oracle}/type_by_station.csv"), turned: true), Grid(Rows(zip, "station-type"), turned: false));
        Assert.Equal(
            Csv.Rows($"{Oracle}/by_day.csv").Select(row => (row["day"], row["created"], row["closed"], row["open_day_end"])),
            Rows(zip, "days").Select(row => (row["day"], row["created"], row["closed"], row["open_day_end"])));
    }

    [Fact]
    public async Task Every_repeat_address_is_the_oracles_without_its_house_number()
    {
        using var folder = new TempFolder();
        var rows = Rows(await Write(folder, "csv", Whole), "repeat-addresses");

        Assert.Equal(
            Csv.Rows($"{Oracle}/repeat_addresses.csv").Select(row => (AddressMask.Of(row["address"]), row["total"], row["max_in_30d"], row["first"][..16], row["last"][..16], row["types"], row["top_type"])).Order(),
            rows.Select(row => (row["address"], row["total"], row["max_in_30d"], row["first"], row["last"], row["types"], row["top_type"])).Order());
    }

    [Fact]
    public async Task The_totals_are_the_oracles_in_the_page_made_for_printing()
    {
        using var folder = new TempFolder();
        using var totals = JsonDocument.Parse(SharedData.ReadText($"{Oracle}/totals.json"));
        var page = Encoding.UTF8.GetString(await Write(folder, "html", Whole));

        Assert.Equal(totals.RootElement.GetProperty("created").GetInt32(), Number(page, "created"));
        Assert.Equal(totals.RootElement.GetProperty("open").GetInt32(), Number(page, "open"));
        Assert.Equal(totals.RootElement.GetProperty("overdue_open").GetInt32(), Number(page, "overdue"));
        foreach (var station in Csv.Rows($"{Oracle}/by_station.csv"))
        {
            Assert.Contains($">{station["station"]}</th>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_day_without_data_is_a_worded_document_in_every_format()
    {
        using var folder = new TempFolder();
        var page = Encoding.UTF8.GetString(await Write(folder, "html", "--date", "2018-01-01"));
        var document = BriefingJson.Read(await Write(folder, "json", "--date", "2018-01-01"));

        Assert.Contains("没有数字可以研判", page, StringComparison.Ordinal);
        Assert.Empty(document.Annex);
        Assert.Contains(document.Sections.SelectMany(section => section.Blocks).OfType<TextBlock>(), text => text is { Code: "empty", Role: TextRole.Warning });
    }

    [Fact]
    public async Task English_is_complete_and_Chinese_is_the_default()
    {
        using var folder = new TempFolder();
        var chinese = Encoding.UTF8.GetString(await Write(folder, "html", "--date", "2018-10-21"));
        var english = Encoding.UTF8.GetString(await Write(folder, "html", "--date", "2018-10-21", "--lang", "en"));

        Assert.Contains("基础管控工作日研判", chinese, StringComparison.Ordinal);
        Assert.Contains("Daily briefing of basic control", english, StringComparison.Ordinal);
        Assert.DoesNotContain(english.SkipWhile(letter => letter != '<').Where((_, index) => index > english.IndexOf("</style>", StringComparison.Ordinal)), letter => letter is >= '\u4e00' and <= '\u9fff');
    }

    [Theory]
    [InlineData("briefing.period-backwards", "--date", "2018-10-22", "--to", "2018-10-21")]
    [InlineData("briefing.period-too-long", "--date", "2016-10-22", "--to", "2018-10-21")]
    [InlineData("briefing.as-of-before-period", "--date", "2018-10-21", "--as-of", "2018-10-20T23:59")]
    [InlineData("briefing.period-not-begun", "--date", "2999-01-01")]
    [InlineData("source.unknown", "--date", "2018-10-21", "--source", "nowhere")]
    public async Task What_cannot_be_briefed_on_is_refused_in_words(string code, params string[] args)
    {
        using var folder = new TempFolder();
        var set = await sets.Of("nyc311");

        var said = await ProgramUnderTest.RunAsync(["briefing", "--db", set.Database, "--format", "html", "--out", folder.File("x.html"), "--json", .. args]);

        Assert.Equal(ExitCodes.Refused, said.ExitCode);
        var error = JsonDocument.Parse(said.Output).RootElement.GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEqual(code, error.GetProperty("message").GetString());
        Assert.False(File.Exists(folder.File("x.html")));
    }

    private static int Number(string page, string figure)
    {
        var start = page.IndexOf($"data-figure=\"{figure}\"", StringComparison.Ordinal);
        var from = page.IndexOf("<b>", start, StringComparison.Ordinal) + 3;
        return int.Parse(page[from..page.IndexOf("</b>", from, StringComparison.Ordinal)], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static SortedDictionary<string, string> Grid(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, bool turned) => new(
        rows.SelectMany(row => row.Skip(1).Select(cell => (Row: row.Values.First(), Column: cell.Key, cell.Value)))
            .ToDictionary(cell => turned ? $"{cell.Column}|{cell.Row}" : $"{cell.Row}|{cell.Column}", cell => cell.Value),
        StringComparer.Ordinal);

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(byte[] zip, string table)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        using var reader = new StreamReader(archive.GetEntry($"{table}.csv")!.Open());
        return Csv.Read(reader.ReadToEnd());
    }

    private async Task<byte[]> Write(TempFolder folder, string format, params string[] args)
    {
        var set = await sets.Of("nyc311");
        var said = await ProgramUnderTest.RunAsync(["briefing", "--db", set.Database, "--format", format, "--out", folder.File("briefing"), .. args]);
        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        return await File.ReadAllBytesAsync(folder.File("briefing"));
    }
}
