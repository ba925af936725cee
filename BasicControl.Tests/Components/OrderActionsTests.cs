using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.WorkOrders;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BasicControl.Tests.Components;

public sealed class OrderActionsTests : OfficeTest
{
    private static readonly InspectionSample Nothing = new(0);

    [Fact]
    public void Every_post_is_offered_exactly_what_the_table_gives_it_on_its_own_order()
    {
        foreach (var state in Enum.GetValues<WorkOrderState>())
        {
            foreach (var actor in new[] { Test.CentreDesk, Test.EastDesk, Test.Officer, Test.Supervisor })
            {
                var order = Order(state, Level.Blue);
                var offered = OrderMovesOffered.To(order, actor, Nothing).Select(move => move.Action);
                var expected = Transitions.From(state, actor.Post)
                    .Where(row => !(row.Needs.HasFlag(Needs.NotOwnWork) && actor.Person == order.OfficerId && actor.Person is not null)).Select(row => row.Action);
                Assert.Equal(expected, offered);
            }
        }
    }

    [Fact]
    public void A_red_order_is_closed_by_inspection_only()
    {
        Assert.Contains(OrderAction.Close, Offered(Order(WorkOrderState.ReportedBack, Level.Blue), Test.EastDesk));
        Assert.DoesNotContain(OrderAction.Close, Offered(Order(WorkOrderState.ReportedBack, Level.Red), Test.EastDesk));
    }

    [Theory]
    [InlineData("zh-CN", "抽中督查")]
    [InlineData("en", "drawn for inspection")]
    public void An_order_that_the_sample_has_drawn_is_not_offered_for_closing_and_the_page_says_why(string language, string words)
    {
        In(language);
        Take(Test.EastDesk);
        var order = Order(WorkOrderState.ReportedBack, Level.Blue);

        Services.Replace(ServiceDescriptor.Singleton(new InspectionSample(1)));
        var actions = Render<OrderActions>(p => p.Add(x => x.Order, order).Add(x => x.Now, Test.Clock.Now));

        Assert.Empty(actions.FindAll("details[data-action=Close]"));
        Assert.Contains(words, actions.Find("#needs-inspection").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_station_and_another_officer_are_offered_nothing()
    {
        Assert.Empty(Offered(Order(WorkOrderState.Dispatched, Level.Blue), new Actor(null, Post.StationDesk, Test.West.Id, "west")));
        Assert.Empty(Offered(Order(WorkOrderState.Handling, Level.Blue), new Actor(Test.Wang.Id, Post.Officer, Test.East.Id, "Wang")));
    }

    [Fact]
    public void An_order_of_another_system_is_for_reading()
    {
        var order = new WorkOrder { Number = "X", ExternalNumber = "X", Origin = Origin.External, State = WorkOrderState.Received, UnitId = Test.East.Id };
        Assert.Empty(Offered(order, Test.CentreDesk));
    }

    [Theory]
    [InlineData("zh-CN", "达成协议", "移交并受理", "两者都不是")]
    [InlineData("en", "agreement", "referred and accepted", "neither")]
    public void An_order_about_a_dispute_asks_at_report_back_how_it_ended(string language, params string[] choices)
    {
        In(language);
        Take(Test.Officer);
        var order = Order(WorkOrderState.Handling, Level.Blue);

        var plain = Render<OrderActions>(p => p.Add(x => x.Order, order).Add(x => x.Now, Test.Clock.Now));
        Assert.Empty(plain.FindAll("input[name='Input.Settlement']"));
        order.Dispute = DisputeKind.Neighbour;
        var actions = Render<OrderActions>(p => p.Add(x => x.Order, order).Add(x => x.Now, Test.Clock.Now));

        var form = actions.Find("details[data-action=ReportBack]");
        Assert.Equal(choices, form.QuerySelectorAll("fieldset label").Select(label => label.TextContent.Trim()));
        Assert.All(form.QuerySelectorAll("input[type=radio]"), radio => Assert.True(radio.HasAttribute("required") && !radio.HasAttribute("checked")));
    }

    [Fact]
    public void The_expected_step_stands_open_and_asks_for_what_it_needs()
    {
        Take(Test.EastDesk);
        var actions = Render<OrderActions>(p => p.Add(x => x.Order, Order(WorkOrderState.Dispatched, Level.Blue)).Add(x => x.Now, Test.Clock.Now));

        Assert.Equal(["SignFor", "Return"], actions.FindAll("details").Select(form => form.GetAttribute("data-action")!));
        Assert.True(actions.Find("details[data-action=SignFor]").HasAttribute("open"));
        Assert.False(actions.Find("details[data-action=Return]").HasAttribute("open"));
        Assert.Equal(["officer 000001 000001"], actions.FindAll("details[data-action=SignFor] option").Select(option => option.TextContent));
        Assert.NotNull(actions.Find("details[data-action=Return] textarea[required]"));
        Assert.Equal("3", actions.Find("input[name='Input.Version']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("zh-CN", "现在轮到： 派出所综合指挥室（城东所）、办案民警（城东所）")]
    [InlineData("en", "It is the turn of: Station desk (城东所), Officer (城东所)")]
    public void A_post_with_nothing_to_do_learns_whose_turn_it_is(string culture, string words)
    {
        In(culture);
        Take(Test.Supervisor);
        var actions = Render<OrderActions>(p => p.Add(x => x.Order, Order(WorkOrderState.Dispatched, Level.Blue)).Add(x => x.Now, Test.Clock.Now));

        Assert.NotNull(actions.Find("#nothing-to-do"));
        Assert.Contains(words, actions.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<OrderAction> Offered(WorkOrder order, Actor actor) => OrderMovesOffered.To(order, actor, Nothing).Select(move => move.Action);

    private WorkOrder Order(WorkOrderState state, Level level) => new()
    {
        Id = new WorkOrderId(1),
        Number = "D-1",
        ExternalNumber = "D-1",
        CityId = Test.City.Id,
        UnitId = Test.East.Id,
        OfficerId = Test.Li.Id,
        State = state,
        Level = level,
        Version = 3,
        CreatedAt = Test.Clock.Now,
    };
}
