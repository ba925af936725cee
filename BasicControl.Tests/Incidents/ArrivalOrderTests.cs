using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Incidents;

public sealed class ArrivalOrderTests
{
    [Fact]
    public async Task Records_that_come_late_twice_or_out_of_order_end_in_the_same_state()
    {
        await using var test = await TestCentre.Open();
        var run = 0;
        var records = Gen.Choose(0, 5).Select(i => (Version: i / 2, Variant: i));
        var histories = Gen.ListOf(records).Resize(12).Where(list => list.Count > 0);

        Prop.ForAll(histories.ToArbitrary(), history =>
        {
            var (one, two) = ($"{++run}-a", $"{run}-b");
            Submit(test, one, history.Select(step => (step.Version, step.Variant)));
            Submit(test, two, history.Select(step => (step.Version, step.Variant)).Reverse().Concat(history.Select(step => (step.Version, step.Variant))));
            var orders = test.Centre.Reader.ReadNow(db => db.WorkOrders.Where(row => row.Number == one || row.Number == two).ToList());
            var (left, right) = (orders.Single(row => row.Number == one), orders.Single(row => row.Number == two));
            return (left.TypeId, left.State, left.ClosedAt, left.UnitId, left.SourceUpdatedAt) == (right.TypeId, right.State, right.ClosedAt, right.UnitId, right.SourceUpdatedAt);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.True(test.Verify().IsValid);
    }

    [Fact]
    public async Task The_same_record_again_is_unchanged_and_leaves_no_row()
    {
        await using var test = await TestCentre.Open();
        var record = Record(test, "X1", 0, 0);
        Assert.Equal(Arrival.Created, (await test.Centre.Inbox.Submit(Scope.Everything, [record]))[0].Arrival);
        var position = test.Centre.Commit.Position;

        Assert.Equal(Arrival.Unchanged, (await test.Centre.Inbox.Submit(Scope.Everything, [record]))[0].Arrival);
        Assert.Equal(position, test.Centre.Commit.Position);
    }

    [Fact]
    public async Task A_close_before_creation_is_kept_counted_closed_and_marked()
    {
        await using var test = await TestCentre.Open();
        await test.Centre.Inbox.Submit(Scope.Everything, [Record(test, "X1", 0, 0) with { ClosedAt = test.Clock.Now.AddDays(-11) }]);

        var order = test.Centre.Reader.ReadNow(db => db.WorkOrders.Single());

        Assert.Equal((WorkOrderState.Closed, DataFaults.ClosedBeforeCreated), (order.State, order.Faults));
    }

    [Fact]
    public async Task An_unknown_unit_is_refused_by_one_source_and_added_by_another()
    {
        await using var test = await TestCentre.Open();

        var receipts = await test.Centre.Inbox.Submit(Scope.Everything,
        [
            Record(test, "A", 0, 0) with { Source = "110", Unit = "nowhere" },
            Record(test, "B", 0, 0) with { Unit = "nowhere" },
            Record(test, "C", 0, 0) with { Source = "no such feed" },
        ]);

        Assert.Equal([Arrival.Refused, Arrival.Created, Arrival.Refused], receipts.Select(receipt => receipt.Arrival));
        Assert.Equal(["unit.unknown", "source.unknown"], receipts.SelectMany(receipt => receipt.Refusals).Select(refusal => refusal.Code));
    }

    private static void Submit(TestCentre test, string number, IEnumerable<(int Version, int Variant)> steps)
    {
        foreach (var parcel in steps.Chunk(3))
        {
            test.Centre.Inbox.Submit(Scope.Everything, [.. parcel.Select(step => Record(test, number, step.Version, step.Variant))]).GetAwaiter().GetResult();
        }
    }

    private static SourceRecord Record(TestCentre test, string number, int version, int variant) => new()
    {
        Source = "requests",
        Number = number,
        At = test.Clock.Now.AddDays(-10),
        Type = $"type {variant % 3}",
        Unit = variant % 2 == 0 ? "north" : "south",
        Due = test.Clock.Now.AddDays(-8),
        ClosedAt = variant > 3 ? test.Clock.Now.AddDays(-9) : null,
        UpdatedAt = test.Clock.Now.AddDays(-10 + version),
    };
}
