using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Wall;

namespace BasicControl.Tests.Scoring;

/// <summary>
/// Orders that are moved by the real transition table without a store, and a board that follows: what a store would hold
/// stands in plain lists beside it.
/// </summary>
internal sealed class ScoreWorld : IMarks
{
    private const int Window = 3;

    private readonly WallWorld _city;
    private readonly List<(long Order, MarkFacts Mark)> _marks = [];
    private readonly HashSet<LineKey> _exempted = [];
    private readonly List<Change> _changes = [];
    private long _mark;

    public ScoreWorld(string zone, DateTime at)
    {
        _city = new(zone, at, countsIncidents: false, Window);
        At = at;
        Folded = new(_city.Book, Rubrics, WallWorld.City, Window, at);
    }

    public DateTime At { get; private set; }

    public OrganisationBook Book => _city.Book;

    public RubricBook Rubrics { get; } = new();

    public ScoreBoard Folded { get; }

    public SortedDictionary<long, WorkOrder> Orders { get; } = [];

    public void Tick(TimeSpan span)
    {
        At += span;
        Folded.Tick(At);
    }

    public void Open(OrderKind kind, Level level, UnitId unit, TimeSpan ago)
    {
        var id = Orders.Count + 1;
        var born = At - ago;
        var dues = OrderClocks.DuesOf(kind, level, born);
        Add(
            new WorkOrder
            {
                Id = new(id),
                Number = $"N{id}",
                ExternalNumber = $"N{id}",
                CityId = WallWorld.City,
                Kind = kind,
                Level = level,
                UnitId = unit,
                Version = 1,
                CreatedAt = born,
                SignForDue = dues.SignFor,
                FirstActionDue = dues.FirstAction,
                DoneDue = dues.Done,
                Dispute = id % 2 == 0 ? DisputeKind.Debt : DisputeKind.None,
            },
            OrderAction.Open);
    }

    public void Record(UnitId unit, PersonId? officer, DateTime born, DateTime? due, DateTime? closed)
    {
        var id = Orders.Count + 1;
        Add(
            new WorkOrder
            {
                Id = new(id),
                Number = $"N{id}",
                ExternalNumber = $"N{id}",
                CityId = WallWorld.City,
                Kind = OrderKind.Request,
                Origin = Origin.External,
                UnitId = unit,
                OfficerId = officer,
                Version = 1,
                CreatedAt = born,
                DoneDue = due,
                ClosedAt = closed,
                State = closed is null ? WorkOrderState.Handling : WorkOrderState.Closed,
            },
            OrderAction.Record);
    }

    /// <summary>A newer version of a foreign record.</summary>
    public void Rerecord(WorkOrder order, DateTime? closed, UnitId unit)
    {
        var before = order.Facts();
        (order.ClosedAt, order.UnitId) = (closed, unit);
        Fold(order.Id.Value, new OrderChanged(OrderAction.Record, before, order.Facts()));
    }

    public void Move(WorkOrder order, Transition row, UnitId unit, PersonId officer, string text)
    {
        var move = new MoveOrder(order.Id, order.Version, row.Action, new(null, row.Who[0], null, "")) { Unit = unit, Officer = officer, Text = text };
        var draft = OrderEffects.Apply(order, row, move, At, this);
        if (row.Action == OrderAction.ReportBack && order.Dispute != DisputeKind.None)
        {
            order.Settlement = Settlement.Agreement;
        }

        var change = (OrderChanged)draft.Event with { After = order.Facts() };
        if (change.Marks is { } marks && !MoveMarks.CarriesKnown(row.Action))
        {
            _marks.AddRange(marks.Select(mark => (order.Id.Value, mark)));
        }

        Fold(order.Id.Value, change);
    }

    public void Repeat(WorkOrder order, DateTime at)
    {
        var before = order.Facts();
        order.RepeatAt ??= at;
        Fold(order.Id.Value, new OrderChanged(OrderAction.Record, before, order.Facts()));
    }

    /// <summary>Upholds the contest of a line as a supervisor would, if it costs points and belongs to somebody.</summary>
    public void Uphold(ScoreFact line)
    {
        if (line.IsGood || line.Person is not { } person || !_exempted.Add(line.Key))
        {
            return;
        }

        var order = Orders[line.Order.Value];
        var mark = _marks.Where(one => one.Order == line.Order.Value).Select(one => one.Mark).FirstOrDefault(one => FactOf(line.Order.Value, one).Key == line.Key);
        Fold(line.Order.Value, new ContestAnswered(
            WallWorld.City, line.Order, line.Key.Slot, person, line.Key.Mark, true, line.Key.Slot == FactSlot.Occurrence || !order.Facts().Counts ? null : order.Facts(),
            order.Facts().Counts ? mark : null));
    }

