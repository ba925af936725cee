using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Scoring.Board;

/// <summary>
/// The scores of one city over the wall's window, folded from changes and ticks: P moves by a change, T by a tick, and
/// neither looks at the store. Only orders with an instant to come are kept one by one. Single-threaded; T never goes back.
/// </summary>
public sealed class ScoreBoard
{
    private readonly OrganisationBook _book;
    private readonly RubricBook _rubrics;
    private readonly LocalDays _days;
    private readonly UnitPaths _paths;
    private readonly WindowTally _tally;
    private readonly Dictionary<long, (ScoredOrder Order, long Next)> _kept = [];
    private readonly InstantHeap _instants = new();
    private readonly Dictionary<long, (long Order, PlainFact Fact)> _coming = [];
    private readonly InstantHeap _comingAt = new();
    private Exemptions _exemptions = new();
    private long _at;

    /// <summary>An empty board at an instant.</summary>
    internal ScoreBoard(OrganisationBook book, RubricBook rubrics, UnitId city, int wholeDays, DateTime at)
    {
        (_book, _rubrics, City, _at) = (book, rubrics, city, Instants.ToMilliseconds(at));
        _days = new LocalDays(book.ZoneOf(city), wholeDays, _at);
        _paths = new UnitPaths(book);
        _tally = new WindowTally(_days, _paths);
    }

    public UnitId City { get; }

    /// <summary>T, UTC.</summary>
    public DateTime At => Instants.FromMilliseconds(_at);

    /// <summary>Orders and marks kept one by one.</summary>
    public int Kept => _kept.Count + _coming.Count;

    /// <summary>The next instant at which a score may move without a change.</summary>
    public DateTime NextInstant
    {
        get
        {
            var next = _days.End;
            next = _instants.Count > 0 ? Math.Min(next, _instants.Top.At) : next;
            next = _comingAt.Count > 0 ? Math.Min(next, _comingAt.Top.At) : next;
            var rubric = _rubrics.NextAfter(At);
            return rubric < Instants.FromMilliseconds(next) ? rubric : Instants.FromMilliseconds(next);
        }
    }

    /// <summary>Raised whenever what scores rest on moves.</summary>
    internal long Moves => _tally.Moves;

    /// <summary>The rubric in force at T.</summary>
    internal Rubric Rubric => _rubrics.At(At);

    /// <summary>First local day of the window.</summary>
    internal DateOnly From => _days.From;

    internal DateOnly Today => _days.DayAt(_days.Today);

    /// <summary>Days of the window, today included.</summary>
    internal int Days => _days.Count;

    /// <summary>Facts of a person on days of the window, the last day excluded; what still runs is on no day.</summary>
    internal RuleCounts CountsOf(PersonId person, int from, int to) => _tally.PersonOf(person, from, to);

    /// <summary>Facts of the whole city by day of the window; what still runs is on no day.</summary>
    internal RuleCounts[] CityByDay() => _tally.ByDay();

    /// <summary>Instant at which the window begins, UTC milliseconds.</summary>
    internal long Start => _days.Start;

    /// <summary>Folds a change; one of another city leaves the scores as they are.</summary>
    public void Apply(in Change change)
    {
        switch (change.Event)
        {
            case OrderChanged order when order.After.City == City:
                Fold(change.SubjectId, order);
                break;
            case ContestAnswered { Upheld: true } answered when answered.City == City:
                Exempt(answered);
                break;
        }
    }

    /// <summary>Moves T; an instant that is not later does nothing.</summary>
    /// <returns>True when a score may have moved.</returns>
    public bool Tick(DateTime now)
    {
        var (before, at) = (_at, Instants.ToMilliseconds(now));
        if (at <= before)
        {
            return false;
        }

        var moved = _tally.Roll(_days.Roll(at)) || _rubrics.NextAfter(At) <= now;
        _at = at;
        while (_instants.Count > 0 && _instants.Top.At <= at)
        {
            var (instant, id) = _instants.Pop();
            if (_kept.TryGetValue(id, out var kept) && kept.Next == instant)
            {
                Replace(Facts(kept.Order, before), Facts(kept.Order, at));
                Keep(kept.Order);
                moved = true;
            }
        }

        while (_comingAt.Count > 0 && _comingAt.Top.At <= at)
        {
            if (_coming.Remove(_comingAt.Pop().Id, out var mark))
            {
                _tally.Add(mark.Fact, 1);
                moved = true;
            }
        }

        return moved;
    }

    /// <summary>The scores of the last snapshot with everybody in it, for lists; null before the first.</summary>
    public ScoreTable? Latest { get; private set; }

