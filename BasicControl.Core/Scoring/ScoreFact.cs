using BasicControl.Core.Basics;
using BasicControl.Core.Clock;

namespace BasicControl.Core.Scoring;

/// <summary>A fact that a score rests on: what a rule tells of an order, to whom and to which unit, and when.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its number, or empty where only counts are asked for.</param>
/// <param name="Person">Who stood on the order at that time; null: nobody, and only the unit is told.</param>
/// <param name="Unit">The unit that stood on the order at that time.</param>
/// <param name="At">When it became so, UTC; of what still runs, when it fell due.</param>
/// <param name="IsRunning">Still so at T: it counts in every period until it ends, so that not ending it never pays.</param>
/// <param name="Mark">Its mark; 0 for what the order itself tells.</param>
public readonly record struct ScoreFact(
    ScoreRule Rule, WorkOrderId Order, string Number, PersonId? Person, UnitId Unit, DateTime At, bool IsRunning = false, long Mark = 0)
{
    public bool IsGood => RuleRegister.Of(Rule).IsGood;

    public LineKey Key => new(Order.Value, RuleRegister.Of(Rule).Slot, Person?.Value ?? 0, RuleRegister.Of(Rule).Slot == FactSlot.Occurrence ? Mark : 0);
}

/// <summary>What a contest is about: one slot of one order and person, or one mark.</summary>
public readonly record struct LineKey(long Order, FactSlot Slot, long Person, long Mark);

/// <summary>A fact while it is counted: plain numbers.</summary>
/// <param name="Person">0: nobody.</param>
/// <param name="At">UTC milliseconds.</param>
internal readonly record struct PlainFact(ScoreRule Rule, long Person, long Unit, long At, bool IsRunning)
{
    public ScoreFact Of(long order, string number, long mark = 0) => new(
        Rule, new(order), number, Person == 0 ? null : new PersonId(Person), new(Unit), Instants.FromMilliseconds(At), IsRunning, mark);
}
