using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>One action with what it needs. A refusal is worded in place and what was written stays.</summary>
public sealed partial class OrderActionForm
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter, EditorRequired] public required WorkOrder Order { get; set; }

    [Parameter, EditorRequired] public required Transition Move { get; set; }

    [Parameter, EditorRequired] public required Actor Actor { get; set; }

    /// <summary>Whether the form stands open at first.</summary>
    [Parameter] public bool Open { get; set; }

    /// <summary>The instant of the page, UTC.</summary>
    [Parameter, EditorRequired] public required DateTime Now { get; set; }

    [SupplyParameterFromForm] private ActionInput? Input { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private OrderCommands Commands { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The version that the person has seen: a form that was refused keeps the order's present one.</summary>
    private string Version => Order.Version.ToString(CultureInfo.InvariantCulture);

    private bool NeedsText => Move.Needs.HasFlag(Needs.Reason) || Move.Needs.HasFlag(Needs.Outcome);

    private bool NeedsSettlement => Move.Action == OrderAction.ReportBack && Order.Dispute != DisputeKind.None;

    private string TextLabel => Move.Action switch
    {
        OrderAction.ReportBack => Text["Outcome"],
        OrderAction.Step => Text["Step"],
        OrderAction.Feedback => Text["Feedback"],
        OrderAction.Fault => Text["Faults"],
        _ => Text["Reason"],
    };

    private UnitId? SelectedUnit => Input?.Unit is { } unit ? new UnitId(unit) : Move.Action == OrderAction.Dispatch ? Order.ResponsibleUnitId : null;

    private IEnumerable<Person> Officers => Actor is { Post: Post.Officer, Person: { } self }
        ? UnitQueries.People(Acting.Reads, Book, Order.UnitId, Now).Where(person => person.Id == self)
        : UnitQueries.People(Acting.Reads, Book, Order.UnitId, Now);

    private string Field(string name) => $"{Move.Action}-{name}";

    private bool IsWrong(string field) => _refusals.Any(refusal => refusal.Field == field);

    private async Task Submit()
    {
        var outcome = await Commands.Do(Order, Move.Action, Input ?? new ActionInput(), Actor);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.Order(Order.Id));
            return;
        }

        _refusals = outcome.Refusals;
    }
}