    /// <summary>Puts a unit under another parent from now on.</summary>
    public void MoveUnit(UnitId unit, UnitId old, UnitId now)
    {
        _city.Move(unit, old, now, At);
        Fold(unit.Value, new UnitChanged(UnitKind.Beat, WallWorld.City, now, "", null, null, null));
    }

    public void Publish(Rubric rubric) => Rubrics.Add(rubric);

    /// <summary>Every line of the store at T, exempted ones too.</summary>
    public List<ScoreFact> Lines()
    {
        var lines = new List<ScoreFact>();
        foreach (var order in Orders.Values.Where(order => order.Facts().Counts))
        {
            var told = ScoredOrder.Of(order.Id.Value, order.Facts());
            var facts = told.FactsAt(Instants.ToMilliseconds(At));
            for (var slot = 0; slot < FactSlots.Count; slot++)
            {
                if (facts[slot].Rule != ScoreRule.None)
                {
                    lines.Add(told.Whole(facts[slot]).Of(order.Id.Value, order.Number));
                }
            }

            lines.AddRange(_marks.Where(mark => mark.Order == order.Id.Value && mark.Mark.At <= At).Select(mark => FactOf(mark.Order, mark.Mark)));
        }

        return lines;
    }

    /// <summary>The scores counted from the lines, without a board.</summary>
    public ScoreTable Counted()
    {
        var start = ScorePeriod.Until(Book.ZoneOf(WallWorld.City), At, Window).From;
        var (units, people) = (new Dictionary<UnitId, RuleCounts>(), new Dictionary<PersonId, RuleCounts>());
        foreach (var line in Lines().Where(line => (line.IsRunning || line.At >= start) && (line.IsGood || line.Person is null || !_exempted.Contains(line.Key))))
        {
            foreach (var unit in Book.PathOf(line.Unit, line.At))
            {
                Count(units, unit.Id, line.Rule);
            }

            if (line.Person is { } person)
            {
                Count(people, person, line.Rule);
            }
        }

        return new(Book, Rubrics.At(At), WallWorld.City, At, units, people);
    }

    /// <summary>A board read as at the start of the program.</summary>
    public ScoreBoard Fresh()
    {
        var board = new ScoreBoard(Book, Rubrics, WallWorld.City, Window, At);
        var exemptions = new Exemptions();
        foreach (var key in _exempted)
        {
            exemptions.Add(key);
        }

        board.Load(exemptions);
        foreach (var order in Orders.Values.Where(order => order.Facts().Counts))
        {
            board.Load(ScoredOrder.Of(order.Id.Value, order.Facts()));
        }

        foreach (var (order, mark) in _marks.Where(mark => Orders[mark.Order].Facts().Counts))
        {
            board.Load(order, FactReading.FactOf(mark.Kind, mark.Person?.Value ?? 0, mark.Unit.Value, Instants.ToMilliseconds(mark.At)), mark.Id);
        }

        return board;
    }

    /// <summary>A board that is given every change from the first on, at T.</summary>
    public ScoreBoard Replayed()
    {
        var board = new ScoreBoard(Book, Rubrics, WallWorld.City, Window, At);
        foreach (var change in _changes)
        {
            board.Apply(change);
        }

        return board;
    }

    long IMarks.NextId() => ++_mark;

    IReadOnlyList<MarkFacts> IMarks.Of(WorkOrderId order) => [.. _marks.Where(mark => mark.Order == order.Value).Select(mark => mark.Mark)];

    long IMarks.HashOf(string outcome) => OutcomeText.Normalise(outcome).GetHashCode(StringComparison.Ordinal);

    bool IMarks.IsCopy(PersonId person, long hash, WorkOrderId order, DateTime at) => Orders.Values.Any(other => other.OutcomeHash == hash && other.Id != order);

    private static ScoreFact FactOf(long order, MarkFacts mark) =>
        new(RuleRegister.RuleOf(mark.Kind), new(order), $"N{order}", mark.Person, mark.Unit, mark.At, false, mark.Id);

    private static void Count<TKey>(Dictionary<TKey, RuleCounts> counts, TKey key, ScoreRule rule)
        where TKey : notnull
    {
        var own = counts.GetValueOrDefault(key);
        own.Add(rule);
        counts[key] = own;
    }

    private void Add(WorkOrder order, OrderAction action)
    {
        Orders[order.Id.Value] = order;
        Fold(order.Id.Value, new OrderChanged(action, null, order.Facts()));
    }

    private void Fold(long id, IChangeEvent change)
    {
        var row = new Change(_changes.Count + 1, Subject.WorkOrder, id, At, At, change, Post.System);
        _changes.Add(row);
        Folded.Apply(row);
    }
}
