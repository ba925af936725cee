using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using BasicControl.Web;

namespace BasicControl.Tests.Components;

public sealed class ListAddressTests
{
    [Fact]
    public void A_list_of_orders_is_read_back_as_it_was_written()
    {
        var list = new OrdersAddress
        {
            Stage = OrderStage.Closed,
            Sort = OrderSort.Created,
            States = [WorkOrderState.Handling, WorkOrderState.Closed],
            Unit = new(7),
            Level = Level.Red,
            Kind = OrderKind.Directive,
            Type = new(3),
            Officer = new(9),
            Source = new(2),
            Own = true,
            Counted = true,
            Movable = true,
            From = new(2026, 11, 1),
            To = new(2026, 11, 20),
            Number = "D-2026&x",
            After = "abc",
        };

        var read = OrdersAddress.Read(new Uri(new Uri("http://x"), Links.OrderList(list)));

        Assert.Equal(list.States, read.States);
        Assert.Equal(list with { States = [] }, read with { States = [] });
    }

    [Fact]
    public void A_list_of_incidents_is_read_back_as_it_was_written()
    {
        var list = new IncidentsAddress { Unit = new(7), Level = Level.Blue, Type = new(3), Source = new(2), From = new(2026, 11, 1), To = new(2026, 11, 2), Number = "1", After = "x" };

        Assert.Equal(list, IncidentsAddress.Read(new Uri(new Uri("http://x"), Links.IncidentList(list))));
    }

    [Theory]
    [InlineData("?stage=nothing&level=9&kind=1&unit=x&type=-4&officer=&source=99999999999&from=2026-13-01&to=0001-01-01")]
    [InlineData("?unit=1234567890123456789012345&after=&number=%20")]
    public void What_cannot_be_read_is_left_out(string query) => Assert.Equal(Links.Orders, Links.OrderList(OrdersAddress.Read(new Uri("http://x/orders" + query))));

    [Fact]
    public void A_plain_list_has_a_plain_address() => Assert.Equal("/orders", Links.OrderList(new()));

    [Fact]
    public void The_days_of_an_address_are_the_days_of_the_zone_both_included()
    {
        var filter = new OrdersAddress { From = new(2026, 11, 20), To = new(2026, 11, 20) }.Filter(CityZone.Of("Asia/Shanghai"));

        Assert.Equal(new DateTime(2026, 11, 19, 16, 0, 0, DateTimeKind.Utc), filter.CreatedFrom);
        Assert.Equal(new DateTime(2026, 11, 20, 16, 0, 0, DateTimeKind.Utc), filter.CreatedTo);
    }
}
