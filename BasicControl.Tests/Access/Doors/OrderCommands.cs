using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;
using State = BasicControl.Core.WorkOrders.WorkOrderState;

namespace BasicControl.Tests.Access.Doors;

/// <summary>The commands on orders, each on an order of the east station in the state that it begins from.</summary>
internal static class OrderCommands
{
    public static IEnumerable<(string Name, Func<Task<Act>> Prepare)> Of(CommandWorld world)
    {
        var (test, centre) = (world.Test, world.Test.Centre);
        yield return DeskCommands.Made("OrderDesk.Open", () => Task.FromResult<Act>(async caller =>
            (await centre.Orders.Open(new(test.City.Id, OrderKind.Regulated, Level.Blue, "走访", "走访") { Responsible = test.East.Id }, caller.Actor)).Refusals));
        yield return On("DispatchDesk.Dispatch", State.Received, (id, version, actor) => centre.Dispatch.Dispatch(id, version, test.East.Id, actor));
        yield return On("DispatchDesk.Cancel", State.Received, (id, version, actor) => centre.Dispatch.Cancel(id, version, "撤销", actor));
        yield return DeskCommands.Made("DispatchDesk.Merge", async () =>
        {
            var (into, merged) = (await At(world, State.Received), await At(world, State.Received));
            return async caller => (await centre.Dispatch.Merge(merged.Id, merged.Version, into.Id, "同一事", caller.Actor)).Refusals;
        });
        yield return On("DispatchDesk.Unmerge", State.Merged, (id, version, actor) => centre.Dispatch.Unmerge(id, version, "不是同一事", actor));
        yield return On("DispatchDesk.Reassign", State.Handling, (id, version, actor) => centre.Dispatch.Reassign(id, version, test.East.Id, "改派", actor));
        yield return On("HandlingDesk.SignFor", State.Dispatched, (id, version, actor) => centre.Handling.SignFor(id, version, test.Li.Id, actor));
        yield return On("HandlingDesk.Return", State.Dispatched, (id, version, actor) => centre.Handling.Return(id, version, "非本辖区", actor));
        yield return On("HandlingDesk.Step", State.Handling, (id, version, actor) => centre.Handling.Step(id, version, "已联系", actor));
        yield return On("HandlingDesk.Feedback", State.Handling, (id, version, actor) => centre.Handling.Feedback(id, version, "已反馈", actor));
        yield return On("HandlingDesk.Suspend", State.Handling, (id, version, actor) => centre.Handling.Suspend(id, version, "等待鉴定", actor));
        yield return On("HandlingDesk.Resume", State.Suspended, (id, version, actor) => centre.Handling.Resume(id, version, actor));
        yield return On("HandlingDesk.ReportBack", State.Handling, (id, version, actor) => centre.Handling.ReportBack(id, version, $"已办结{world.Next++}", actor));
        yield return On("HandlingDesk.SendBack", State.ReportedBack, (id, version, actor) => centre.Handling.SendBack(id, version, "请补充", actor));
        yield return On("HandlingDesk.Inspect", State.ReportedBack, (id, version, actor) => centre.Handling.Inspect(id, version, actor));
        yield return On("HandlingDesk.Pass", State.Inspection, (id, version, actor) => centre.Handling.Pass(id, version, actor));
        yield return On("HandlingDesk.Fault", State.Inspection, (id, version, actor) => centre.Handling.Fault(id, version, "材料不全", actor));
        yield return On("HandlingDesk.Close", State.ReportedBack, (id, version, actor) => centre.Handling.Close(id, version, actor));
        yield return On("HandlingDesk.Reopen", State.Closed, (id, version, actor) => centre.Handling.Reopen(id, version, "当事人再报", actor));

        (string, Func<Task<Act>>) On(string name, State from, Func<WorkOrderId, int, Actor, Task<Outcome<int>>> move) => DeskCommands.Made(name, async () =>
        {
            var order = await At(world, from);
            return async caller => (await move(order.Id, order.Version, caller.Actor)).Refusals;
        });
    }

    /// <summary>A new order of the east station, brought into a state by those who bring it there.</summary>
    public static async Task<WorkOrder> At(CommandWorld world, State state)
    {
        var (test, city) = (world.Test, world.Scores);
        var id = state switch
        {
            State.Received or State.Merged => (await test.Centre.Orders.Open(new(test.City.Id, OrderKind.Regulated, Level.Blue, "走访", "走访") { Responsible = test.East.Id }, test.CentreDesk)).Value,
            State.Dispatched => await city.Given(test.East.Id),
            _ => await city.Signed(test.Li.Id, test.East.Id),
        };
        switch (state)
        {
            case State.Merged:
                await city.Do(id, OrderAction.Merge, test.CentreDesk, "同一事", other: (await At(world, State.Received)).Id);
                break;
            case State.Suspended:
                await city.Do(id, OrderAction.Suspend, test.EastDesk, "等待鉴定");
                break;
            case State.ReportedBack:
                await city.Report(id);
                break;
            case State.Inspection:
                await city.Report(id);
                await city.Do(id, OrderAction.Inspect, test.Supervisor);
                break;
            case State.Closed:
                await city.Report(id);
                await city.Do(id, OrderAction.Close, test.EastDesk);
                break;
        }

        return city.Order(id);
    }
}
