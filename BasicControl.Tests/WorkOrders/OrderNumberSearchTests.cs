using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.WorkOrders;

public sealed class OrderNumberSearchTests
{
    [Fact]
    public async Task A_search_by_number_in_a_part_of_the_city_looks_only_so_far_at_a_time_and_misses_none()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 7);
        await orders.Add(200);
        var east = UnitScope.Of(test.Centre.Book, test.East, orders.At);
        var list = new OrderList(new() { Number = "D" }, new(east, null, east), orders.At, [.. test.Centre.Book.Sources.Select(source => source.Id)]);
        var (found, pages, after) = (new List<string>(), 0, (ListCursor?)null);

        for (; pages == 0 || after is not null; pages++)
        {
            var page = test.Centre.Reader.ReadNow(db => list.Read(db, after, 10, reach: 7));
            Assert.InRange(page.Rows.Count, 0, 10);
            Assert.Equal(page.IsCut, page is { Rows.Count: < 10, Next: not null });
            found.AddRange(page.Rows.Select(row => row.Number));
            after = page.Next is { } next && ListCursor.TryRead(next, list.Order, out var cursor) ? cursor : null;
        }

        var wanted = orders.All().Where(order => order.UnitId == test.East.Id && order.ExternalNumber.StartsWith('D') && order.CreatedAt <= orders.At);
        Assert.Equal(wanted.Select(order => order.Number).Order(StringComparer.Ordinal), found);
        Assert.InRange(pages, 5, 200);
    }
}
