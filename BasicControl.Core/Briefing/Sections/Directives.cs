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
        facts.Names.Of(directive.Unit), directive.Due, States.At(directive.State, directive.ClosedAt, facts.Plan.At));
}

/// <summary>States of orders in words.</summary>
internal static class States
{
    public static LocalName Of(WorkOrderState state) => Said.Of($"State_{state}");

    /// <summary>Where an order stood at T, as far as it is known: one closed after T was open then.</summary>
    public static LocalName At(WorkOrderState state, DateTime? closedAt, DateTime at) =>
        closedAt <= at ? Of(WorkOrderState.Closed) : closedAt is not null ? Said.Of("State_Open") : Of(state);
}
