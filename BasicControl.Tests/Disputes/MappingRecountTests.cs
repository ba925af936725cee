using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Disputes;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Wall;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Disputes;

/// <summary>Mappings published while records arrive, are corrected and are worked on; and a recount that fails.</summary>
public sealed class MappingRecountTests
{
    private static readonly string[] Types = ["邻里纠纷", "家庭纠纷", "type 1", "type 2"];
    private static readonly string[] Kinds = ["none", "family", "labour", "noise", "debt"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Wall_and_heat_counts_are_the_stores_after_mappings_were_published_while_records_came_in(int seed)
    {
        await using var test = await TestCentre.Open();
        var random = new Random(seed);
        for (var i = 0; i < 30; i++)
        {
            await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 100).Select(_ => Call(test, random))]);
        }

        var brisk = TimeSpan.FromMilliseconds(30);
        await using var walls = await WallBoards.Start(test.Centre, new() { CheckEvery = null, FeedGap = brisk }, TestContext.Current.CancellationToken);
        await using var heat = HeatCubes.Start(
            new(test.Centre.Reader, test.Centre.Feed, test.Centre.Book, test.Clock), new() { CheckEvery = null, FoldGap = brisk });
        await heat.Ready;
        var arrived = 0;
        for (var version = 1; version <= 3; version++)
        {
            Assert.True((await test.Centre.Mappings.Publish(Mapping(random), "other.json", test.CentreDesk)).IsAccepted);
            do
            {
                await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 5).Select(_ => Call(test, random))]);
                var calls = test.Centre.Reader.ReadNow(db => db.Incidents.Select(row => row.Id).Take(500).ToList());
                await test.Centre.Orders.Open(
                    new(test.City.Id, OrderKind.Regulated, Level.None, "走访", "走访") { Incident = calls[random.Next(calls.Count)] }, test.CentreDesk);
                arrived++;
            }
            while (!test.Centre.Recount.Ended.IsCompleted);

            await test.Centre.Recount.Ended;
        }

        Assert.True(arrived > 3);
        await Eventually(() => heat.Read(set => HeatDifference.Between(set.All[test.City.Id], Fresh(test, set).All[test.City.Id])).Count == 0);
        var shown = await WallSeen.When(
            walls, test.City.Id, seen => seen.Position == test.Centre.Commit.Position && seen.Disputes.Figures.Value.Count == Disputes(test, seen));
        StoreAssert.Shows(test, test.City.Id, shown);
    }

    [Fact]
    public async Task A_recount_that_fails_is_logged_and_goes_on_where_it_stood()
    {
        await using var test = await TestCentre.Open();
        var random = new Random(1);
        await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 100).Select(_ => Call(test, random))]);
        var log = new KeptLog();
        test.Centre.Recount.Log = log;
        await test.Centre.Commit.Batch(session =>
            session.Prepare("CREATE TRIGGER no_recount BEFORE UPDATE ON dispute_mappings BEGIN SELECT RAISE(ABORT, 'the disk is full'); END").Execute());

        Assert.True((await test.Centre.Mappings.Publish(Mapping(random), "other.json", test.CentreDesk)).IsAccepted);
        await Eventually(() => log.Lines.Count > 1);
        Assert.False(test.Centre.Recount.Ended.IsCompleted);
        await test.Centre.Commit.Batch(session => session.Prepare("DROP TRIGGER no_recount").Execute());
        await test.Centre.Recount.Ended.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.All(log.Lines, line => Assert.Contains("version 1", line, StringComparison.Ordinal));
        Assert.NotNull(test.Centre.Reader.ReadNow(db => db.DisputeMappings.AsNoTracking().Single()).EndedAt);
    }

    private static HeatCubeSet Fresh(TestCentre test, HeatCubeSet folded) =>
        test.Centre.Reader.ReadNow(db => new HeatReading(test.Centre.Book, new HeatOptions()).Read(db, folded.At, CancellationToken.None));

    private static int Disputes(TestCentre test, WallSnapshot seen)
    {
        var zone = test.Centre.Book.ZoneOf(test.City.Id);
        var from = zone.StartOf(seen.Head.Value.WindowFrom);
        return test.Centre.Reader.ReadNow(db => db.Incidents.Count(row => row.Dispute != DisputeKind.None && row.At >= from && row.At <= seen.At));
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(holds());
    }

    private static string Mapping(Random random) =>
        $$"""
        { "normaliser": "folded", "repeat": { "least": 3, "days": 30 }, "watchDays": {{random.Next(5, 30)}}, "excluded": [ "*{{random.Next(5)}}号*" ],
          "types": [ {{string.Join(", ", Types.Select(type => $$"""{ "type": "{{type}}", "kind": "{{Kinds[random.Next(Kinds.Length)]}}" }"""))}} ],
          "groups": [ { "name": "debt", "kind": "debt", "words": [ "欠款" ] } ] }
        """;

    private static SourceRecord Call(TestCentre test, Random random) => new()
    {
        Source = "110",
        Number = $"{random.Next(4_000)}",
        At = test.Clock.Now.AddHours(-random.Next(24 * 40)),
        Type = random.Next(5) is var type and < 4 ? Types[type] : null,
        Unit = random.Next(2) == 0 ? test.East.Code : test.West.Code,
        Address = random.Next(8) == 0 ? null : $"东风路 {random.Next(5)}号",
        Text = random.Next(3) == 0 ? "催讨欠款" : null,
        UpdatedAt = test.Clock.Now.AddMinutes(-random.Next(1_000)),
    };
}