    /// <summary>The scores at (what was folded, T).</summary>
    public ScoreSnapshot Snapshot()
    {
        var table = Latest = Table();
        return new(
            _days.From, _days.DayAt(_days.Today), table.Rubric.Version, table.Of(City),
            [.. table.Units.Where(score => score.Unit != City && _book.TryUnit(score.Unit, out var unit) && unit.Kind != UnitKind.Beat)],
            [.. table.Best().Select(Best)]);
    }

    /// <summary>All scores of the window; what <see cref="ScoreQueries.City"/> reads from the store.</summary>
    public ScoreTable Table() => new(_book, _rubrics.At(At), City, At, _tally.Units(), _tally.People());

    /// <summary>Takes over what upheld contests have taken out; before anything is loaded.</summary>
    internal void Load(Exemptions exemptions) => _exemptions = exemptions;

    /// <summary>Counts an order as it stands in the store.</summary>
    internal void Load(in ScoredOrder order)
    {
        Replace(default, Facts(order, _at));
        Keep(order);
    }

    /// <summary>Counts a mark of the store.</summary>
    internal void Load(long order, in PlainFact fact, long mark) => Mark(order, fact, mark, 1);

    private void Fold(long id, OrderChanged change)
    {
        var wasCounted = change.Before is { Counts: true };
        var old = wasCounted ? Facts(ScoredOrder.Of(id, change.Before!), _at) : default;
        if (change.After.Counts)
        {
            var now = ScoredOrder.Of(id, change.After);
            Replace(old, Facts(now, _at));
            Keep(now);
        }
        else
        {
            Replace(old, default);
            _kept.Remove(id);
        }

        if (change.Marks is { } marks && (change.After.Counts || wasCounted))
        {
            foreach (var mark in marks)
            {
                Mark(id, FactOf(mark), mark.Id, change.After.Counts ? 1 : -1);
            }
        }
    }

    /// <summary>Takes a line out: what is counted of it now is counted no more, and it never comes back.</summary>
    private void Exempt(ContestAnswered answered)
    {
        var id = answered.Order.Value;
        var order = answered.Facts is { } facts ? ScoredOrder.Of(id, facts) : default;
        var before = answered.Facts is null ? default : Facts(order, _at);
        if (answered.Taken is { } mark)
        {
            Mark(id, FactOf(mark), mark.Id, -1);
        }

        _exemptions.Add(answered.Key);
        if (answered.Facts is not null)
        {
            Replace(before, Facts(order, _at));
        }
    }

    private void Mark(long order, in PlainFact fact, long mark, int by)
    {
        if (fact.Rule == ScoreRule.None || _exemptions.Has(order, fact, mark))
        {
            return;
        }

        if (fact.At <= _at)
        {
            _tally.Add(fact, by);
        }
        else if (by > 0)
        {
            _coming[mark] = (order, fact);
            _comingAt.Push(fact.At, mark);
        }
        else
        {
            _coming.Remove(mark);
        }
    }

    private FactSlots Facts(in ScoredOrder order, long at)
    {
        var facts = order.FactsAt(at);
        if (!_exemptions.IsEmpty)
        {
            for (var slot = 0; slot < FactSlots.Count; slot++)
            {
                if (facts[slot].Rule != ScoreRule.None && _exemptions.Has(order.Id, facts[slot], 0))
                {
                    facts[slot] = default;
                }
            }
        }

        return facts;
    }

    private void Replace(in FactSlots old, in FactSlots now)
    {
        for (var slot = 0; slot < FactSlots.Count; slot++)
        {
            if (old[slot] != now[slot])
            {
                _tally.Add(old[slot], -1);
                _tally.Add(now[slot], 1);
            }
        }
    }

    private void Keep(in ScoredOrder order)
    {
        var next = order.NextAfter(_at);
        if (next == ScoredOrder.Never)
        {
            _kept.Remove(order.Id);
            return;
        }

        if (!_kept.TryGetValue(order.Id, out var known) || known.Next != next)
        {
            _instants.Push(next, order.Id);
        }

        _kept[order.Id] = (order, next);
        Compact();
    }

    /// <summary>A heap that is mostly stale is built again, so that it does not outgrow the orders kept.</summary>
    private void Compact()
    {
        const int Slack = 1_024;
        if (_instants.Count > (2 * _kept.Count) + Slack)
        {
            _instants.Clear();
            foreach (var (id, kept) in _kept)
            {
                _instants.Push(kept.Next, id);
            }
        }
    }

    private BestOfficer Best(PersonScore score)
    {
        var unit = score.Unit is { } own && _book.TryUnit(own, out var known) ? known : null;
        return new(
            score.Person, _book.Person(score.Person)?.Name ?? "", score.Unit, unit is null ? default : new(unit.Name, unit.NameEn), score.Score!.Value, score.Facts);
    }

    private static PlainFact FactOf(MarkFacts mark) =>
        FactReading.FactOf(mark.Kind, mark.Person?.Value ?? 0, mark.Unit.Value, Instants.ToMilliseconds(mark.At));
}
