using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Scoring;

/// <summary>The score sheet of a unit, with the units below it and, of a station, its people.</summary>
public sealed partial class ScoreUnitPage
{
    private Unit? _unit;
    private ScoresAddress _address = new();
    private FigurePeriod _days = null!;
    private ScoreSheet? _sheet;
    private ScoreTotal? _before;
    private IReadOnlyList<(Unit Unit, int Depth, UnitScore Score, Points? Before)> _below = [];
    private IReadOnlyList<ComparedPerson> _people = [];
    private IReadOnlyList<PageHead.Crumb> _trail = [];

    [Parameter] public long Id { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private ScoreReader Scores { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!Book.TryUnit(new(Id), out var unit))
        {
            Navigation.NotFound();
            return;
        }

        var now = Clock.UtcNow();
        _address = ScoresAddress.Read(new Uri(Navigation.Uri));
        _days = Scores.DaysOf(unit.CityId, _address.Period);
        if (!Scores.Covers(Acting.Reads, ScoreScope.Of(unit.Id), _days))
        {
            Navigation.NotFound();
            return;
        }

        _trail = ScoreTrail.Above(Acting.Reads, Book, Words, unit.Id, now, _address.Period, Text["Scores"]);
        _unit = unit;
        if (unit.Kind is UnitKind.Station or UnitKind.Beat)
        {
            _people = await Scores.People(Acting.Reads, unit.Id, _days);
        }
        else
        {
            var table = await Scores.City(Acting.Reads, unit.CityId, _days);
            _below = [.. UnitQueries.Below(Acting.Reads, Book, unit.Id, now).Select(child => (child, 0, table.Now.Of(child.Id), table.Before.Of(child.Id).Score))];
        }

        (_sheet, _before) = await Scores.Sheet(Acting.Reads, ScoreScope.Of(unit.Id), _days, _address.Lines());
    }
}
