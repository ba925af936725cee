using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Scoring;

/// <summary>A test centre whose officers work orders off through the real desks.</summary>
internal sealed class ScoreCity(TestCentre test) : IAsyncDisposable
{
    private int _told;

    public TestCentre Test => test;

    public ScoreQueries Queries { get; } = new(test.Centre.Book, test.Centre.Rubrics);

    private OrderMoves Moves { get; } = new(test.Centre.Commit, test.Centre.Book, test.Centre.Organisation, new RepeatStore(test.Centre.Disputes), test.Centre.Inspection);

    public ScorePeriod Window => ScorePeriod.Until(test.Centre.Book.ZoneOf(test.City.Id), test.Clock.Now);

    public static async Task<ScoreCity> Open() => new(await TestCentre.Open());

    public ScoreSheet Sheet(PersonId person, ScorePeriod? period = null, LineQuery? lines = null) => Sheet(ScoreScope.Of(person), period, lines);

    public ScoreSheet Sheet(UnitId unit, ScorePeriod? period = null, LineQuery? lines = null) => Sheet(ScoreScope.Of(unit), period, lines);

    public ScoreTable Table() => test.Centre.Reader.ReadNow(db => Queries.City(Scope.Everything, db, test.City.Id, Window, test.Clock.Now));

    public WorkOrder Order(WorkOrderId id) => test.Centre.Reader.ReadNow(db => db.WorkOrders.AsNoTracking().Single(row => row.Id == id));

    public async Task<WorkOrderId> Given(UnitId unit, Level level = Level.Blue, OrderKind kind = OrderKind.Regulated)
    {
        var id = (await test.Centre.Orders.Open(new(test.City.Id, kind, level, "走访", "走访"), test.CentreDesk)).Value;
        await Do(id, OrderAction.Dispatch, test.CentreDesk, unit: unit);
        return id;
    }

    public async Task<WorkOrderId> Signed(PersonId officer, UnitId unit, Level level = Level.Blue, OrderKind kind = OrderKind.Regulated)
    {
        var id = await Given(unit, level, kind);
        await Do(id, OrderAction.SignFor, Desk(unit), officer: officer);
        return id;
    }

    /// <summary>An order from birth to closing, each outcome in words of its own.</summary>
    public async Task<WorkOrderId> Closed(PersonId officer, UnitId unit, string? outcome = null, bool isSentBack = false, TimeSpan wait = default)
    {
        var id = await Given(unit);
        test.Clock.Advance(wait);
        await Do(id, OrderAction.SignFor, Desk(unit), officer: officer);
        await Report(id, outcome);
        if (isSentBack)
        {
            await Do(id, OrderAction.SendBack, Desk(unit), "请补充。");
            await Report(id, null);
        }

        await Do(id, OrderAction.Close, Desk(unit));
        return id;
    }

    public Task Report(WorkOrderId id, string? outcome = null)
    {
        var order = Order(id);
        return Do(id, OrderAction.ReportBack, new(order.OfficerId, Post.Officer, order.UnitId, "officer"), outcome ?? $"已上门核查第{++_told}户，情况已登记。");
    }

    public async Task Do(WorkOrderId id, OrderAction action, Actor actor, string? text = null, UnitId? unit = null, PersonId? officer = null, WorkOrderId? other = null)
    {
        var move = new MoveOrder(id, Order(id).Version, action, actor) { Text = text, Unit = unit, Officer = officer, Other = other };
        var outcome = await Moves.Move(move);
        Assert.True(outcome.IsAccepted, string.Join("; ", outcome.Refusals));
    }

    public Actor Desk(UnitId unit) => new(null, Post.StationDesk, unit, "desk");

    public Actor OfficerOf(PersonId person, UnitId unit) => new(person, Post.Officer, unit, "officer");

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private ScoreSheet Sheet(ScoreScope scope, ScorePeriod? period, LineQuery? lines) =>
        test.Centre.Reader.ReadNow(db => Queries.Sheet(Scope.Everything, db, scope, period ?? Window, test.Clock.Now, lines));
}
