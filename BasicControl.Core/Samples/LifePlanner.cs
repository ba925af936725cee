using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>Plans the life of an order: a legal way through the loop, laid out in time so that its fate comes true.</summary>
internal sealed class LifePlanner(Random random, CityZone zone)
{
    private const double UsuallyLate = 0.03;
    private const double UsuallySignedLate = 0.06;
    private const double UsuallySentBack = 0.05;
    private const double UsuallyFaulty = 0.12;


    private readonly List<PlannedMove> _moves = [];
    private double _haste = 1;

    /// <param name="now">The sample's instant: a lead that is not late has been fed back by then.</param>
    public IReadOnlyList<PlannedMove> Plan(OrderKind kind, Level level, OrderType type, DateTime created, int station, Fate fate, DateTime now)
    {
        _moves.Clear();
        if (kind == OrderKind.Regulated && fate.Settlement is null && random.NextDouble() < 0.01)
        {
            Add(created + Minutes(3, 40), OrderAction.Cancel, SampleRole.Centre, Pick(OrderCatalogue.CancelReasons));
            return [.. _moves];
        }

        var spans = ClockRules.SpansOf(level);
        var close = CloseAt(level, spans.Done!.Value, created, station, fate);
        var total = close - created;
        var at = Begin(kind, station, created, spans.SignFor!.Value, Least(total, fate.OpenUntil - created, kind == OrderKind.Pushed && !fate.FedBackLate ? now - created : null));
        var isLeadInTime = kind == OrderKind.Pushed && !fate.FedBackLate;
        at += Least(spans.FirstAction!.Value * 0.5, (close - at) * 0.2, isLeadInTime ? (now - at) * 0.4 : null, isLeadInTime ? ClockRules.Feedback * 0.4 : null)
            * (0.3 + (0.6 * random.NextDouble()));
        Add(at, OrderAction.Step, SampleRole.Officer, Pick(OrderCatalogue.Steps));
        if (kind == OrderKind.Pushed)
        {
            at = Feedback(created, at, fate, now, type);
            close = close > at + TimeSpan.FromMinutes(2) ? close : at + Minutes(5, 90);
        }

        Work(level, type, fate.Settlement, at, close);
        return [.. _moves];
    }

    private DateTime CloseAt(Level level, TimeSpan span, DateTime created, int station, Fate fate)
    {
        var share = random.NextDouble() < LateAt(station) ? 1.02 + (0.3 * random.NextDouble())
            : level == Level.Red ? 0.15 + (0.7 * random.NextDouble())
            : 0.02 + (0.42 * Math.Pow(random.NextDouble(), 2.8));
        var close = created + (span * share);
        var hour = zone.ToLocal(close).Hour;
        if (level != Level.Red && hour < 7 && share < 1)
        {
            close += TimeSpan.FromHours(7 - hour + (3 * random.NextDouble()));
        }

        if (close > fate.ClosedBy)
        {
            close = created + ((fate.ClosedBy.Value - created) * (0.5 + (0.45 * random.NextDouble())));
        }

        return close <= fate.OpenUntil ? fate.OpenUntil.Value + ((fate.OpenUntil.Value - created) * random.NextDouble()) + Minutes(10, 600) : close;
    }

    // Officers differ too: most are careful, a few are hasty. The turn chooses the officer who signs.
    private static double HasteOf(int station, double turn)
    {
        var officer = (int)(12 * Math.Pow(turn, 1.35));
        var place = ((station * 31) + (officer * 17)) % 23 / 22.0;
        return 0.25 + (2.9 * place * place);
    }

    // Stations differ, so that a ranking of them says something.
    private static double LateAt(int station) => UsuallyLate * (0.25 + (station * 7 % CityPlan.Stations.Count / 9.0));

    /// <summary>Dispatch, now and then back and to a neighbour, and sign-for.</summary>
    private DateTime Begin(OrderKind kind, int station, DateTime created, TimeSpan signFor, TimeSpan most)
    {
        var at = created + Least(Minutes(1, 5), most * 0.08, signFor * 0.25);
        Add(at, OrderAction.Dispatch, SampleRole.Centre, null, station);
        if (kind != OrderKind.Directive && random.NextDouble() < 0.015)
        {
            at += Least(Minutes(2, 12), most * 0.05, signFor * 0.2);
            Add(at, OrderAction.Return, SampleRole.Station, Pick(OrderCatalogue.ReturnReasons));
            at += Least(Minutes(1, 6), most * 0.04, signFor * 0.1);
            Add(at, OrderAction.Dispatch, SampleRole.Centre, null, (station + 1) % CityPlan.Stations.Count);
        }

        var turn = random.NextDouble();
        _haste = HasteOf(station, turn);
        var late = random.NextDouble() < UsuallySignedLate * _haste && signFor * 1.7 < most * 0.6;
        at += late
            ? signFor * (1.02 + (0.6 * random.NextDouble()))
            : Least(signFor * (0.05 + (0.5 * Math.Pow(random.NextDouble(), 2))), most * 0.15);
        Add(at, OrderAction.SignFor, SampleRole.Station, null, turn: turn);
        return at;
    }

