using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.WorkOrders;

public sealed class OrderPhasesTests
{
    [Fact]
    public async Task A_page_that_ends_with_the_last_due_order_goes_on_to_those_without_a_due_however_far_they_are_looked_at()
    {
        await using var test = await TestCentre.Open();
        var orders = new OrderSeed(test, 11);
        await orders.Add(200);
        await test.Centre.Commit.Batch(session =>
        {
            // The last due one is of the station, and the first without a due are not.
            var open = session.Db.WorkOrders.Where(order => order.ClosedAt == null).OrderBy(order => order.Id).ToList();
            open.Where(order => order.NextDue is not null).MaxBy(order => (order.NextDue, order.Id.Value))!.UnitId = test.East.Id;
            open.Where(order => order.NextDue is null).Take(8).ToList().ForEach(order => order.UnitId = test.West.Id);
            return 0;
        });
        var within = new ListScope(UnitScope.Of(test.Centre.Book, test.East, orders.At), null, null);
        var whole = Walk(1_000, KeysetPage.Reach);

        Assert.True(whole.Count > 20);
        Assert.Equal(whole, Walk(size: 1, reach: 4));

        List<WorkOrderId> Walk(int size, int reach)
        {
            var (seen, list) = (new List<WorkOrderId>(), new OrderList(new(), within, orders.At, []));
            ListCursor? after = null;
            for (var pages = 0; pages < 1_000; pages++)
            {
                var page = test.Centre.Reader.ReadNow(db => list.Read(db, after, size, reach));
                seen.AddRange(page.Rows.Select(row => row.Id));
                if (page.Next is null)
                {
                    return seen;
                }

                Assert.True(ListCursor.TryRead(page.Next, list.Order, out after));
            }

            throw new InvalidOperationException("The list does not end.");
        }
    }
}
