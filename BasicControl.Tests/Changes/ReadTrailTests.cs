using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Changes;
using BasicControl.Core.Sealing;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Changes;

public sealed class ReadTrailTests
{
    [Fact]
    public async Task A_record_that_was_opened_stands_on_the_trail_with_who_from_where_and_what()
    {
        await using var test = await TestCentre.Open();

        await test.Centre.Reads.Opened(Subject.Incident, 7, test.Officer with { From = "192.0.2.7" });
        await test.Restart();

        var row = Assert.Single(Reads(test));
        Assert.Equal(new ReadEvent(ReadKind.Opened, Subject.Incident, 7), Centre.Events.Read(row.Kind, row.Open));
        Assert.Equal(("read.opened", test.Li.Id.Value, Post.Officer, "192.0.2.7"), (row.Kind, row.PersonId, row.Post, row.Origin));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task What_was_asked_word_for_word_lies_in_the_sealed_part()
    {
        await using var test = await TestCentre.Open();

        await test.Centre.Reads.Exported("/export/orders?q=张三&format=csv", test.CentreDesk);
        await test.Restart();

        var row = Assert.Single(Reads(test));
        Assert.DoesNotContain("张三", row.Open, StringComparison.Ordinal);
        var opened = test.Centre.Reader.ReadNow(db => db.Vault!.Open(SealedPart.Journal, row.Position, row.Sealed!));
        Assert.Equal("/export/orders?q=张三&format=csv", JsonSerializer.Deserialize(opened, ReadJson.Default.ReadTexts)!.What);
    }

    [Fact]
    public async Task The_same_read_counts_once_a_minute_and_another_readers_for_itself()
    {
        await using var test = await TestCentre.Open();

        for (var i = 0; i < 5; i++) await test.Centre.Reads.Opened(Subject.Incident, 7, test.Officer);
        await test.Centre.Reads.Opened(Subject.Incident, 7, test.EastDesk);
        await test.Centre.Reads.Opened(Subject.WorkOrder, 7, test.Officer);
        test.Clock.Advance(ReadTrail.Once);
        await test.Centre.Reads.Opened(Subject.Incident, 7, test.Officer);
        await test.Restart();

        Assert.Equal(4, Reads(test).Count);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_loses_no_read_it_is_told_and_they_are_in_once_it_takes_again()
    {
        await using var test = await TestCentre.Open();
        var log = new KeptLog();
        test.Centre.Reads.Log = log;
        await Pragma(test, "PRAGMA max_page_count=1");
        for (var i = 0; i < 300; i++) await test.Centre.Reads.Opened(Subject.Incident, i, test.Officer);
        for (var i = 0; i < 500 && log.Lines.Count == 0; i++) await Task.Delay(10);

        await Pragma(test, "PRAGMA max_page_count=1073741823");
        for (var i = 0; i < 1_000 && Reads(test).Count < 300; i++) await Task.Delay(10);

        Assert.Contains(log.Lines, line => line.Contains("could not be put on the trail yet", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long)i), Reads(test).Select(row => row.SubjectId));
    }

    [Fact]
    public async Task A_full_queue_makes_the_reader_wait_and_then_fail_and_drops_nothing()
    {
        await using var test = await TestCentre.Open();
        await Pragma(test, "PRAGMA max_page_count=1");
        var taken = 0;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (; taken < 10_000; taken++) await test.Centre.Reads.Opened(Subject.Incident, taken, test.Officer, patience.Token);
        });

        await Pragma(test, "PRAGMA max_page_count=1073741823");
        await test.Restart();

        Assert.InRange(taken, 4_096, 9_999);
        Assert.Equal(taken, Reads(test).Count);
    }

    private static List<ChangeRow> Reads(TestCentre test) =>
        test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.Read).OrderBy(row => row.Position).ToList());

    private static Task<int> Pragma(TestCentre test, string sql) => test.Centre.Commit.Batch(session =>
    {
        using var reader = session.Prepare(sql).Query();
        return reader.Read() ? 1 : 0;
    });
}
