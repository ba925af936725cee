using BasicControl.Core.Basics;

namespace BasicControl.Core.Briefing.Drafting;

/// <summary>What each unit and type added to the change against the days before.</summary>
internal static class Movements
{
    /// <summary>Units with anything to tell in the period or before, in the order of their codes.</summary>
    public static IEnumerable<UnitId> Units(BriefingFacts facts) => facts.Names.InOrder(facts.Figures.Flows.Units.Keys.Where(unit =>
        facts.Figures.Flows.Of(unit, facts.Plan.Days) is not { Created: 0, Closed: 0, Open: 0 } || facts.BeforeOf(unit).Created > 0));

    public static IEnumerable<Movement> OfUnits(BriefingFacts facts) => Units(facts).Select(unit => new Movement(
        facts.Names.Of(unit), facts.Figures.Flows.Of(unit, facts.Plan.Days).Created - facts.BeforeOf(unit).Created)
    { Unit = unit });

    public static IEnumerable<Movement> OfTypes(BriefingFacts facts) =>
        facts.Figures.CreatedByType.Select(type => new Movement(facts.Names.Of(type.Key), type.Value.Now - type.Value.Before) { Type = type.Key });
}
