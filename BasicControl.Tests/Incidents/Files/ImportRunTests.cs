using System.Globalization;
using System.Text;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.Incidents.Files;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents.Files;

public sealed class ImportRunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_kept_with_its_counts_and_told_in_the_journal()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", [Row(1), Row(2), "x,,,,,,,,,,,,"]);

        var report = await ImportKit.Import(test, ImportKit.MyCity, path);
        var (run, changes) = test.Centre.Reader.ReadNow(db => (db.ImportRuns.Single(), db.Set<Core.Changes.ChangeRow>().Count(row => row.Kind == ImportEnded.Name)));

        Assert.Equal((3, 2, 1, false), (run.Read, run.Created, run.Rejected, run.Cancelled));
        Assert.Equal(("my-city", "rows.csv", report.Import), (run.Profile, run.FileName, run.Id));
        Assert.NotNull(run.EndedAt);
        Assert.Equal(1, changes);
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task A_dry_run_reads_everything_shows_twenty_errors_and_writes_nothing()
    {
        await using var test = await TestCentre.Open();
        var before = test.Centre.Commit.Position;
        var path = ImportKit.Write(_folder, "rows.csv", Enumerable.Range(0, 500).Select(i => i % 5 == 0 ? $"{i},never,,,,,,,,,,," : Row(i)));

        var report = (await ImportKit.Runner(test).Run(new(ImportKit.MyCity, [path], DryRun: true), null, Stop)).Value;

        Assert.Equal(new ImportSummary(500, 0, 0, 0, 100), report.Summary);
        Assert.Equal(ImportRunner.ShownErrors, report.FirstErrors.Count);
        Assert.Null(report.Import);
        Assert.Equal(before, test.Centre.Commit.Position);
        Assert.Null(test.Centre.Book.Source("my-city"));
    }

    [Fact]
    public async Task A_dry_run_of_a_strict_profile_names_unknown_units_as_the_run_would()
    {
        await using var test = await TestCentre.Open();
        var strict = ProfileReader.Read(
            ImportKit.Profile.Replace("\"create\"", "\"reject\"", StringComparison.Ordinal)
                .Replace("{ \"name\": \"My city\" }", "{ \"name\": \"x\", \"code\": \"990100000000\" }", StringComparison.Ordinal),
            "strict.json").Value;
        var path = ImportKit.Write(_folder, "rows.csv", [Row(1), Row(2).Replace("east", "990101010000", StringComparison.Ordinal), Row(3).Replace("east", "", StringComparison.Ordinal)]);

        var dry = (await new ImportRunner(null, test.Clock, test.Centre.Book).Run(new(strict, [path], DryRun: true), null, Stop)).Value;
        var run = await ImportKit.Import(test, strict, path);

        Assert.Equal(new ImportSummary(3, 2, 0, 0, 1), run.Summary);
        Assert.Equal(1, dry.Summary.Rejected);
        Assert.Equal(run.FirstErrors[0].Refusals, dry.FirstErrors[0].Refusals);
    }

    [Fact]
    public async Task A_newer_version_updates_an_older_one_is_passed_over_and_order_does_not_matter()
    {
        var rows = Enumerable.Range(0, 60).SelectMany(i => Enumerable.Range(0, 3).Select(version => Version(i, version))).ToArray();
        var random = new Random(20_181_021);
        List<string>? expected = null;
        for (var round = 0; round < 4; round++)
        {
            await using var test = await TestCentre.Open();
            await ImportKit.Import(test, ImportKit.MyCity, ImportKit.Write(_folder, $"round{round}.csv", rows));
            var state = State(test);
            expected ??= state;

            Assert.Equal(60, state.Count);
            Assert.Equal(expected, state);
            random.Shuffle(rows);
        }
    }

    [Fact]
    public async Task Two_files_in_either_order_end_in_the_same_state()
    {
        var early = ImportKit.Write(_folder, "early.csv", Enumerable.Range(0, 300).Select(i => Version(i, 0)));
        var late = ImportKit.Write(_folder, "late.csv", Enumerable.Range(100, 300).Select(i => Version(i, 1)));
        await using var one = await TestCentre.Open();
        await using var other = await TestCentre.Open();

        var first = await ImportKit.Import(one, ImportKit.MyCity, early, late);
        var second = await ImportKit.Import(other, ImportKit.MyCity, late, early);

        Assert.Equal(new ImportSummary(600, 400, 200, 0, 0), first.Summary);
        Assert.Equal(new ImportSummary(600, 400, 0, 200, 0), second.Summary);
        Assert.Equal(State(one), State(other));
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_was_handed_over_and_can_be_run_again_without_duplicates()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", Enumerable.Range(0, 20_000).Select(Row));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var progress = new Told(told =>
        {
            if (told.Summary.Read >= 2_000) stop.Cancel();
        });

        var cut = (await ImportKit.Runner(test).Run(new(ImportKit.MyCity, [path]), progress, stop.Token)).Value;
        var again = await ImportKit.Import(test, ImportKit.MyCity, path);

        Assert.True(cut.Cancelled);
        Assert.InRange(cut.Summary.Created, 2_000, 19_000);
        Assert.Equal(new ImportSummary(20_000, 20_000 - cut.Summary.Created, 0, cut.Summary.Created, 0), again.Summary);
        Assert.True(test.Centre.Reader.ReadNow(db => db.ImportRuns.OrderBy(row => row.Id).First()).Cancelled);
    }

    [Fact]
    public async Task Progress_only_grows_and_ends_at_the_end()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", Enumerable.Range(0, 5_000).Select(Row));
        var told = new List<ImportProgress>();

        await ImportKit.Runner(test).Run(new(ImportKit.MyCity, [path]), new Told(told.Add), Stop);

        Assert.Equal(5_000, told[^1].Summary.Read);
        Assert.Equal(told.Select(one => one.Done).Order(), told.Select(one => one.Done));
        Assert.Equal(1, told[^1].Done);
    }

    [Fact]
    public async Task Rejected_rows_are_exported_with_their_reason_corrected_and_imported_again()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", [Row(1), "b1,never,,,noise,east,\"1, Main\nSt\",ok,,,open,,", "b2,2026-11-01 08:00,,,noise,east,,=cmd(),,,open,,"]);
        var report = await ImportKit.Import(test, ImportKit.MyCity, path);

        var text = await Export(test, report.Import!.Value);
        var corrected = _folder.File("corrected.csv");
        await File.WriteAllTextAsync(corrected, text.Replace("never", "2026-11-03 09:00", StringComparison.Ordinal).Replace("'=cmd()", "cmd", StringComparison.Ordinal), new UTF8Encoding(true), Stop);
        var again = await ImportKit.Import(test, ImportKit.MyCity, corrected);

        Assert.Contains("reject_reason", text, StringComparison.Ordinal);
        Assert.Contains("at “never” is no time; write it as yyyy-MM-dd HH:mm.", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd()", text, StringComparison.Ordinal);
        Assert.Equal(new ImportSummary(2, 2, 0, 0, 0), again.Summary);
        Assert.Equal("1, Main\nSt", test.Centre.Reader.ReadNow(db => db.WorkOrders.Single(row => row.ExternalNumber == "b1")).Address);
    }

    [Fact]
    public async Task Every_reason_of_a_rejected_row_is_exported_and_all_can_be_corrected_at_once()
    {
        await using var test = await TestCentre.Open();
        var report = await ImportKit.Import(test, ImportKit.MyCity, ImportKit.Write(_folder, "rows.csv", ["b1,never,,,noise,east,,,95.5,7,open,,"]));

        var text = await Export(test, report.Import!.Value);
        await File.WriteAllTextAsync(
            _folder.File("corrected.csv"), text.Replace("never,", "2026-11-03 09:00,", StringComparison.Ordinal).Replace(",95.5,", ",59.5,", StringComparison.Ordinal), Stop);

        Assert.Contains("at “never” is no time", text, StringComparison.Ordinal);
        Assert.Contains("lat 95.5", text, StringComparison.Ordinal);
        Assert.Equal(new ImportSummary(1, 1, 0, 0, 0), (await ImportKit.Import(test, ImportKit.MyCity, _folder.File("corrected.csv"))).Summary);
    }

    [Fact]
    public async Task A_file_of_refused_rows_only_is_an_arrival_all_the_same()
    {
        await using var test = await TestCentre.Open();

        await ImportKit.Import(test, ImportKit.MyCity, ImportKit.Write(_folder, "rows.csv", ["b1,never,,,noise,east,,,,,open,,"]));

        Assert.Equal(test.Clock.Now, test.Centre.Feeds.LastArrival(test.Centre.Book.Source("my-city")!));
        await test.Restart();
        Assert.Equal(test.Clock.Now, test.Centre.Feeds.LastArrival(test.Centre.Book.Source("my-city")!));
    }

    [Fact]
    public async Task The_export_as_it_is_is_rejected_again_and_stays_one_reject_a_row()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", ["b1,never,,,noise,east,,,,,open,,", "=b2,2026-11-01 08:00,,,noise,east,,,,,open,,"]);
        var first = await ImportKit.Import(test, ImportKit.MyCity, path);
        await File.WriteAllTextAsync(_folder.File("again.csv"), await Export(test, first.Import!.Value), Stop);

        var again = await ImportKit.Import(test, ImportKit.MyCity, _folder.File("again.csv"));

        Assert.Equal(new ImportSummary(2, 0, 0, 0, 2), again.Summary);
        Assert.Equal(2, test.Centre.Reader.ReadNow(db => db.Rejects.Count()));
        Assert.Equal(2, (await Export(test, again.Import!.Value)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Fact]
    public async Task A_file_that_does_not_fit_writes_nothing_at_all()
    {
        await using var test = await TestCentre.Open();
        var before = test.Centre.Commit.Position;
        await File.WriteAllTextAsync(_folder.File("other.csv"), "a,b\n1,2\n", Stop);

        var outcome = await ImportKit.Runner(test).Run(new(ImportKit.MyCity, [ImportKit.Write(_folder, "rows.csv", [Row(1)]), _folder.File("other.csv"), _folder.File("absent.csv")]), null, Stop);

        Assert.Equal(["file.columns-missing", "file.missing"], outcome.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(before, test.Centre.Commit.Position);
    }

    [Fact]
    public async Task A_profile_may_not_change_what_a_known_source_is()
    {
        await using var test = await TestCentre.Open();
        var path = ImportKit.Write(_folder, "rows.csv", [Row(1)]);
        await ImportKit.Import(test, ImportKit.MyCity, path);
        var other = ProfileReader.Read(ImportKit.Profile.Replace("Asia/Shanghai", "floating", StringComparison.Ordinal), "other.json").Value;

        Assert.Equal("source.differs", (await ImportKit.Runner(test).Run(new(other, [path]), null, Stop)).Refusal.Code);
    }

    public void Dispose() => _folder.Dispose();

    private static string Row(int i) => $"n{i},2026-11-01 08:00,,,noise,east,{i} Main St,text,,,open,,";

    private static string Version(int i, int version) =>
        $"n{i},2026-11-01 08:00,{(version == 2 ? "2026-11-05 10:00" : "")},,noise,station {(i + version) % 7},{i} Main St,v{version},,,{(version == 2 ? "done" : "open")},,2026-11-0{version + 1} 12:00";

    private static List<string> State(TestCentre test) => test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Origin == Origin.External).ToList())
        .Select(row => $"{row.ExternalNumber} {row.Title} {row.State} {row.ClosedAt:O} {test.Centre.Book.Unit(row.UnitId).Name}").Order(StringComparer.Ordinal).ToList();

    private static async Task<string> Export(TestCentre test, long import)
    {
        using var csv = new MemoryStream();
        await RejectExport.Write(Scope.Everything, test.Centre.Reader, test.Centre.Book, import, null, csv, CultureInfo.GetCultureInfo("en"), Stop);
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    private sealed class Told(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
