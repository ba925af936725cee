using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Incidents;

public sealed class RejectStoreTests
{
    [Fact]
    public async Task The_same_row_twice_in_one_run_is_two_rejects_and_in_the_next_run_they_are_the_same_two()
    {
        await using var test = await TestCentre.Open();

        await Keep(test, run: 1, lines: [5, 9, 12]);
        await Keep(test, run: 2, lines: [5, 9, 12]);

        var rejects = test.Centre.Reader.ReadNow(db => db.Rejects.OrderBy(reject => reject.Line).ToList());
        Assert.Equal([(2, 5), (2, 9), (2, 12)], rejects.Select(reject => (reject.ImportId!.Value, reject.Line!.Value)));
    }

    [Fact]
    public async Task The_same_row_again_by_the_api_is_the_one_that_is_kept()
    {
        await using var test = await TestCentre.Open();
        var source = test.Centre.Book.Source("requests")!;
        var kept = await test.Centre.Commit.Batch(session => new[]
        {
            RejectStore.Keep(session, source, [new("text.missing", "number")], "{}"), RejectStore.Keep(session, source, [new("text.missing", "number")], "{}"),
        });

        Assert.Equal([true, false], kept);
        Assert.Single(test.Centre.Reader.ReadNow(db => db.Rejects.ToList()));
    }

    [Fact]
    public async Task Every_reason_is_kept_in_order_with_its_arguments()
    {
        await using var test = await TestCentre.Open();
        Refusal[] reasons = [new("number.missing", "no"), new("time.unreadable", "at", "ne\u001Fver", "yyyy"), new("level.unknown", "level", "“9”")];

        await test.Centre.Commit.Batch(session => RejectStore.Keep(session, test.Centre.Book.Source("requests")!, reasons, "{}"));

        Assert.Equal(reasons, Assert.Single(test.Centre.Reader.ReadNow(db => db.Rejects.ToList())).AllRefusals());
    }

    private static Task<int> Keep(TestCentre test, long run, params long[] lines) => test.Centre.Commit.Batch(session => lines.Count(line => RejectStore.Keep(
        session, test.Centre.Book.Source("requests")!, [new("number.missing", "no")], """{"no":""}""", (run, line))));
}
