using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BasicControl.Core.Changes;
using BasicControl.Core.Data;
using BasicControl.Core.Data.Sqlite;
using BasicControl.Core.Incidents;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Kit;

/// <summary>
/// A real server process under mixed load, killed (SIGKILL) at a random moment and started again, round after round. The load: records one by
/// one and in batches and files for import over the API, and desk commands by the simulator inside the server, as fast as they go.
/// </summary>
/// <param name="database">The store as <c>sqlite:PATH</c>; it need not be there.</param>
/// <param name="file">The same as a path.</param>
internal sealed class KillRounds(string database, string file, int seed)
{
    private const string Wall = "/api/v1/wall?city=1";
    private const string Incidents = "/api/v1/incidents";
    private const string Figures = "/api/v1/figures";
    private const string Imports = "/api/v1/imports";

    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<string, byte> _acknowledged = new();
    private int _number;
    private int _files;

    /// <summary>Records that were answered with success.</summary>
    public int Acknowledged => _acknowledged.Count;

    /// <summary>Files whose import was answered with success.</summary>
    public int Imported => _files;

    /// <summary>Rows that the journal holds.</summary>
    public long Rows { get; private set; }

    /// <summary>Orders moved by desk commands.</summary>
    public long Moves { get; private set; }

    /// <summary>What was found wrong; empty when all held.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Runs the rounds and looks after each for what was acknowledged, and now and then and at the end for everything.</summary>
    /// <param name="told">Called after each round.</param>
    public async Task RunAsync(int rounds, Action<int>? told = null)
    {
        for (var round = 1; round <= rounds && Faults.Count == 0; round++)
        {
            await RoundAsync(round);
            LookForLosses(round, everything: round % 20 == 0 || round == rounds);
            told?.Invoke(round);
        }

        await CompareAsync();
    }

    private async Task RoundAsync(int round)
    {
        using var server = ProgramUnderTest.Start(["--demo", "--preset", "small", "--sim-pace", "6000", "--db", database, "--urls", "http://127.0.0.1:0"]);
        try
        {
            using var client = await ClientAsync(server);
            await LookAtDurabilityAsync(client, round);
            using var stop = new CancellationTokenSource();
            List<Task> callers =
            [
                .. Enumerable.Range(0, 6).Select(_ => LoopAsync(() => SinglesAsync(client, stop.Token), stop.Token)),
                .. Enumerable.Range(0, 2).Select(_ => LoopAsync(() => BatchAsync(client, stop.Token), stop.Token)),
                LoopAsync(() => ImportAsync(client, stop.Token), stop.Token),
            ];
            await Task.Delay(_random.Next(20, 900));
            server.Kill();
            await server.WaitForExitAsync();
            await stop.CancelAsync();
            await Task.WhenAll(callers);
        }
        finally
        {
            if (!server.HasExited) server.Kill();
        }
    }

