using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Core.Scoring;

/// <summary>The lines that upheld contests have taken out: every count asks here, so that they are in no score.</summary>
internal sealed class Exemptions
{
    private readonly HashSet<LineKey> _keys = [];

    public bool IsEmpty => _keys.Count == 0;

    public static Exemptions Of(BasicControlDb db, UnitId city)
    {
        var exemptions = new Exemptions();
        foreach (var line in db.Contests.AsNoTracking().Where(contest => contest.CityId == city && contest.State == ContestState.Upheld)
            .Select(contest => new { contest.OrderId, contest.Slot, contest.PersonId, contest.MarkId }))
        {
            exemptions.Add(new(line.OrderId.Value, line.Slot, line.PersonId.Value, line.MarkId));
        }

        return exemptions;
    }

    public bool Add(LineKey key) => _keys.Add(key);

    /// <summary>Whether the fact of an order is out; only what costs points can be.</summary>
    public bool Has(long order, in PlainFact fact, long mark)
    {
        if (_keys.Count == 0 || fact.Person == 0)
        {
            return false;
        }

        var rule = RuleRegister.Of(fact.Rule);
        return !rule.IsGood && _keys.Contains(new(order, rule.Slot, fact.Person, rule.Slot == FactSlot.Occurrence ? mark : 0));
    }
}
