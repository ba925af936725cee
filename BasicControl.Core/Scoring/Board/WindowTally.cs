using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;

namespace BasicControl.Core.Scoring.Board;

/// <summary>Facts of the window by person and by place, each by rule and local day; and what still runs, which no day takes along.</summary>
internal sealed class WindowTally(LocalDays days, UnitPaths paths)
{
    private const int RuleBits = 5;

    private readonly WindowCounts _people = new(days.Count, RuleRegister.Count);
    private readonly WindowCounts _places = new(days.Count, RuleRegister.Count);
    private readonly KeyCounts _runningPeople = new();
    private readonly KeyCounts _runningPlaces = new();
    private long _running;

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves => _people.Moves + _places.Moves + _running;

    /// <summary>Counts a fact or takes it out; one before the window is in neither.</summary>
    public void Add(in PlainFact fact, int by)
    {
        if (fact.Rule == ScoreRule.None)
        {
            return;
        }

        var place = paths.PlaceOf(fact.Unit, fact.At);
        if (fact.IsRunning)
        {
            AddRunning(fact.Rule, fact.Person, place, by);
        }
        else if (days.IndexOf(fact.At) is var day and >= 0)
        {
            Add(day, fact.Person, place, by, 1 << (int)fact.Rule, facts: 1);
        }
    }

    /// <summary>Counts what an order tells or takes it out. Most of it is of one day or two, and counted together.</summary>
    public void Add(in ScoredOrder order, in FactSlots facts, int by)
    {
        var (day, place, bits, count) = (-1, 0, 0, 0);
        foreach (ref readonly var fact in (ReadOnlySpan<OrderFact>)facts)
        {
            if (fact.Rule == ScoreRule.None)
            {
                continue;
            }

            var where = paths.PlaceOf(order.Unit, fact.At);
            if (fact.IsRunning)
            {
                AddRunning(fact.Rule, order.Person, where, by);
                continue;
            }

            var when = days.IndexOf(fact.At);
            if ((when, where) != (day, place))
            {
                Add(day, order.Person, place, by, bits, count);
                (day, place, bits, count) = (when, where, 0, 0);
            }

            bits |= 1 << (int)fact.Rule;
            count++;
        }

        Add(day, order.Person, place, by, bits, count);
    }

    /// <summary>Days leave the window and take their counts along.</summary>
    public bool Roll(int gone)
    {
        for (var day = 0; day < gone && day <= days.Count; day++)
        {
            _people.Roll();
            _places.Roll();
        }

        return gone > 0;
    }

    public Dictionary<UnitId, RuleCounts> Units() =>
        FactTally.RollUp(paths, Counts(_places, _runningPlaces).Select(place => ((int)place.Key, place.Value)));

    public Dictionary<PersonId, RuleCounts> People() =>
        Counts(_people, _runningPeople).ToDictionary(person => new PersonId(person.Key), person => person.Value);

    /// <summary>Facts of a person on days of the window, the last day excluded; what still runs is on no day.</summary>
    public RuleCounts PersonOf(PersonId person, int from, int to)
    {
        var sums = new int[RuleRegister.Count];
        _people.AddTo(sums, person.Value, from, to);
        return CountsOf(sums);
    }

    /// <summary>Facts of all places, by day of the window.</summary>
    public RuleCounts[] ByDay()
    {
        var byDay = new RuleCounts[days.Count];
        var sums = new int[RuleRegister.Count];
        for (var day = 0; day < byDay.Length; day++)
        {
            Array.Clear(sums);
            foreach (var place in _places.Keys)
            {
                _places.AddTo(sums, place, day, day + 1);
            }

            byDay[day] = CountsOf(sums);
        }

        return byDay;
    }

    private void Add(int day, long person, int place, int by, int bits, int facts)
    {
        if (day < 0 || facts == 0)
        {
            return;
        }

        _places.Add(day, place, by, 1 | bits, facts);
        if (person != 0)
        {
            _people.Add(day, person, by, 1 | bits, facts);
        }
    }

    private void AddRunning(ScoreRule rule, long person, int place, int by)
    {
        _running++;
        _runningPlaces.Add(Key(place, rule), by);
        if (person != 0)
        {
            _runningPeople.Add(Key(person, rule), by);
        }
    }

    // The first measure counts every fact, and stands where a rule that is none would.
    private static RuleCounts CountsOf(ReadOnlySpan<int> sums)
    {
        var counts = default(RuleCounts);
        for (var rule = 1; rule < sums.Length; rule++)
        {
            counts[rule] = sums[rule];
        }

        return counts;
    }

    private static Dictionary<long, RuleCounts> Counts(WindowCounts window, KeyCounts running)
    {
        var counts = new Dictionary<long, RuleCounts>(window.Count);
        foreach (var key in window.Keys)
        {
            var own = default(RuleCounts);
            var sums = window.SumsOf(key);
            for (var rule = 1; rule < sums.Length; rule++)
            {
                own[rule] = sums[rule];
            }

            counts[key] = own;
        }

        foreach (var key in running.Keys)
        {
            var owner = key >> RuleBits;
            var own = counts.GetValueOrDefault(owner);
            own.Add((ScoreRule)(key & ((1 << RuleBits) - 1)), running.Of(key));
            counts[owner] = own;
        }

        return counts;
    }

    private static long Key(long owner, ScoreRule rule) => (owner << RuleBits) | (long)rule;
}
