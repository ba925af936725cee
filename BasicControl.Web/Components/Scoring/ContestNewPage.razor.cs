using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>What an officer writes to contest a line.</summary>
public sealed class ContestInput
{
    public string? Reason { get; set; }
}

/// <summary>An officer contests a line of their own sheet.</summary>
public sealed partial class ContestNewPage
{
    private Actor? _actor;
    private ContestableLine? _line;
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private ContestInput? Input { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private ContestDesk Desk { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = Acting.Now;
        if (_actor is not { Post: Post.Officer, Person: { } person })
        {
            return;
        }

        var query = new AddressQuery(new Uri(Navigation.Uri));
        var rule = query.Text("rule") is { } code ? RuleRegister.Find(code)?.Rule ?? ScoreRule.None : ScoreRule.None;
        var found = await Reader.Read(db =>
            ContestQueries.Line(Acting.Reads, db, Book, new(query.Number("order") ?? 0), rule, query.Number("mark") ?? 0, Clock.UtcNow(), person));
        (_line, _refusals) = (found.IsAccepted ? found.Value : null, found.Refusals);
    }

    private async Task Submit()
    {
        if (_actor is null || _line is not { } line)
        {
            return;
        }

        var outcome = await Desk.Raise(new(line.Order, line.Fact.Rule, line.Fact.Mark, Input?.Reason?.Trim() ?? ""), _actor);
        if (outcome.TryGet(out var id))
        {
            Navigation.NavigateTo(Links.Contest(id));
            return;
        }

        _refusals = outcome.Refusals;
    }
}
