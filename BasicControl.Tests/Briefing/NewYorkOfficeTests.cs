using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures.Export;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;

namespace BasicControl.Tests.Briefing;

/// <summary>The day of New York as the command writes it for Word and Excel, read back, against what an independent program worked out.</summary>
public sealed class NewYorkOfficeTests(PublicSets sets)
{
    private const string Oracle = "oracles/nyc_nypd_2018-10-21";

    private static readonly string[] Day = ["--date", "2018-10-21"];
    private static readonly string[] Whole = ["--date", "2018-10-21", "--to", "2018-10-22", "--as-of", "2018-10-22T03:00"];

    [Fact]
    public async Task The_day_judged_at_its_end_has_the_published_figures_in_Word()
    {
        using var folder = new TempFolder();
        var figures = OfficeFile.Tables(await Write(folder, "docx", Day))[0].Skip(1).Select(row => row[1]);

        Assert.Equal(["2,233", "1,957", "96.22 %\n1,883/1,957", "276", "36", "87.64 %\n1,957/2,233"], figures);
    }

    [Fact]
    public async Task The_day_judged_at_its_end_has_the_published_figures_in_Excel()
    {
        using var folder = new TempFolder();
        var rows = OfficeFile.Sheets(await Write(folder, "xlsx", Day)).Values.First().Rows(0);

        Assert.Equal([2_233, 1_957, 1_883 / 1_957.0, 276, 36, 1_957 / 2_233.0], rows.Select(row => row[1]!.Number!.Value));
        Assert.Equal((1_883, 1_957), (rows[2][^2]!.Number, rows[2][^1]!.Number));
    }

    [Theory]
    [InlineData("by_station", "stations-cohort")]
    [InlineData("by_type", "types-cohort")]
    public async Task Every_cell_of_a_table_is_the_oracles_in_Excel(string oracle, string code)
    {
        using var folder = new TempFolder();
        var table = (await Document(folder)).Table(code);
        var sheet = OfficeFile.Sheets(await Write(folder, "xlsx", Whole))[NameOf(table.Title)];
        string[] keys = [.. table.Columns.SelectMany(column => column.Kind is ValueKind.Share ? [column.Key, $"{column.Key}_of", $"{column.Key}_base"] : new[] { column.Key })];

        Compare(oracle, [.. sheet.Rows(0).Select(row => keys.Zip(row, (key, cell) => (key, Value: cell?.Text ?? cell?.Number?.ToString("R", CultureInfo.InvariantCulture) ?? "")).ToDictionary(cell => cell.key, cell => cell.Value))], 0.000_000_6);
    }

    [Theory]
    [InlineData("by_station", "stations-cohort")]
    [InlineData("by_type", "types-cohort")]
    public async Task Every_cell_of_a_table_is_the_oracles_in_Word(string oracle, string code)
    {
        using var folder = new TempFolder();
        var table = (await Document(folder)).Table(code);
        var rows = OfficeFile.Captioned(await Write(folder, "docx", Whole))[table.Title.Zh];

        Assert.Equal(table.Columns.Select(column => column.Title.Zh), rows[0]);
        Compare(oracle, [.. rows.Skip(1).Take(table.Rows.Count).Select(row => table.Columns.Zip(row).SelectMany(cell => Values(cell.First, cell.Second)).ToDictionary(cell => cell.Key, cell => cell.Value))], 0.005_001);
    }

