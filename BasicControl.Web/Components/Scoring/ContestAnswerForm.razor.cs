using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Scoring;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>What a supervisor fills in to answer a contest.</summary>
public sealed class ContestAnswerInput
{
    public string? Answer { get; set; }

    public bool Uphold { get; set; }
}

/// <summary>Upholds or declines one contest; a refusal is worded in place and what was written stays.</summary>
public sealed partial class ContestAnswerForm
{
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter, EditorRequired] public required Contest Contest { get; set; }

    [Parameter, EditorRequired] public required Actor Actor { get; set; }

    [SupplyParameterFromForm] private ContestAnswerInput? Input { get; set; }

    [Inject] private ContestDesk Desk { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private async Task Submit()
    {
        var outcome = await Desk.Answer(new(Contest.Id, Input?.Uphold == true, Input?.Answer?.Trim() ?? ""), Actor);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.Contest(Contest.Id));
            return;
        }

        _refusals = outcome.Refusals;
    }
}
