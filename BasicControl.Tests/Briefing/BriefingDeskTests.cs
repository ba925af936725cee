using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Briefing;

public sealed class BriefingDeskTests
{
    private static readonly DateOnly Day = new(2026, 11, 19);

    [Fact]
    public async Task A_briefing_is_drafted_edited_signed_and_then_frozen_with_its_hash()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);
        var edited = await desk.Edit(id, 1, "comment:0", new("改过的第一句。", "The first sentence, edited."));
        var signed = await desk.Desk.Sign(id, edited.Value, " 王䶮 ", test.Supervisor);

        var file = (await desk.Queries.Find(Scope.Everything, id))!;
        Assert.Equal(3, signed.Value);
        Assert.Equal((BriefingState.Signed, "王䶮"), (file.Record.State, file.Record.SignedBy));
        Assert.Equal(("改过的第一句。", "王䶮"), (file.Document.Sentences()[0].Zh, file.Document.Signature!.Name));
        Assert.Equal(BriefingJson.Hash(file.Record.Content), file.Record.Hash);
        Assert.True(file.IsIntact);
        Assert.Equal(["briefing.frozen"], (await desk.Edit(id, 3, "comment:0", new("再改", null))).Refusals.Select(no => no.Code));
        Assert.Equal(["briefing.frozen"], (await desk.Desk.Sign(id, 3, "李", test.Supervisor)).Refusals.Select(no => no.Code));
        Assert.True(test.Verify().IsValid);
        Assert.Equal(["briefing.drafted", "briefing.edited", "briefing.signed"], Kinds(test, id));
    }

    [Fact]
    public async Task Two_who_edit_at_once_are_told_apart_and_nothing_is_lost()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);

        var both = await Task.WhenAll(desk.Edit(id, 1, "comment:0", new("甲写的。", null)), desk.Edit(id, 1, "comment:0", new("乙写的。", null)));

        Assert.Single(both, one => one.IsAccepted);
        var refused = Assert.Single(both, one => !one.IsAccepted).Refusal;
        Assert.Equal("briefing.version-moved", refused.Code);
        Assert.Equal(["1", "2"], refused.Arguments);
        Assert.Contains((await desk.Queries.Find(Scope.Everything, id))!.Document.Sentences()[0].Zh, new[] { "甲写的。", "乙写的。" });
    }

    [Fact]
    public async Task Two_who_sign_at_once_freeze_it_once()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);

        var both = await Task.WhenAll(desk.Desk.Sign(id, 1, "甲", test.Supervisor), desk.Desk.Sign(id, 1, "乙", test.CentreDesk));

        Assert.Single(both, one => one.IsAccepted);
        Assert.Equal("briefing.frozen", Assert.Single(both, one => !one.IsAccepted).Refusal.Code);
    }

    [Fact]
    public async Task Late_data_flags_a_frozen_briefing_and_a_correction_shows_the_difference()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);
        var version = (await desk.Edit(id, 1, "comment:2", new("人写的第三句。", null))).Value;
        await desk.Desk.Sign(id, version, "王", test.Supervisor);
        Assert.Empty(await desk.Queries.Late(Scope.Everything, id));

        await test.Requests(BriefingKit.Start(Day), ("late-1", 3, 9, null, "East", "noise"));

        var late = await desk.Queries.Late(Scope.Everything, id);
        Assert.Contains(late, line => line.Where.Zh == "新增工单" && line.Before?.Zh == "2" && line.After?.Zh == "3");
        var frozen = (await desk.Queries.Find(Scope.Everything, id))!;
        Assert.Equal(2, frozen.Document.Count("created"));
        var second = (await desk.Desk.Correct(id, frozen.Record.Version, test.Supervisor)).Value;
        var corrected = (await desk.Queries.Find(Scope.Everything, second))!;
        Assert.Equal((2, 3L, "人写的第三句。"), (corrected.Record.Number, corrected.Document.Count("created"), corrected.Document.Sentences()[2].Zh));
        Assert.Contains(corrected.Differences, line => line.Where.Zh == "新增工单" && line.Before?.Zh == "2" && line.After?.Zh == "3");
        Assert.Contains(corrected.Differences, line => line.Where.Zh.StartsWith("研判意见 第 1 句", StringComparison.Ordinal));
        Assert.DoesNotContain(corrected.Differences, line => line.Where.Zh.StartsWith("研判意见 第 3 句", StringComparison.Ordinal));
        Assert.Equal(frozen.Record.AsOf, corrected.Record.AsOf);

        await desk.Desk.Sign(second, corrected.Record.Version, "王", test.Supervisor);
        Assert.Equal(BriefingState.Replaced, (await desk.Queries.Find(Scope.Everything, id))!.Record.State);
        Assert.True((await desk.Queries.Find(Scope.Everything, id))!.IsIntact);
        Assert.Equal([2, 1], (await desk.Queries.Find(Scope.Everything, id))!.Versions.Select(one => one.Number));
    }

    [Fact]
    public async Task A_content_that_was_touched_no_longer_has_its_digest()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);
        await desk.Desk.Sign(id, 1, "王", test.Supervisor);

        await test.Centre.Commit.Batch(session =>
        {
            var row = session.Db.Briefings.Single(one => one.Id == id);
            row.Content = BriefingJson.Write(BriefingJson.Read(row.Content) with { Position = 1 });
            return 0;
        });

        Assert.False((await desk.Queries.Find(Scope.Everything, id))!.IsIntact);
    }

    [Fact]
    public async Task What_may_not_be_done_is_refused_with_a_worded_code()
    {
        await using var test = await WithRequests();
        var desk = new BriefingKit(test);
        var id = await desk.Draft(Day);
        var request = new BriefingRequest(test.City.Id, BriefingPeriod.Of(Day));
        (string, IEnumerable<Refusal>)[] cases =
        [
            ("briefing.exists", (await desk.Desk.Draft(request, test.CentreDesk)).Refusals),
            ("briefing.post-may-not", (await desk.Desk.Draft(request, test.Officer)).Refusals),
            ("briefing.post-may-not", (await desk.Desk.Sign(id, 1, "x", Actor.System)).Refusals),
            ("briefing.other-unit", (await desk.Desk.Sign(id, 1, "x", test.Supervisor with { Acts = Scope.Of(test.East.Id) })).Refusals),
            ("briefing.unknown", (await desk.Desk.Sign(id + 9, 1, "x", test.Supervisor)).Refusals),
            ("briefing.version-moved", (await desk.Desk.Sign(id, 7, "x", test.Supervisor)).Refusals),
            ("briefing.not-signed", (await desk.Desk.Correct(id, 1, test.Supervisor)).Refusals),
            ("text.missing", (await desk.Desk.Sign(id, 1, "  ", test.Supervisor)).Refusals),
            ("text.missing", (await desk.Edit(id, 1, "comment:0", new(" ", null))).Refusals),
            ("text.too-long", (await desk.Edit(id, 1, "comment:0", new(new string('长', 4_001), null))).Refusals),
            ("briefing.place-unknown", (await desk.Edit(id, 1, "comment:9", new("x", null))).Refusals),
        ];

        foreach (var (code, refusals) in cases)
        {
            var refusal = Assert.Single(refusals);
            Assert.Equal(code, refusal.Code);
            Assert.All([BriefingCultures.Chinese, BriefingCultures.English], culture => Assert.NotEqual(refusal.ToString(), RefusalText.Of(refusal, culture)));
        }
    }

    private static List<string> Kinds(TestCentre test, long id) => test.Centre.Reader.ReadNow(
        db => db.Changes.Where(row => row.Subject == Subject.Briefing && row.SubjectId == id).OrderBy(row => row.Position).Select(row => row.Kind).ToList());

    private static async Task<TestCentre> WithRequests()
    {
        var test = await TestCentre.Open();
        await test.Requests(BriefingKit.Start(Day), ("A", 1, 9, 4, "East", "noise"), ("B", 2, 10, null, "West", "parking"));
        return test;
    }
}
