using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Changes;

public sealed class JournalTests
{
    [Fact]
    public async Task The_sequence_has_no_gaps_and_the_chain_holds_over_a_restart()
    {
        await using var test = await TestCentre.Open();
        await Post(test, 0, 250);
        await test.Restart();
        await Post(test, 250, 250);

        var report = test.Verify();

        Assert.True(report.IsValid, report.Code);
        Assert.Equal(test.Centre.Commit.Position, report.Rows);
        Assert.True(report.Rows > 500);
    }

    [Theory]
    [InlineData("UPDATE changes SET open = replace(open, '{', '{ ') WHERE position = 300", 300, "journal.changed")]
    [InlineData("UPDATE changes SET unit_id = unit_id + 1 WHERE position = 300", 300, "journal.changed")]
    [InlineData("UPDATE changes SET happened_at = happened_at + 1 WHERE position = 300", 300, "journal.changed")]
    [InlineData("DELETE FROM changes WHERE position = 300", 300, "journal.missing")]
    [InlineData("UPDATE changes SET sealed = x'7b7d' WHERE position = 300", 300, "journal.sealed-changed")]
    public async Task A_row_that_was_touched_is_found(string crime, long position, string code)
    {
        await using var test = await TestCentre.Open();
        await Post(test, 0, 400);
        Run(test, crime);

        var report = test.Verify();

        Assert.Equal((position, code), (report.BrokenAt, report.Code));
    }

    [Fact]
    public async Task Swapped_rows_are_found()
    {
        await using var test = await TestCentre.Open();
        await Post(test, 0, 400);
        Run(test, "UPDATE changes SET position = -1 WHERE position = 300; UPDATE changes SET position = 300 WHERE position = 301; UPDATE changes SET position = 301 WHERE position = -1");

        var report = test.Verify();
        Assert.Equal((300, "journal.swapped"), (report.BrokenAt!.Value, report.Code));
    }

    [Fact]
    public async Task Erasing_the_sealed_part_and_its_salt_breaks_nothing()
    {
        await using var test = await TestCentre.Open();
        await Post(test, 0, 400);
        Run(test, "UPDATE changes SET sealed = NULL, salt = NULL WHERE position = 300");

        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task The_open_part_holds_no_address_and_no_text()
    {
        await using var test = await TestCentre.Open();
        await Post(test, 0, 3);

        var open = test.Centre.Reader.ReadNow(db => db.Changes.Select(row => row.Open).ToList());

        Assert.DoesNotContain(open, text => text.Contains("Secret", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_stored_event_reads_back_as_it_was_published()
    {
        await using var test = await TestCentre.Open();
        var published = new List<Change>();
        using var subscription = test.Centre.Feed.Subscribe(changes => published.AddRange(changes));
        await Post(test, 0, 30);

        var stored = test.Centre.Reader.ReadNow(db => db.Changes.OrderBy(row => row.Position).ToList());

        Assert.Equal(30, published.Count);
        foreach (var change in published)
        {
            var row = stored[(int)change.Position - 1];
            Assert.Equal(change.Event, BasicControl.Core.Centre.Events.Read(row.Kind, row.Open));
        }
    }

    private static Task<IReadOnlyList<Receipt>> Post(TestCentre test, int from, int count) =>
        test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(from, count).Select(i => new SourceRecord
        {
            Source = "110",
            Number = $"N{i}",
            At = test.Clock.Now,
            Type = i % 2 == 0 ? "纠纷" : "求助",
            Unit = test.East.Code,
            Address = "Secret street 7",
            Text = "secret text",
        })]);

    private static void Run(TestCentre test, string sql) => StoreHarm.Do(test.Store.Path, sql);
}
