using System.Text.Json;
using BasicControl.Core;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Incidents;
using BasicControl.Core.Privacy;
using BasicControl.Core.Sealing;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Privacy;

public sealed class ClearTextDeskTests
{
    [Fact]
    public async Task Who_may_sees_it_and_the_trail_holds_who_what_and_why_before_that()
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);

        var seen = await Desk(test).Ask(CallerOf(test.EastDesk), Subject.Incident, incident, "  核对报警人电话 ");

        Assert.Equal("核对报警人电话", seen.Value);
        var row = Assert.Single(Looks(test));
        Assert.Equal(new ReadEvent(ReadKind.Unmasked, Subject.Incident, incident), Centre.Events.Read(row.Kind, row.Open));
        Assert.Equal((Post.StationDesk, test.East.Id.Value), (row.Post, row.UnitId));
        Assert.DoesNotContain("电话", row.Open, StringComparison.Ordinal);
        var why = test.Centre.Reader.ReadNow(db => db.Vault!.Open(SealedPart.Journal, row.Position, row.Sealed!));
        Assert.Equal("核对报警人电话", JsonSerializer.Deserialize(why, ReadJson.Default.ReadTexts)!.What);
    }

    [Fact]
    public async Task A_look_is_recorded_each_time_also_within_the_minute_in_which_a_read_counts_once()
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);

        for (var i = 0; i < 3; i++) await Desk(test).Ask(CallerOf(test.Officer), Subject.Incident, incident, "again");

        Assert.Equal(3, Looks(test).Count);
    }

    [Theory]
    [InlineData(null, "clear.reason-missing")]
    [InlineData("   ", "clear.reason-missing")]
    [InlineData("long", "clear.reason-long")]
    public async Task A_reason_is_needed_and_bounded(string? reason, string code)
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);

        var refused = await Desk(test).Ask(CallerOf(test.EastDesk), Subject.Incident, incident, reason == "long" ? new string('长', ClearTextDesk.MostReason + 1) : reason);

        Assert.Equal(code, refused.Refusal.Code);
        Assert.Empty(Looks(test));
    }

    [Fact]
    public async Task Only_the_roles_of_the_table_may_and_only_people()
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);

        foreach (var role in PermissionTable.Roles)
        {
            var asked = await Desk(test).Ask(CallerOf(new(null, role, test.City.Id, "x")), Subject.Incident, incident, "because");
            Assert.Equal(role is Post.Officer or Post.StationDesk or Post.Supervisor or Post.CentreDesk, asked.IsAccepted);
        }

        var key = CallerOf(test.CentreDesk) with { Kind = CallerKind.Key };
        Assert.Equal("clear.may-not", (await Desk(test).Ask(key, Subject.Incident, incident, "because")).Refusal.Code);
    }

    [Fact]
    public async Task A_record_of_another_station_and_one_that_does_not_exist_are_refused_alike()
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);
        var west = CallerOf(new(null, Post.StationDesk, test.West.Id, "west"));

        Assert.Equal(new Refusal("clear.out-of-scope"), (await Desk(test).Ask(west, Subject.Incident, incident, "because")).Refusal);
        Assert.Equal(new Refusal("clear.out-of-scope"), (await Desk(test).Ask(west, Subject.Incident, 999_999, "because")).Refusal);
        Assert.Empty(Looks(test));
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_refused_in_words_and_not_shown()
    {
        await using var test = await TestCentre.Open();
        var incident = await Incident(test);
        await test.Centre.Commit.Batch(session => session.Prepare("PRAGMA query_only=1").Execute());

        var refused = await Desk(test).Ask(CallerOf(test.EastDesk), Subject.Incident, incident, "because");

        Assert.Equal(["store.read-only", "clear.not-recorded"], refused.Refusals.Select(refusal => refusal.Code));
    }

    private static ClearTextDesk Desk(TestCentre test) => new(test.Centre.Commit, test.Centre.Reader, test.Centre.Places);

    private static Caller CallerOf(Actor actor) => new(
        CallerKind.Demo, null, actor.Name, actor.Post, actor.Person, actor.Unit, PermissionTable.Of(actor.Post), Scope.Of(actor.Unit!.Value), Scope.Nothing, null);

    private static async Task<long> Incident(TestCentre test)
    {
        await test.Fill(1);
        return test.Centre.Reader.ReadNow(db => db.Incidents.Single().Id.Value);
    }

    private static List<ChangeRow> Looks(TestCentre test) =>
        test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Kind == "read.unmasked").ToList());
}
