using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Core.WorkOrders.Recent;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Scoring;

/// <summary>Puts one sheet together from the store.</summary>
internal sealed class SheetReading
{
    private const int MostGains = 5;

    private readonly BasicControlDb _db;
    private readonly ScoreScope _scope;
    private readonly ScorePeriod _period;
    private readonly DateTime _at;
    private readonly UnitId _city;
    private readonly UnitId? _meanOf;
    private readonly Rubric _rubric;
    private readonly TrendDays _trend;
    private readonly UnitPaths _paths;
    private readonly Exemptions _exemptions;
    private readonly FactReading _facts;
    private readonly Func<UnitId, ScoreTable?> _live;

    public SheetReading(BasicControlDb db, OrganisationBook book, RubricBook rubrics, ScoreScope scope, ScorePeriod period, DateTime at, RecentOrders? recent, Func<UnitId, ScoreTable?> live)
    {
        (_db, _scope, _period, _at, _live) = (db, scope, period, period.JudgedAt(at), live);
        _city = scope.Unit is { } unit ? book.Unit(unit).CityId : book.Person(scope.Person!.Value)?.CityId ?? throw new KeyNotFoundException("No such person.");

        // An officer is drawn to the unit they belong to at the end, wherever their facts arose; a unit to its city.
        _meanOf = scope.Person is { } person ? UnitPaths.HomeOf(book, person, _at) : scope.Unit == _city ? null : _city;
        _rubric = rubrics.At(_at);
        _trend = new TrendDays(book.ZoneOf(_city), period, _at);
        _paths = new UnitPaths(book);
        _exemptions = Exemptions.Of(db, _city);
        _facts = new FactReading(db, period.From, _at, recent);
    }

    public ScoreSheet Sheet(LineQuery query)
    {
        var picker = new LinePicker(query, _rubric);
        var tally = new SheetTally(picker, _exemptions, _paths, _scope.Unit, _meanOf, _at, _trend);
        if (_scope.Person is { } person)
        {
            _facts.OfPeople([person.Value], tally);
        }
        else
        {
            _facts.OfUnits(_paths.MayBeUnder(_scope.Unit!.Value, _at), tally);
        }

        var counts = tally.Counts;
        var mean = MeanCounts();
        var own = ScoreMath.Own(_rubric, counts);
        var facts = ScoreMath.Facts(_rubric, counts);
        var notScored = facts < _rubric.Minimum ? new NotScored(facts, _rubric.Minimum) : null;
        var meanScore = mean is { } above ? ScoreMath.Own(_rubric, above) : null;
        return new(
            _scope, _period, _at, _rubric, notScored is null ? ScoreMath.Shrunk(_rubric, counts, meanScore) : null, own, meanScore, meanScore is null ? null : _meanOf,
            ScoreMath.Range(_rubric, counts), facts, notScored, ScoreMath.Parts(_rubric, counts), Rules(counts), Lines(picker, tally, counts, mean, notScored is null),
            new(tally.Open, tally.Overdue, tally.DueSoon, tally.Handled, _trend.WorkingDays), Trend(tally), Gains(counts, meanScore), tally.Units, Exempted(tally));
    }

    private RuleCounts? MeanCounts()
    {
        if (_meanOf is not { } above)
        {
            return null;
        }

        if (_live(_city) is { } folded)
        {
            return folded.FactsOf(above);
        }

        var tally = new FactTally(_paths, _exemptions);
        _facts.OfUnits(_paths.MayBeUnder(above, _at), tally);
        return tally.Units().TryGetValue(above, out var counts) ? counts : null;
    }

    private List<RuleLine> Rules(RuleCounts counts) =>
        [.. _rubric.Rules.Where(rule => counts[rule.Rule] > 0).Select(rule => new RuleLine(rule.Rule, rule.Part, rule.Value, counts[rule.Rule]))];

    private LinePage Lines(LinePicker picker, SheetTally tally, RuleCounts counts, RuleCounts? mean, bool isScored)
    {
        var (places, next) = picker.Page();
        var orders = places.Select(place => new WorkOrderId(place.Order)).Distinct().ToList();
        var numbers = _db.NumbersOf(orders);
        var contests = _db.Contests.AsNoTracking().Where(contest => orders.Contains(contest.OrderId)).AsEnumerable().ToDictionary(contest => contest.Key);
        var points = new Dictionary<(ScoreRule, bool), Points>();
        return new(
            [
                .. places.Select(place =>
                {
                    var fact = place.Fact.Of(place.Order, numbers.GetValueOrDefault(new(place.Order), ""), place.Mark);
                    var contest = contests.GetValueOrDefault(fact.Key);
                    return new ScoreLine(
                        fact, _rubric.PartOf(fact.Rule), _rubric.ValueOf(fact.Rule), isScored ? PointsOf(place.Fact) : null, contest?.State, contest?.Id);
                }),
            ],
            picker.Total, next);

        Points PointsOf(in PlainFact fact)
        {
            var key = (fact.Rule, tally.IsInMean(fact));
            if (!points.TryGetValue(key, out var one))
            {
                points[key] = one = ScoreMath.OfOne(_rubric, key.Rule, counts, mean, key.Item2);
            }

            return one;
        }
    }

    private List<TrendPoint> Trend(SheetTally tally) =>
    [
        .. tally.Trend.Select((counts, i) =>
        {
            var (from, to) = _trend.SpanOf(i);
            return new TrendPoint(from, to, ScoreMath.Facts(_rubric, counts), ScoreMath.Own(_rubric, counts));
        }),
    ];

    private List<ScoreGain> Gains(RuleCounts counts, Points? mean)
    {
        if (ScoreMath.Shrunk(_rubric, counts, mean) is not { } score)
        {
            return [];
        }

        return
        [
            .. _rubric.Rules
                .Where(rule => rule.Value < 100 && counts[rule.Rule] > 0 && RuleRegister.Of(rule.Rule).Act is not null && _rubric.PartOf(rule.Rule) is not null)
                .Select(rule => new ScoreGain(rule.Rule, rule.Part, counts[rule.Rule], ScoreMath.Shrunk(_rubric.With(rule with { Value = 100 }), counts, mean)!.Value - score))
                .OrderByDescending(gain => gain.Points).ThenBy(gain => gain.Rule).Take(MostGains),
        ];
    }

    private List<ExemptedLine> Exempted(SheetTally tally)
    {
        if (tally.Exempted.Count == 0)
        {
            return [];
        }

        var orders = tally.Exempted.Select(line => new WorkOrderId(line.Order)).Distinct().ToList();
        var numbers = _db.NumbersOf(orders);
        var contests = _db.Contests.AsNoTracking().Where(contest => orders.Contains(contest.OrderId)).AsEnumerable().ToDictionary(contest => contest.Key);
        return
        [
            .. tally.Exempted.OrderByDescending(line => line.Fact.At)
                .Select(line => line.Fact.Of(line.Order, numbers.GetValueOrDefault(new(line.Order), ""), line.Mark))
                .Where(fact => contests.ContainsKey(fact.Key))
                .Select(fact => new ExemptedLine(fact, contests[fact.Key].Id, contests[fact.Key].AnsweredAt ?? fact.At)),
        ];
    }
}

internal static class OrderNumbersRead
{
    public static Dictionary<WorkOrderId, string> NumbersOf(this BasicControlDb db, IReadOnlyList<WorkOrderId> orders) =>
        db.WorkOrders.Where(order => orders.Contains(order.Id)).Select(order => new { order.Id, order.Number }).ToDictionary(order => order.Id, order => order.Number);
}