    private async Task<HttpClient> ClientAsync(Process server)
    {
        var client = new HttpClient { BaseAddress = await ProgramUnderTest.AddressOfAsync(server), Timeout = TimeSpan.FromSeconds(60) };
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        if (Path.Combine(Path.GetDirectoryName(file)!, "demo.key") is var key && File.Exists(key))
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(key)).Trim());
        }

        client.DefaultRequestHeaders.Add("X-BasicControl", "import");
        return client;
    }

    // A kill leaves the page cache alone, so it cannot show a missing sync: the writer's own connection says what it promises.
    private async Task LookAtDurabilityAsync(HttpClient client, int round)
    {
        var ready = await client.GetFromJsonAsync<JsonElement>(Health.Ready);
        var told = $"{ready.GetProperty("journalMode").GetString()}/{ready.GetProperty("synchronous").GetString()}";
        if (told != "wal/2") Faults.Add($"round {round}: the writer's journal_mode/synchronous is {told}");
    }

    private static async Task LoopAsync(Func<Task> once, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await once();
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private object Record(string number) => new { source = "110", number, at = TimeProvider.System.GetUtcNow(), type = "求助", text = new string('x', _random.Next(400)) };

    private string Next(string prefix) => $"{prefix}{seed}-{Interlocked.Increment(ref _number)}";

    private async Task SinglesAsync(HttpClient client, CancellationToken stop)
    {
        var number = Next("S");
        using var answer = await client.PostAsJsonAsync(Incidents, Record(number), stop);
        if (answer.IsSuccessStatusCode) _acknowledged[number] = 0;
        else if ((int)answer.StatusCode < 500) Faults.Add($"{Incidents}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}");
    }

    private async Task BatchAsync(HttpClient client, CancellationToken stop)
    {
        string[] numbers = [.. Enumerable.Range(0, 150).Select(_ => Next("B"))];
        using var answer = await client.PostAsJsonAsync(Incidents, numbers.Select(Record), stop);
        if (!answer.IsSuccessStatusCode) return;
        var body = await answer.Content.ReadAsStringAsync(stop);
        foreach (var number in body.Contains("\"refused\":0", StringComparison.Ordinal) || !body.Contains("\"errors\"", StringComparison.Ordinal) ? numbers : []) _acknowledged[number] = 0;
    }

    private async Task ImportAsync(HttpClient client, CancellationToken stop)
    {
        string[] numbers = [.. Enumerable.Range(0, 400).Select(_ => Next("C"))];
        var csv = string.Join('\n', numbers.Select((number, i) => $"{number},{1_700_000_000_000 + (i * 1000L)},TYPE {i % 30},SUB {i % 8},{i} Street,29.4,-98.5").Prepend("IncidentNumber,ResponseDate,ProblemType,Substation,Address,LAT,LON"));
        using var form = new MultipartFormDataContent { { new StringContent("sapd"), "profile" }, { new StringContent("false"), "dryRun" }, { new StringContent(csv), "file", "calls.csv" } };
        using var answer = await client.PostAsync(Imports, form, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        if (!answer.IsSuccessStatusCode) return;
        if (JsonDocument.Parse(text).RootElement is var told && told.TryGetProperty("created", out var created) && created.GetInt32() != numbers.Length) return;
        Interlocked.Increment(ref _files);
        foreach (var number in numbers) _acknowledged[number] = 0;
    }

    private void LookForLosses(int round, bool everything)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        reader.ReadNow(db =>
        {
            var stored = db.Incidents.Select(row => row.ExternalNumber).ToHashSet(StringComparer.Ordinal);
            var lost = _acknowledged.Keys.Where(number => !stored.Contains(number)).ToList();
            if (lost.Count > 0) Faults.Add($"round {round}: {lost.Count} acknowledged records are gone, such as {lost[0]}");
            if (!everything) return 0;
            var report = JournalVerifier.Verify(db, anchors: new AnchorBook(new SqliteStore(file)).Read());
            if (!report.IsValid) Faults.Add($"round {round}: the journal breaks at {report.BrokenAt}: {report.Code}");
            (Rows, Moves) = (report.Rows, db.Changes.Count(row => row.Subject == Subject.WorkOrder));
            return 0;
        });
    }

    /// <summary>After one more start: what the wall has folded against what is counted anew, over the API of the same server.</summary>
    private async Task CompareAsync()
    {
        using var server = ProgramUnderTest.Start(["--demo", "--preset", "small", "--sim-pace", "0.0001", "--db", database, "--urls", "http://127.0.0.1:0"]);
        try
        {
            using var client = await ClientAsync(server);
            for (var i = 0; i < 50; i++) await SinglesAsync(client, CancellationToken.None);
            for (var i = 0; i < 100; i++)
            {
                var ready = await client.GetFromJsonAsync<JsonElement>(Health.Ready);
                if (ready.GetProperty("journalLag").GetInt64() == 0 && ready.GetProperty("inboxDepth").GetInt32() == 0) break;
                await Task.Delay(100);
            }

            var wall = (await WallAtEndAsync(client)).GetProperty("parts").GetProperty("figures").GetProperty("value");
            var fresh = await client.GetFromJsonAsync<JsonElement>($"{Figures}?of=orders&city=1");
            Same("open", wall.GetProperty("pending").EnumerateArray().Sum(level => level.GetInt64()), fresh.GetProperty("open").GetInt64());
            Same("overdue", wall.GetProperty("overdue").GetInt64(), fresh.GetProperty("overdue_open").GetInt64());
            Same("closed", wall.GetProperty("closure").GetProperty("numerator").GetInt64(), fresh.GetProperty("closed").GetInt64());
            Same("created", wall.GetProperty("closure").GetProperty("denominator").GetInt64(), fresh.GetProperty("created").GetInt64());
            Same("today", wall.GetProperty("incidentsToday").GetInt64(), Today());
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        LookForLosses(0, everything: true);
    }

    /// <summary>The wall once it shows the last change; that somebody read is nothing to it.</summary>
    private async Task<JsonElement> WallAtEndAsync(HttpClient client)
    {
        using var reader = new StoreReader(new SqliteStore(file));
        var last = reader.ReadNow(db => db.Changes.Where(row => row.Subject != Subject.Read).Max(row => row.Position));
        var wall = await client.GetFromJsonAsync<JsonElement>(Wall);
        for (var i = 0; i < 100 && wall.GetProperty("position").GetInt64() < last; i++)
        {
            await Task.Delay(100);
            wall = await client.GetFromJsonAsync<JsonElement>(Wall);
        }

        return wall;
    }

    private long Today()
    {
        var midnight = new DateTimeOffset(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date, TimeSpan.FromHours(8)).UtcDateTime;
        using var reader = new StoreReader(new SqliteStore(file));
        return reader.ReadNow(db => db.Incidents.Count(row => row.At >= midnight));
    }

    private void Same(string what, long folded, long counted)
    {
        if (folded != counted) Faults.Add($"{what}: the wall says {folded}, a fresh count {counted}");
    }
}
