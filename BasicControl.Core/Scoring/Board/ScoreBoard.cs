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
    private readonly KeptByInstant<ScoredOrder> _kept = new();
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
            var next = Math.Min(_days.End, _kept.Next);
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
            case UnitChanged unit when unit.City == City:
                _paths.Forget();
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
        while (_kept.TryTakeDue(at, out var order))
        {
            Replace(order, Facts(order, before), order, Facts(order, at));
            _kept.Set(order, at);
            moved = true;
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
        Replace(default, default, order, Facts(order, _at));
        _kept.Set(order, _at);
    }

    /// <summary>Counts a mark of the store.</summary>
    internal void Load(long order, in PlainFact fact, long mark) => Mark(order, fact, mark, 1);

    private void Fold(long id, OrderChanged change)
    {
        var before = change.Before is { Counts: true } counted ? counted : null;
        var after = change.After.Counts ? change.After : null;
        if (before is null || after is null || !ScoredOrder.AreAlike(before, after))
        {
            Fold(id, before, after);
        }

        if (change.Marks is { } marks && (before ?? after) is not null)
        {
            foreach (var mark in marks)
            {
                Mark(id, FactOf(mark), mark.Id, after is null ? -1 : 1);
            }
        }
    }

    /// <param name="before">Null: it was not counted.</param>
    /// <param name="after">Null: it is counted no more.</param>
    private void Fold(long id, OrderFacts? before, OrderFacts? after)
    {
        var old = before is null ? default : ScoredOrder.Of(id, before);
        var gone = before is null ? default : Facts(old, _at);
        var now = after is null ? default : ScoredOrder.Of(id, after);
        Replace(old, gone, now, after is null ? default : Facts(now, _at));
        if (after is not null && now.IsKeptAt(_at))
        {
            _kept.Keep(now, _at);
        }
        else if (before is not null && old.IsKeptAt(_at))
        {
            _kept.Remove(id);
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
            Replace(order, before, order, Facts(order, _at));
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
                if (facts[slot].Rule != ScoreRule.None && _exemptions.Has(order.Id, order.Whole(facts[slot]), 0))
                {
                    facts[slot] = default;
                }
            }
        }

        return facts;
    }

    private void Replace(in ScoredOrder old, FactSlots gone, in ScoredOrder now, FactSlots come)
    {
        if (old.Person == now.Person && old.Unit == now.Unit)
        {
            for (var slot = 0; slot < FactSlots.Count; slot++)
            {
                if (gone[slot] == come[slot])
                {
                    gone[slot] = come[slot] = default;
                }
            }
        }

        _tally.Add(old, gone, -1);
        _tally.Add(now, come, 1);
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
