using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>One thing that happens in the sample's past: a call, or the birth or a move of an order.</summary>
/// <param name="Step">−1 for the birth, else the index of the move.</param>
internal readonly record struct SampleEvent(DateTime At, MadeIncident? Incident, PlannedLife? Life, int Step);

/// <summary>An order on its way through its plan.</summary>
internal sealed class PlannedLife(OrderPlan plan)
{
    public OrderPlan Plan { get; } = plan;

    /// <summary>The order, once its birth has been written.</summary>
    public WorkOrder? Order { get; set; }
}

/// <summary>Everything that happens in a preset's days, in order of time, made day by day so that a year fits in memory.</summary>
internal sealed class SampleHistory(SampleSeed seed, SamplePreset preset, CityZone zone, DateTime now)
{
    private readonly PriorityQueue<SampleEvent, (DateTime At, long Turn)> _queue = new();
    private readonly IncidentMaker _incidents = new(seed, zone);
    private long _turn;

    public IEnumerable<SampleEvent> Events()
    {
        var planner = new OrderPlanner(seed, preset, zone, _incidents, now);
        var disputes = new DisputePlanner(seed, preset, zone, _incidents, planner, now);
        var (today, directive, lead) = (zone.DayOf(now), 0, 0);
        for (var day = today.AddDays(-preset.Days); day <= today; day = day.AddDays(1))
        {
            var end = zone.StartOf(day.AddDays(1));
            Calls(planner, disputes, day);
            foreach (var plan in planner.Rounds(day, preset.RoundsPerDay))
            {
                Begin(plan);
            }

            for (; directive < planner.Directives.Count && planner.Directives[directive] < end; directive++)
            {
                Begin(planner.Directive(directive));
            }

            for (var ofDay = 1; lead < planner.Leads.Count && planner.Leads[lead] < end; lead++, ofDay++)
            {
                Begin(planner.Lead(lead, preset.LeadsFromHotline ? Hotline(planner.Leads[lead], day, ofDay) : null));
            }

            while (_queue.TryPeek(out var next, out _) && next.At < end && next.At <= now)
            {
                _queue.Dequeue();
                yield return next;
                Continue(next);
            }
        }
    }

    private void Calls(OrderPlanner planner, DisputePlanner disputes, DateOnly day)
    {
        var random = seed.For(SampleStream.Visits, -day.DayNumber);
        foreach (var made in _incidents.Day(day, preset.CallsPerDay))
        {
            var call = disputes.Of(made);
            Add(new(call.Record.At, call, null, 0));
            if (disputes.PlanOf(call) is { } plan)
            {
                Begin(plan);
            }
            else if (call.FollowUp is not null && !DisputeCalls.IsDispute(call))
            {
                Begin(planner.Visit(call, random));
            }
        }
    }

    private MadeIncident Hotline(DateTime lead, DateOnly day, int ofDay)
    {
        var random = seed.For(SampleStream.Civic, unchecked((day.DayNumber * 4099) + ofDay));
        var made = _incidents.Civic(lead.AddSeconds(-random.Next(30, 400)), IncidentMaker.Number('S', day, ofDay), random);
        Add(new(made.Record.At, made, null, 0));
        return made;
    }

    private void Begin(OrderPlan plan) => Add(new(plan.CreatedAt, null, new(plan), -1));

    /// <summary>What follows an event that has been taken.</summary>
    private void Continue(SampleEvent taken)
    {
        var next = taken.Step + 1;
        if (taken.Life is { } life && next < life.Plan.Moves.Count)
        {
            Add(new(life.Plan.Moves[next].At, null, life, next));
        }
    }

    private void Add(SampleEvent happening) => _queue.Enqueue(happening, (happening.At, _turn++));
}
