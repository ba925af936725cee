using System.Diagnostics;
using BasicControl.Core;
using BasicControl.Core.Briefing;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Pdf;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>One day's briefing of a city with 1 M orders over three years and 3,000 officers: read, drafted, and written in every format.</summary>
internal static class BriefingBench
{
    private const int Orders = 1_000_000;
    private const int Days = 1_095;
    private const int Officers = 3_000;
    private const int Rounds = 5;

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        var centre = store.Centre;
        WallBenchStore.Fill(centre, Orders, Days);
        AddOfficers(centre);
        var reader = new BriefingReader(centre.Book, centre.Targets, centre.Feeds, centre.Rubrics);
        var city = centre.Book.Cities.Single();
        var yesterday = centre.Book.ZoneOf(city.Id).DayOf(centre.Clock.UtcNow()).AddDays(-1);
        var plan = new BriefingRequest(city.Id, BriefingPeriod.Of(yesterday)).Plan(centre.Book, centre.Clock.UtcNow()).Value;
        AnsiConsole.WriteLine($"{Orders:n0} orders over {Days:n0} days, {Officers:n0} officers; medians of {Rounds}:");

        var total = 0d;
        var document = BriefingTemplate.Draft(centre.Reader.ReadNow(db => reader.Read(db, plan)));
        total += await Show("read and drafted", () =>
        {
            document = BriefingTemplate.Draft(centre.Reader.ReadNow(db => reader.Read(db, plan)));
            return Task.CompletedTask;
        });
        foreach (var writer in BriefingWriters.All)
        {
            total += await Show(writer.Format, async () =>
            {
                using var stream = new MemoryStream();
                await writer.Write(document, BriefingCultures.Chinese, stream);
            });
        }

        using var printer = new ChromiumPrinter(ChromiumOptions.Of(null), TimeProvider.System);
        var pdf = new PdfBriefing(printer);
        if (pdf.IsAvailable)
        {
            await Show("(the browser's start alone)", async () => _ = (await printer.Print("<p>1</p>")).Value);
            total += await Show("pdf, with the browser's start", async () => _ = (await pdf.Print(document, BriefingCultures.Chinese)).Value);
        }

        AnsiConsole.WriteLine($"all together: {total:0} ms");
    }

    private static async Task<double> Show(string what, Func<Task> run)
    {
        var times = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await run();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The first round warms up.
        var median = times.Skip(1).Order().ElementAt(Rounds / 2);
        AnsiConsole.WriteLine($"{what}: {median:0} ms");
        return median;
    }

    private static void AddOfficers(Centre centre)
    {
        var city = centre.Book.Cities.Single().Id;
        var stations = centre.Book.Units.Where(unit => unit.Kind == UnitKind.Station).Select(unit => unit.Id).ToArray();
        for (var i = 1; i <= Officers; i++)
        {
            centre.Book.Add(new Person { Id = new(i), CityId = city, Number = $"{i:D6}", Name = $"officer {i}" });
            centre.Book.Add(new PersonLink { Id = i, PersonId = new(i), UnitId = stations[i % stations.Length], From = DateTime.UnixEpoch });
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = centre.Store.Path, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE work_orders SET officer_id = 1 + (id % {Officers})";
        command.ExecuteNonQuery();
    }
}
