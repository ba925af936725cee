using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Changes;

public sealed class TrailQueriesTests
{
    [Fact]
    public async Task The_trail_of_an_order_is_its_changes_the_latest_first_and_goes_on_behind_a_position()
    {
        await using var test = await TestCentre.Open();
        var id = (await test.Centre.Orders.Open(
            new(test.City.Id, OrderKind.Directive, Level.Blue, "纠纷", "调解") { Measures = "上门", Responsible = test.East.Id }, test.CentreDesk)).Value;
        await test.Centre.Dispatch.Dispatch(id, 1, test.East.Id, test.CentreDesk);
        await test.Centre.Handling.SignFor(id, 2, test.Li.Id, test.EastDesk);
        var queries = new TrailQueries(test.Centre.Reader, Centre.Events, test.Centre.Places);

        var first = await queries.Of(Scope.Everything, Subject.WorkOrder, id.Value, size: 2);
        var rest = await queries.Of(Scope.Everything, Subject.WorkOrder, id.Value, first.Before, size: 2);

        Assert.Equal([OrderAction.SignFor, OrderAction.Dispatch], first.Entries.Select(entry => Assert.IsType<OrderChanged>(entry.Event).Action));
        Assert.Equal([OrderAction.Open], rest.Entries.Select(entry => Assert.IsType<OrderChanged>(entry.Event).Action));
        Assert.Equal((Post.StationDesk, Post.CentreDesk), (first.Entries[0].Post, rest.Entries[0].Post));
        Assert.Null(rest.Before);
        Assert.Contains("上门", System.Text.Json.JsonDocument.Parse(rest.Entries[0].Sealed!).RootElement.GetProperty("Measures").GetString(), StringComparison.Ordinal);
    }
}