    [Fact]
    public async Task Every_cell_of_the_grids_and_every_day_is_the_oracles_in_both()
    {
        using var folder = new TempFolder();
        var document = await Document(folder);
        var word = OfficeFile.Captioned(await Write(folder, "docx", Whole));
        var excel = OfficeFile.Sheets(await Write(folder, "xlsx", Whole));

        foreach (var (code, oracle, turned) in new[] { ("station-hour", "station_by_hour", false), ("station-type", "type_by_station", true) })
        {
            var block = document.Sections.SelectMany(section => section.Blocks).OfType<HeatBlock>().Single(heat => heat.Code == code);
            var expected = Expected($"{Oracle}/{oracle}.csv", turned);
            Assert.Equal(expected, Grid([.. word[block.Title.Zh].SkipLast(1).Select(row => row.SkipLast(1).ToArray())]));
            Assert.Equal(expected, Grid(Cells(excel[NameOf(block.Title)], block)));
        }

        var days = document.Table("days");
        var wanted = Csv.Rows($"{Oracle}/by_day.csv").Select(row => (row["day"], row["created"], row["closed"], row["open_day_end"])).ToList();
        Assert.Equal(wanted, word[days.Title.Zh].Skip(1).Take(days.Rows.Count).Select(row => (row[0], Plain(row[1]), Plain(row[2]), Plain(row[3]))));
        Assert.Equal(wanted, excel[NameOf(days.Title)].Rows(0).Select(row =>
            (DateTime.FromOADate(row[0]!.Number!.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{row[1]!.Number}", $"{row[2]!.Number}", $"{row[3]!.Number}")));
    }

    [Fact]
    public async Task Every_repeat_address_is_the_oracles_in_both()
    {
        using var folder = new TempFolder();
        var table = (await Document(folder)).Table("repeat-addresses");
        var wanted = Csv.Rows($"{Oracle}/repeat_addresses.csv").Select(row => (AddressMask.Of(row["address"]), row["total"], row["max_in_30d"], row["first"][..16], row["last"][..16], row["top_type"])).Order().ToList();

        Assert.Equal(wanted, OfficeFile.Captioned(await Write(folder, "docx", Whole))[table.Title.Zh].Skip(1).Select(row => (row[0], row[1], row[2], row[3], row[4], row[6])).Order());
        Assert.Equal(wanted, OfficeFile.Sheets(await Write(folder, "xlsx", Whole))[NameOf(table.Title)].Rows(0)
            .Select(row => (row[0]!.Text!, $"{row[1]!.Number}", $"{row[2]!.Number}", Minute(row[3]!.Number!.Value), Minute(row[4]!.Number!.Value), row[6]!.Text!)).Order());

        static string Minute(double at) => DateTime.FromOADate(at).AddSeconds(1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public async Task A_day_without_data_is_a_worded_file(string format)
    {
        using var folder = new TempFolder();
        var file = await Write(folder, format, "--date", "2018-01-01");

        var texts = format == "docx" ? OfficeFile.Paragraphs(file).Select(paragraph => paragraph.Text) : OfficeFile.Sheets(file).Values.SelectMany(sheet => sheet.Cells.Values).Select(cell => cell.Text ?? "");
        Assert.Contains(texts, text => text.Contains("没有数字可以研判", StringComparison.Ordinal));
    }

    /// <summary>A cell of Word under the keys that a data format would give it.</summary>
    private static IEnumerable<(string Key, string Value)> Values(BriefingColumn column, string cell)
    {
        if (column.Kind is not ValueKind.Share) return [(column.Key, cell == "–" ? "" : column.Kind is ValueKind.Text ? cell : Plain(cell))];
        var (share, rest) = (cell[..cell.IndexOf('(', StringComparison.Ordinal)], cell[(cell.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split('/'));
        var value = share.Trim() == "–" ? "" : (double.Parse(Plain(share.Trim().TrimEnd('%').Trim()), CultureInfo.InvariantCulture) / 100).ToString("R", CultureInfo.InvariantCulture);
        return [(column.Key, value), ($"{column.Key}_of", Plain(rest[0])), ($"{column.Key}_base", Plain(rest[1]))];
    }

    private static void Compare(string oracle, IReadOnlyList<IReadOnlyDictionary<string, string>> read, double tolerance)
    {
        var expected = Csv.Rows($"{Oracle}/{oracle}.csv").ToDictionary(row => row.Values.First(), StringComparer.Ordinal);
        Assert.Equal(expected.Count, read.Count);
        Assert.All(read, got =>
        {
            var wanted = expected[got.Values.First()];
            foreach (var (key, want) in wanted.Skip(1))
            {
                var value = key switch { "due_and_closed" => got["on_time_rate_base"], "on_time_closed" => got["on_time_rate_of"], _ => got[key] };
                if (want.Length == 0) Assert.Equal("", value);
                else Assert.True(Math.Abs(double.Parse(want, CultureInfo.InvariantCulture) - double.Parse(value, CultureInfo.InvariantCulture)) <= tolerance, $"{got.Values.First()} {key}: {value}, not {want}");
            }
        });
    }

    private static SortedDictionary<string, int> Expected(string oracle, bool turned) => new(
        Csv.Rows(oracle).SelectMany(row => row.Skip(1).Select(cell => (Row: row.Values.First(), Column: cell.Key, Count: int.Parse(cell.Value, CultureInfo.InvariantCulture))))
            .ToDictionary(cell => turned ? $"{cell.Column}|{cell.Row}" : $"{cell.Row}|{cell.Column}", cell => cell.Count),
        StringComparer.Ordinal);

    private static SortedDictionary<string, int> Grid(IReadOnlyList<string[]> rows) => new(
        rows.Skip(1).SelectMany(row => row.Skip(1).Select((cell, column) => ($"{row[0]}|{rows[0][column + 1]}", cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture))))
            .ToDictionary(cell => cell.Item1, cell => cell.Item2),
        StringComparer.Ordinal);

    private static IReadOnlyList<string[]> Cells(SheetRead sheet, HeatBlock block) => [.. Enumerable.Range(4, block.Rows.Count + 1).Select(row =>
        Enumerable.Range(1, block.Columns.Count + 1).Select(column => sheet.At(column, row) is { } cell ? cell.Text ?? $"{cell.Number}" : "").ToArray())];

    private static string Plain(string number) => number.Replace(",", "", StringComparison.Ordinal);

    private static string NameOf(LocalName title) => WorkbookExport.NameOf(title.Zh, []);

    private async Task<BriefingDocument> Document(TempFolder folder) => BriefingJson.Read(await Write(folder, "json", Whole));

    private async Task<byte[]> Write(TempFolder folder, string format, params string[] args)
    {
        var set = await sets.Of("nyc311");
        var said = await ProgramUnderTest.RunAsync(["briefing", "--db", set.Database, "--format", format, "--out", folder.File("briefing"), .. args]);
        Assert.Equal((ExitCodes.Done, ""), (said.ExitCode, said.Error));
        return await File.ReadAllBytesAsync(folder.File("briefing"));
    }
}
