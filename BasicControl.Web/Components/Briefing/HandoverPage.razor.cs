using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Handovers;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Briefing;

public sealed class GivingInput
{
    public string? Name { get; set; }

    public string? Notes { get; set; }
}

public sealed class TakingInput
{
    public string? Name { get; set; }
}

/// <summary>The handover sheet of a shift: counted live until it is handed over by name, kept from then on, taken over by another name.</summary>
public sealed partial class HandoverPage
{
    private UnitId _city;
    private Actor? _actor;
    private HandoverFile? _file;
    private bool _isRunning;
    private IReadOnlyList<Handover> _sheets = [];
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm(FormName = "give")] private GivingInput? Giving { get; set; }

    [SupplyParameterFromForm(FormName = "take")] private TakingInput? Taking { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private HandoverDesk Desk { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var query = new AddressQuery(new Uri(Navigation.Uri));
        var actor = Acting.Now;
        var city = query.Number("city") is { } id && Book.TryUnit(new(id), out var unit) && unit.Kind == UnitKind.City ? unit
            : actor?.Unit is { } own ? Book.Unit(Book.Unit(own).CityId) : Book.Cities.FirstOrDefault(one => Book.CoversCity(Acting.Reads, one.Id));
        if (city is null || !Book.CoversCity(Acting.Reads, city.Id))
        {
            return;
        }

        _city = city.Id;
        _actor = actor is not null && BriefingPosts.MaySign(Book, _city, actor) is null ? actor : null;
        DateTime? at = WrittenTime.TryParseAsked(query.Text("from"), out var written) ? written.ToUtc(Book.ZoneOf(_city)) : null;
        _file = (await Desk.Show(Acting.Reads, _city, at))!;
        _isRunning = _file.Shift.From <= Clock.UtcNow() && Clock.UtcNow() < _file.Shift.To;
        _sheets = await Desk.List(Acting.Reads, _city);
        Giving ??= new() { Name = _actor?.Person is not null ? _actor.Name : null };
        Taking ??= new();
    }

    private Task Give() => Act(actor => Desk.Give(_city, _file!.Shift.From, Giving!.Name ?? "", Giving.Notes ?? "", actor));

    private Task Take() => Act(actor => Desk.Take(_file!.Record!.Id, Taking!.Name ?? "", actor));

    private async Task Act(Func<Actor, Task<Outcome<long>>> act)
    {
        if (_actor is null || _file is null)
        {
            return;
        }

        var outcome = await act(_actor);
        if (outcome.IsAccepted)
        {
            Navigation.NavigateTo(Links.HandoverOf(_city, _file.Shift.From));
            return;
        }

        _refusals = outcome.Refusals;
    }
}
