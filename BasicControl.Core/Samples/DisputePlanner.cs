using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>
/// Decides before the history runs which calls about disputes become orders, how each of these ends, and which come in
/// again at the same address. No two calls about disputes share an address but those that are to.
/// </summary>
internal sealed class DisputePlanner
{
    private const double UsuallySettled = 0.957;
    private const double UsuallyAgain = 0.035;
    private const int MostOpen = 70;
    private const int MostAgain = 2;

    /// <summary>An order is opened within this span after its call.</summary>
    private static readonly TimeSpan Opening = TimeSpan.FromMinutes(80);
    private static readonly TimeSpan Young = TimeSpan.FromHours(44);
    private static readonly TimeSpan TooYoung = TimeSpan.FromHours(3);
    private static readonly TimeSpan Again = TimeSpan.FromDays(26);

    private readonly Dictionary<string, MadeIncident> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrderPlan> _plans = new(StringComparer.Ordinal);
    private readonly SampleSeed _seed;
    private readonly IncidentMaker _incidents;
    private readonly OrderPlanner _planner;
    private readonly DateTime _now;

    public DisputePlanner(SampleSeed seed, SamplePreset preset, CityZone zone, IncidentMaker incidents, OrderPlanner planner, DateTime now)
    {
        (_seed, _incidents, _planner, _now) = (seed, incidents, planner, now);
        var (random, today) = (seed.For(SampleStream.Disputes), zone.DayOf(now));
        var calls = new List<MadeIncident>();
        for (var day = today.AddDays(-preset.Days); day <= today; day = day.AddDays(1))
        {
            calls.AddRange(incidents.Day(day, preset.CallsPerDay).Where(call => call.Record.At <= now && DisputeCalls.IsDispute(call)));
        }

        SpreadOut(calls, random);
        var chosen = Choose(calls, preset.Disputes, random);
        var spare = calls.Where(call => !chosen.Contains(call.Record.Number)).ToList();
        var opened = calls.Where(call => chosen.Contains(call.Record.Number)).Select(call => call with { FollowUp = call.FollowUp ?? VisitKind.Dispute }).ToList();
        Plan(opened, spare, preset.Disputes is { } all && all == opened.Count ? preset.DisputesSettled : null, random);
    }

    /// <summary>The call with the place and the follow-up that were decided for it.</summary>
    public MadeIncident Of(MadeIncident call) => _changed.GetValueOrDefault(call.Record.Number, call);

    /// <summary>The order that is opened from a call, or null.</summary>
    public OrderPlan? PlanOf(MadeIncident call) => _plans.GetValueOrDefault(call.Record.Number);

    /// <summary>Gives a call whose address was in a call before another one.</summary>
    private void SpreadOut(List<MadeIncident> calls, Random random)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < calls.Count; i++)
        {
            while (!known.Add(calls[i].Record.Address!))
            {
                var (address, latitude, longitude) = _incidents.Place(calls[i].Station, random);
                calls[i] = Keep(calls[i] with { Record = calls[i].Record with { Address = address, Latitude = latitude, Longitude = longitude } });
            }
        }
    }

    /// <summary>Those that the centre follows up anyhow, and any others up to the count that is asked for.</summary>
    private HashSet<string> Choose(List<MadeIncident> calls, int? count, Random random)
    {
        var able = calls.Where(call => call.Record.At <= _now - Opening).ToList();
        var chosen = able.Where(call => call.FollowUp is not null).Select(call => call.Record.Number).Take(count ?? int.MaxValue).ToHashSet(StringComparer.Ordinal);
        var others = able.Where(call => call.FollowUp is null).ToArray();
        random.Shuffle(others);
        foreach (var call in others.Take((count ?? 0) - chosen.Count))
        {
            chosen.Add(call.Record.Number);
        }

        return chosen;
    }

    /// <param name="settled">Exactly so many are settled, or null: as chance has it.</param>
    private void Plan(List<MadeIncident> opened, List<MadeIncident> spare, int? settled, Random random)
    {
        var fates = settled is { } count ? Exact(opened, opened.Count - count, random) : opened.ConvertAll(_ => Usual(random));
        var free = spare.Where(call => call.FollowUp is null).GroupBy(call => call.Station).ToDictionary(group => group.Key, group => group.ToList());
        for (var i = 0; i < opened.Count; i++)
        {
            var (call, end) = (opened[i], fates[i]);
            var plan = _planner.Visit(call, FateOf(end, settled is not null, random), _seed.For(SampleStream.Disputes, i + 1));
            if (end == End.Again && !ComesAgain(call, plan, free.GetValueOrDefault(call.Station, []), random) && settled is not null)
            {
                plan = _planner.Visit(call, FateOf(End.Neither, true, random), _seed.For(SampleStream.Disputes, i + 1));
            }

            _plans[call.Record.Number] = plan;
            Keep(call);
        }
    }

    private Fate FateOf(End end, bool exact, Random random) => end switch
    {
        End.Open => new(OpenUntil: _now, Settlement: DisputeCalls.GoodEnding(random)),
        End.Neither => new(ClosedBy: exact ? _now : null, Settlement: Settlement.None),
        _ => new(ClosedBy: exact ? _now : null, Settlement: DisputeCalls.GoodEnding(random)),
    };

    private static End Usual(Random random) => random.NextDouble() switch
    {
        < UsuallyAgain => End.Again,
        < 1 - UsuallySettled => End.Neither,
        _ => End.Good,
    };

    /// <summary>So many do not end well: some are still open, some came in again, the rest ended without a settlement.</summary>
    private List<End> Exact(List<MadeIncident> opened, int bad, Random random)
    {
        var ends = opened.ConvertAll(_ => End.Good);
        var order = Enumerable.Range(0, opened.Count).ToArray();
        random.Shuffle(order);
        var left = bad;
        Give(order.Where(i => opened[i].Record.At > _now - TooYoung), bad, _ => End.Open);
        Give(order.Where(i => opened[i].Record.At > _now - Young), Math.Max(0, MostOpen - (bad - left)), _ => End.Open);
        Give(order.Where(i => opened[i].Record.At <= _now - Young), bad, turn => turn % 5 < 3 ? End.Again : End.Neither);
        return ends;

        void Give(IEnumerable<int> to, int most, Func<int, End> end)
        {
            foreach (var (turn, i) in to.Where(i => ends[i] == End.Good).Take(Math.Min(most, left)).ToList().Index())
            {
                ends[i] = end(turn);
                left--;
            }
        }
    }

    /// <summary>Lets later calls of the station, none of them followed up, come from the address of a closed dispute.</summary>
    private bool ComesAgain(MadeIncident call, OrderPlan plan, List<MadeIncident> free, Random random)
    {
        var closed = plan.Moves[^1].At;
        var later = free.Where(one => one.Record.At > closed.AddMinutes(30) && one.Record.At <= closed + Again).ToArray();
        random.Shuffle(later);
        foreach (var one in later.Take(1 + random.Next(MostAgain)))
        {
            free.Remove(one);
            Keep(one with { Record = one.Record with { Address = call.Record.Address, Latitude = call.Record.Latitude, Longitude = call.Record.Longitude } });
        }

        return later.Length > 0;
    }

    private MadeIncident Keep(MadeIncident call) => _changed[call.Record.Number] = call;

    private enum End
    {
        Good,
        Neither,
        Open,
        Again,
    }
}
