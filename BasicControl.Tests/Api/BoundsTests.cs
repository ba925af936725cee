using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;
using BasicControl.Web.Commands;
using BasicControl.Web.Setup;
using Microsoft.Extensions.Options;

namespace BasicControl.Tests.Api;

/// <summary>Every bound of the API is an option, and every answer at a bound says when to come again.</summary>
public sealed class BoundsTests
{
    private const string Good = """{"source":"110","number":"1","at":"2026-05-01T08:30:00Z"}""";

    [Fact]
    public async Task More_requests_than_an_address_may_send_are_answered_429_with_a_time_to_wait()
    {
        await using var api = await ApiServer.StartAsync(("Api:RequestsPerSecond", "5"));

        var answers = new List<Answer>();
        for (var i = 0; i < 12; i++) answers.Add(await api.PostAsync(Good));

        Assert.Equal(201, answers[0].Status);
        var refused = answers.First(answer => answer.Status == 429);
        Assert.Equal(("rate.too-many", "1"), (refused.Code, refused.Headers.RetryAfter?.ToString()));
        await Task.Delay(1100);
        Assert.Equal(200, (await api.PostAsync(Good)).Status);
    }

    [Fact]
    public async Task A_full_inbox_is_answered_503_with_a_time_to_wait_and_takes_nothing()
    {
        await using var api = await ApiServer.StartAsync();
        var busy = new TaskCompletionSource();
        var held = api.Centre.Commit.Batch(_ => busy.Task.Wait(TimeSpan.FromSeconds(30)));
        var filling = new List<Task>();
        for (var i = 0; i < 110; i++)
        {
            var items = Enumerable.Range(0, 200).Select(ISourceItem (n) => new SourceRecord { Source = "110", Number = $"f{i}-{n}", At = new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc) }).ToList();
            if (api.Centre.Inbox.TrySubmit(Scope.Everything, items, out var receipts)) filling.Add(receipts);
        }

        var single = await api.PostAsync(Good);
        var batch = await api.PostAsync($"[{Good}]");
        busy.SetResult();
        await held;
        await Task.WhenAll(filling);

        Assert.Equal((503, "inbox.full", "1"), (single.Status, single.Code, single.Headers.RetryAfter?.ToString()));
        Assert.Equal((200, 1, "1"), (batch.Status, batch.Json.GetProperty("noRoom").GetInt32(), batch.Headers.RetryAfter?.ToString()));
        Assert.Equal(503, batch.Json.GetProperty("results")[0].GetProperty("status").GetInt32());
        Assert.Equal(201, (await api.PostAsync(Good)).Status);
    }

    [Theory]
    [InlineData("Api:RequestsPerSecond", "0")]
    [InlineData("Api:BodyBytes", "1")]
    [InlineData("Api:BatchItems", "-5")]
    [InlineData("Hub:Screens", "0")]
    [InlineData("Wall:WindowDays", "0")]
    public async Task An_impossible_setting_stops_the_start_and_is_named(string key, string value)
    {
        using var folder = new TempFolder();
        await using var app = WebHost.Build(new ServeOptions { Urls = "http://127.0.0.1:0", Database = folder.Database, Settings = new Dictionary<string, string?> { [key] = value } });

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_says_in_words_which_setting_is_impossible()
    {
        using var folder = new TempFolder();

        var said = await ProgramUnderTest.ToItsEndAsync(
            ProgramUnderTest.Start(["--db", folder.Database, "--urls", "http://127.0.0.1:0"], "en_US.UTF-8", ("Api__BatchItems", "20000")));

        Assert.Equal(ExitCodes.Usage, said.ExitCode);
        Assert.Contains("A setting is impossible: Api:BatchItems", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_writer_promises_a_full_sync_and_a_write_ahead_log()
    {
        await using var api = await ApiServer.StartAsync();

        Assert.Equal("2", await api.Centre.Commit.Pragma("synchronous"));
        Assert.Equal("wal", await api.Centre.Commit.Pragma("journal_mode"));
    }
}
