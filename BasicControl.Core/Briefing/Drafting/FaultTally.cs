using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>What was done wrong in the period, as the facts of scores tell it: by unit and rule, never by person.</summary>
/// <param name="Counts">By the unit that stood on the order then.</param>
/// <param name="Latest">The latest of them, each with its order.</param>
public sealed record FaultFacts(IReadOnlyDictionary<(UnitId Unit, ScoreRule Rule), int> Counts, IReadOnlyList<FaultFact> Latest);

/// <param name="At">When it became so, UTC.</param>
public sealed record FaultFact(NamedOrder Order, ScoreRule Rule, UnitId Unit, DateTime At);

/// <summary>Counts what costs points among the facts that came true in the period; what an upheld contest took out is out.</summary>
internal sealed class FaultTally(BriefingPlan plan, Exemptions exemptions) : IFactSink
{
    private readonly long _from = Instants.ToMilliseconds(plan.Question.Span.From!.Value);
    private readonly long _to = Instants.ToMilliseconds(plan.Question.Span.To!.Value);
    private readonly Dictionary<(UnitId, ScoreRule), int> _counts = [];
    private readonly List<(long Order, PlainFact Fact)> _facts = [];

    public DateTime From => plan.Question.Span.From!.Value;

    public void Order(in ScoredOrder order)
    {
    }

    public void Fact(long order, in PlainFact fact, long mark)
    {
        if (fact.At < _from || fact.At >= _to || RuleRegister.Of(fact.Rule).IsGood || exemptions.Has(order, fact, mark))
        {
            return;
        }

        var key = (new UnitId(fact.Unit), fact.Rule);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
        _facts.Add((order, fact));
    }

    public FaultFacts Facts(BasicControlDb db, int most)
    {
        var latest = _facts.OrderByDescending(one => one.Fact.At).ThenBy(one => one.Order).ThenBy(one => one.Fact.Rule).Take(most).ToList();
        var ids = latest.Select(one => new WorkOrderId(one.Order)).Distinct().ToList();
        var numbers = db.WorkOrders.Where(order => ids.Contains(order.Id)).Select(order => new { order.Id, order.Number }).ToDictionary(order => order.Id.Value, order => order.Number);
        return new(
            _counts,
            [.. latest.Select(one => new FaultFact(new(numbers[one.Order], one.Order), one.Fact.Rule, new(one.Fact.Unit), Instants.FromMilliseconds(one.Fact.At)))]);
    }
}
