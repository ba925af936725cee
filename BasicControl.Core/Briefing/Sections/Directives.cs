using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Disputes;
using BasicControl.Core.Privacy;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Briefing.Sections;

/// <summary>The directives of the period with measure, responsible unit and due. Left out where the scope has no orders.</summary>
internal static class Directives
{
    public const string Code = "directives";

    public static BriefingSection? Of(BriefingFacts facts)
    {
        if (!facts.HasOrders)
        {
            return null;
        }

        LocalName? cut = facts.DirectiveCount > facts.Directives.Count ? Said.Of("Directives_Cut", facts.Directives.Count, facts.DirectiveCount) : null;
        return new(Code, Said.Of("Section_Directives"), BriefingPart.PageOne, [new DirectiveBlock(Code, [.. facts.Directives.Select(one => Line(facts, one))], cut)]);
    }

    private static BriefingDirective Line(BriefingFacts facts, DirectiveFact directive) => new(
        directive.Order.Number, directive.Level, facts.Names.Of(directive.Type),
        string.IsNullOrWhiteSpace(directive.Measures) ? Said.Of("NoMeasure") : new(AddressMask.InText(PersonalNumbers.Mask(directive.Measures)), null),
        facts.Names.Of(directive.Unit), directive.Due, States.Of(directive.State));
}

/// <summary>States of orders in words.</summary>
internal static class States
{
    /// <param name="state">Null: open, and more is not known.</param>
    public static LocalName Of(WorkOrderState? state) => Said.Of(state is { } known ? $"State_{known}" : "State_Open");
}
