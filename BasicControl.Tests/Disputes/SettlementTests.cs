using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Disputes;

public sealed class SettlementTests
{
    private const string Place = "东风路 12号";

    [Fact]
    public async Task A_dispute_cannot_be_reported_back_without_saying_how_it_ended()
    {
        await using var test = await TestCentre.Open();
        var id = await Handling(test, Place);

        var refused = await test.Centre.Handling.ReportBack(id, 3, "已调解", test.Officer);
        var taken = await test.Centre.Handling.ReportBack(id, 3, "已调解", test.Officer, Settlement.None);

        Assert.Equal(("order.settlement-needed", "settlement"), (refused.Refusal.Code, refused.Refusal.Field));
        Assert.Equal(4, taken.Value);
        Assert.False(Get(test, id).Facts().IsSettledAt(test.Clock.Now));
    }

    [Fact]
    public async Task A_closed_dispute_is_settled_until_a_dispute_comes_in_again_at_its_address_inside_the_watch_window()
    {
        await using var test = await TestCentre.Open();
        var id = await Closed(test, Place, Settlement.ReferralAccepted);
        var closed = Get(test, id).ClosedAt!.Value;
        test.Clock.Advance(TimeSpan.FromDays(40));

        await Call(test, "before", Place, closed.AddMinutes(-1));
        await Call(test, "elsewhere", "东风路 13号", closed.AddDays(2));
        await Call(test, "no dispute", Place, closed.AddDays(2), "盗窃");
        await Call(test, "after the window", Place, closed.AddDays(30).AddSeconds(1));
        Assert.True(Get(test, id).Facts().IsSettledAt(test.Clock.Now));

        await Call(test, "late", Place, closed.AddDays(9));
        await Call(test, "earlier but arriving later", "  东风路　12号", closed.AddDays(3));

        var facts = Get(test, id).Facts();
        Assert.Equal(closed.AddDays(3), facts.RepeatAt);
        Assert.True(facts.IsSettledAt(closed.AddDays(2)));
        Assert.False(facts.IsSettledAt(closed.AddDays(3)));
        Assert.Equal(5, Get(test, id).Version);
        var marks = test.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Kind == OrderChanged.Repeated).OrderBy(row => row.Position).ToList());
        Assert.Equal([closed.AddDays(9), closed.AddDays(3)], marks.Select(row => row.HappenedAt));
    }

    [Fact]
    public async Task A_dispute_that_was_known_before_the_order_closed_counts_against_the_closing_all_the_same()
    {
        await using var test = await TestCentre.Open();
        var id = await Handling(test, Place);
        await Call(test, "ahead", Place, test.Clock.Now.AddMinutes(4));

        await Finish(test, id, Settlement.Agreement);

        Assert.Equal(test.Clock.Now.AddMinutes(4), Get(test, id).RepeatAt);
    }

    [Fact]
    public async Task What_an_incident_was_taken_to_be_is_taken_back_when_it_is_corrected()
    {
        await using var test = await TestCentre.Open();
        var id = await Closed(test, Place, Settlement.Agreement);
        test.Clock.Advance(TimeSpan.FromHours(2));
        await Call(test, "again", Place, test.Clock.Now);
        Assert.NotNull(Get(test, id).RepeatAt);

        await Call(test, "again", "西风路 1号", test.Clock.Now, updated: test.Clock.Now.AddSeconds(1));

        Assert.Null(Get(test, id).RepeatAt);
        Assert.True(Get(test, id).Facts().IsSettledAt(test.Clock.Now));
    }

    [Fact]
    public async Task An_excluded_site_is_never_a_repeat_and_orders_of_other_systems_are_never_marked()
    {
        await using var test = await TestCentre.Open();
        var id = await Closed(test, "城东派出所 1号", Settlement.Agreement);
        await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "requests", Number = "R1", At = test.Clock.Now, ClosedAt = test.Clock.Now, Type = "邻里纠纷", Address = Place }]);
        test.Clock.Advance(TimeSpan.FromHours(2));

        await Call(test, "site", "城东派出所 1号", test.Clock.Now);
        await Call(test, "other system", Place, test.Clock.Now);

        Assert.Null(Get(test, id).RepeatAt);
        var external = test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Single(row => row.Origin == Origin.External));
        Assert.Equal((DisputeKind.Neighbour, Place, (DateTime?)null), (external.Dispute, test.Store.Vault.PlaceOf(external.AddressKey!), external.RepeatAt));
        Assert.False(external.Facts().IsDispute);
    }

    [Fact]
    public async Task Reopening_begins_anew()
    {
        await using var test = await TestCentre.Open();
        var id = await Closed(test, Place, Settlement.Agreement);
        test.Clock.Advance(TimeSpan.FromHours(2));
        await Call(test, "again", Place, test.Clock.Now);

        Assert.True((await test.Centre.Handling.Reopen(id, 5, "再次发生", test.Supervisor)).IsAccepted);

        Assert.Equal((Settlement.None, (DateTime?)null), (Get(test, id).Settlement, Get(test, id).RepeatAt));
    }

    private static WorkOrder Get(TestCentre test, WorkOrderId id) => test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Single(row => row.Id == id));

    private static async Task<IncidentId> Call(TestCentre test, string number, string place, DateTime at, string type = "邻里纠纷", DateTime? updated = null) =>
        new((await test.Centre.Inbox.Submit(Scope.Everything, [new SourceRecord { Source = "110", Number = number, At = at, Type = type, Address = place, UpdatedAt = updated }]))[0].Id);

    /// <summary>An order about a dispute on which an officer is; version 3.</summary>
    private static async Task<WorkOrderId> Handling(TestCentre test, string place)
    {
        var incident = await Call(test, "first", place, test.Clock.Now.AddMinutes(-10));
        var id = (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Pushed, Level.Blue, "回访", "回访") { Incident = incident }, test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        Assert.Equal(3, (await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk)).Value);
        return id;
    }

    private static async Task Finish(TestCentre test, WorkOrderId id, Settlement settlement)
    {
        await test.Centre.Handling.ReportBack(id, 3, "已调解", test.Officer, settlement);
        Assert.Equal(5, (await test.Centre.Handling.Close(id, 4, test.EastDesk)).Value);
    }

    private static async Task<WorkOrderId> Closed(TestCentre test, string place, Settlement settlement)
    {
        var id = await Handling(test, place);
        await Finish(test, id, settlement);
        return id;
    }
}
