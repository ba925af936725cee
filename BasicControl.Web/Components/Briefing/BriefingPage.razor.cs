using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Briefing;

/// <summary>A sentence or measure under a person's hand.</summary>
public sealed class WrittenInput
{
    public string Place { get; set; } = "";

    public string? Zh { get; set; }

    public string? En { get; set; }
}

/// <summary>An edit: the version it was begun from, and every text that may be edited.</summary>
public sealed class BriefingInput
{
    public int Version { get; set; }

    public List<WrittenInput> Sentences { get; set; } = [];

    public List<WrittenInput> Measures { get; set; } = [];
}

public sealed class SignatureInput
{
    public int Version { get; set; }

    public string? Name { get; set; }
}

/// <summary>One version of a briefing: read beside the figures it tells of, edited, signed, corrected.</summary>
public sealed partial class BriefingPage
{
    private BriefingFile? _file;
    private Actor? _actor;
    private IReadOnlyList<DifferenceLine> _late = [];
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromForm(FormName = "edit")] private BriefingInput? Input { get; set; }

    [SupplyParameterFromForm(FormName = "sign")] private SignatureInput? Signature { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private BriefingQueries Queries { get; set; } = null!;

    [Inject] private BriefingDesk Desk { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    private string Title => $"{Words.Of(_file!.Document.Title)} {new ValueText(CultureInfo.CurrentUICulture, _file.Document).Period(_file.Document.Period)}";

    protected override async Task OnInitializedAsync()
    {
        _file = await Queries.Find(Acting.Reads, Id);
        if (_file is null)
        {
            return;
        }

        var actor = Acting.Now;
        _actor = actor is not null && BriefingPosts.MaySign(Book, _file.Record.CityId, actor) is null ? actor : null;
        _late = _file.Record.IsDraft ? [] : await Queries.Late(Acting.Reads, Id);
        Input ??= new()
        {
            Sentences = [.. BriefingPlaces.Sentences(_file.Document).Select(one => new WrittenInput { Place = one.Place, Zh = one.Text.Zh, En = one.Text.En })],
            Measures = [.. BriefingPlaces.Measures(_file.Document).Select(one => new WrittenInput { Place = one.Place, Zh = one.Text.Zh, En = one.Text.En })],
        };
        Signature ??= new() { Name = _actor?.Person is not null ? _actor.Name : null };
    }

    private Task Save() => Act(actor => Desk.Edit(new EditBriefing(Id, Input!.Version, Texts(Input.Sentences), Texts(Input.Measures)), actor));

    private Task Sign() => Act(actor => Desk.Sign(Id, Signature!.Version, Signature.Name ?? "", actor));

    private async Task Correct()
    {
        if (_actor is null || _file is null)
        {
            return;
        }

        var outcome = await Desk.Correct(Id, _file.Record.Version, _actor);
        if (outcome.TryGet(out var id))
        {
            Navigation.NavigateTo(Links.Briefing(id));
            return;
        }

        _refusals = outcome.Refusals;
    }

    private async Task Act(Func<Actor, Task<Outcome<int>>> act)
    {
        if (_actor is null)
        {
            return;
        }

        var outcome = await act(_actor);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.Briefing(Id));
            return;
        }

        _refusals = outcome.Refusals;
    }

    private static Dictionary<string, LocalName> Texts(IEnumerable<WrittenInput> inputs) =>
        inputs.ToDictionary(one => one.Place, one => new LocalName(Plain(one.Zh) ?? "", Plain(one.En)), StringComparer.Ordinal);

    // A form sends line ends of two characters; the document keeps one.
    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();
}