    private DateTime Feedback(DateTime created, DateTime at, Fate fate, DateTime now, OrderType type)
    {
        var due = created + ClockRules.Feedback;
        var fed = fate.FedBackLate
            ? due + Minutes(20, 900)
            : at + Least(Minutes(15, 400), (due - at) * 0.8, (now - at) * 0.6);
        Add(fed, OrderAction.Feedback, SampleRole.Officer, type.Outcomes[0]);
        return fed;
    }

    private void Work(Level level, OrderType type, Settlement? settlement, DateTime from, DateTime close)
    {
        var plan = new List<(OrderAction Action, SampleRole By, string? Text)>();
        if (random.NextDouble() < 0.03)
        {
            plan.Add((OrderAction.Suspend, SampleRole.Station, Pick(OrderCatalogue.SuspendReasons)));
            plan.Add((OrderAction.Resume, SampleRole.Station, null));
        }

        if (random.NextDouble() < 0.5)
        {
            plan.Add((OrderAction.Step, SampleRole.Officer, Pick(OrderCatalogue.Steps)));
        }

        Report();
        if (random.NextDouble() < UsuallySentBack * _haste)
        {
            plan.Add((OrderAction.SendBack, SampleRole.Station, Pick(OrderCatalogue.SendBackReasons)));
            Report();
        }

        if (level == Level.Red || random.NextDouble() < 0.015)
        {
            plan.Add((OrderAction.Inspect, SampleRole.Supervisor, null));
            if (random.NextDouble() < UsuallyFaulty * _haste)
            {
                plan.Add((OrderAction.Fault, SampleRole.Supervisor, Pick(OrderCatalogue.Faults)));
                plan.Add((OrderAction.Step, SampleRole.Officer, Pick(OrderCatalogue.Steps)));
                Report();
                plan.Add((OrderAction.Inspect, SampleRole.Supervisor, null));
            }

            plan.Add((OrderAction.Pass, SampleRole.Supervisor, null));
        }
        else
        {
            plan.Add((OrderAction.Close, SampleRole.Station, null));
        }

        LayOut(plan, settlement, from, close);

        void Report() =>
            plan.Add((
                OrderAction.ReportBack, SampleRole.Officer,
                OutcomeWords.Tell(Pick(settlement is { } ending ? OrderCatalogue.EndingsOf(ending) : type.Outcomes), _haste, random)));
    }

    private void LayOut(List<(OrderAction Action, SampleRole By, string? Text)> plan, Settlement? settlement, DateTime from, DateTime close)
    {
        var gaps = plan.Select(move => (move.Action is OrderAction.ReportBack or OrderAction.Resume ? 3.0 : 0.6) * (0.4 + random.NextDouble())).ToList();
        var sum = gaps.Sum();
        var passed = 0.0;
        for (var i = 0; i < plan.Count; i++)
        {
            passed += gaps[i];
            Add(from + ((close - from) * (passed / sum)), plan[i].Action, plan[i].By, plan[i].Text, settlement: plan[i].Action == OrderAction.ReportBack ? settlement : null);
        }
    }

    private void Add(DateTime at, OrderAction action, SampleRole by, string? text, int station = -1, Settlement? settlement = null, double? turn = null) =>
        _moves.Add(new(Instants.Truncate(at), action, by, turn ?? random.NextDouble(), text, station, settlement));

    private TimeSpan Minutes(double from, double to) => TimeSpan.FromMinutes(from + ((to - from) * random.NextDouble()));

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];

    private static TimeSpan Least(TimeSpan first, params ReadOnlySpan<TimeSpan?> others)
    {
        foreach (var other in others)
        {
            first = other < first ? other.Value : first;
        }

        return first > TimeSpan.Zero ? first : TimeSpan.Zero;
    }
}
