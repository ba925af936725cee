using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>Plans every order of a preset: when it is born, where, what about, and its life.</summary>
internal sealed class OrderPlanner
{
    private static readonly TimeSpan DirectiveOpenSpan = TimeSpan.FromHours(72);
    private static readonly TimeSpan DirectiveTooYoung = TimeSpan.FromHours(3);
    private static readonly TimeSpan LeadOpenSpan = TimeSpan.FromHours(10);
    private static readonly TimeSpan LeadTooYoung = TimeSpan.FromMinutes(40);

    private readonly SampleSeed _seed;
    private readonly CityZone _zone;
    private readonly IncidentMaker _incidents;
    private readonly DateTime _now;
    private readonly HashSet<int> _openDirectives;
    private readonly HashSet<int> _lateLeads;

    public OrderPlanner(SampleSeed seed, SamplePreset preset, CityZone zone, IncidentMaker incidents, DateTime now)
    {
        (_seed, _zone, _incidents, _now) = (seed, zone, incidents, now);
        var last = zone.DayOf(now);
        var first = last.AddDays(-preset.Days);
        var random = seed.For(SampleStream.Directives);
        Directives = CreationTimes.Spread(preset.Directives, preset.DirectivesToday, first, last, now, zone, Rhythms.Office, random);
        _openDirectives = Choose(Directives, preset.DirectivesOpen, DirectiveTooYoung, DirectiveOpenSpan, preset.DirectivesOpen, random);
        random = seed.For(SampleStream.Leads);
        Leads = CreationTimes.Spread(preset.Leads, null, first, last, now, zone, Rhythms.Civic, random);
        _lateLeads = Choose(Leads, preset.LeadsLate, LeadTooYoung, LeadOpenSpan, (preset.LeadsLate * 2 / 3) + 1, random);
    }

    /// <summary>Birth of each directive, in order.</summary>
    public IReadOnlyList<DateTime> Directives { get; }

    /// <summary>Birth of each lead, in order.</summary>
    public IReadOnlyList<DateTime> Leads { get; }

    public OrderPlan Directive(int index)
    {
        var random = _seed.For(SampleStream.Directives, index + 1);
        var (created, open) = (Directives[index], _openDirectives.Contains(index));
        var level = Draw(random, 0.12, 0.40);
        if (open && level != Level.Blue && _now - created > ClockRules.SpansOf(level).Done * 0.9)
        {
            level = Level.Blue;
        }

        return Plan(OrderKind.Directive, level, Any(OrderCatalogue.Directives, random), created, IncidentMaker.Station(random), null,
            open ? new(OpenUntil: _now) : new(ClosedBy: _now), random);
    }

    /// <param name="hotline">The record of the civic hotline it is made of, or null.</param>
    public OrderPlan Lead(int index, MadeIncident? hotline)
    {
        var random = _seed.For(SampleStream.Leads, index + 1);
        var type = hotline is null ? Any(OrderCatalogue.Leads, random) : OrderCatalogue.Leads[2 + random.Next(2)];
        var settlement = hotline is not null && DisputeCalls.IsDispute(hotline) ? DisputeCalls.Ending(random) : (Settlement?)null;
        return Plan(
            OrderKind.Pushed, Draw(random, 0.025, 0.14), type, Leads[index], hotline?.Station ?? IncidentMaker.Station(random), hotline,
            new(FedBackLate: _lateLeads.Contains(index), Settlement: settlement), random);
    }

    public OrderPlan Visit(MadeIncident call, Random random) => Visit(call, new(), random);

    public OrderPlan Visit(MadeIncident call, Fate fate, Random random)
    {
        var level = call.Record.Level == Level.None ? Level.Blue : call.Record.Level;
        return Plan(
            OrderKind.Regulated, level, OrderCatalogue.Visits[(int)call.FollowUp!.Value], Instants.Truncate(call.Record.At.AddMinutes(8 + (70 * random.NextDouble()))),
            call.Station, call, fate, random);
    }

    /// <summary>Visits that the working calendar asks for on a day, in order of time.</summary>
    public IReadOnlyList<OrderPlan> Rounds(DateOnly day, int count)
    {
        var random = _seed.For(SampleStream.Visits, day.DayNumber);
        var start = _zone.StartOf(day).AddHours(8.2);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => start.AddMinutes(100 * random.NextDouble())).Order().ToList()
                .Select(at => Plan(
                    OrderKind.Regulated, Level.Blue, OrderCatalogue.Visits[2 + random.Next(4)], Instants.Truncate(at), random.Next(CityPlan.Stations.Count), null, new(), random)),
        ];
    }

    private OrderPlan Plan(OrderKind kind, Level level, OrderType type, DateTime created, int station, MadeIncident? from, Fate fate, Random random)
    {
        var (address, latitude, longitude) = from is { Record: { Address: { } told, Latitude: { } north, Longitude: { } east } }
            ? (told, north, east)
            : _incidents.Place(station, random);
        return new(kind, level, type, created, station)
        {
            Title = type.Title.Replace("{0}", OrderCatalogue.StreetOf(station, address), StringComparison.Ordinal),
            Address = address,
            Latitude = latitude,
            Longitude = longitude,
            Incident = from?.Record.Number,
            Moves = new LifePlanner(random, _zone).Plan(kind, level, type, created, station, fate, _now),
        };
    }

    /// <summary>
    /// Exactly <paramref name="count"/> indexes: those too young for anything else, some of the last hours up to
    /// <paramref name="recent"/>, the rest from anywhere before.
    /// </summary>
    private HashSet<int> Choose(IReadOnlyList<DateTime> births, int count, TimeSpan tooYoung, TimeSpan span, int recent, Random random)
    {
        var chosen = new HashSet<int>();
        for (var i = births.Count - 1; i >= 0 && chosen.Count < count && _now - births[i] < tooYoung; i--)
        {
            chosen.Add(i);
        }

        var inSpan = Enumerable.Range(0, births.Count).Where(i => _now - births[i] < span).ToList();
        Take(inSpan, Math.Min(recent, count));
        Take([.. Enumerable.Range(0, births.Count).Where(i => _now - births[i] > TimeSpan.FromHours(25))], count);
        Take([.. Enumerable.Range(0, births.Count)], count);
        return chosen;

        void Take(List<int> from, int until)
        {
            for (var left = from.Count; left > 0 && chosen.Count < until; left--)
            {
                var pick = random.Next(left);
                chosen.Add(from[pick]);
                from[pick] = from[left - 1];
            }
        }
    }

    private static Level Draw(Random random, double red, double yellow)
    {
        var chance = random.NextDouble();
        return chance < red ? Level.Red : chance < red + yellow ? Level.Yellow : Level.Blue;
    }

    private static OrderType Any(IReadOnlyList<OrderType> types, Random random) => types[random.Next(types.Count)];
}
