using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Officers;

/// <summary>The officers of a unit by police number, each with the figures of all their orders in a period.</summary>
public sealed partial class OfficerListPage
{
    private OfficersAddress _list = new();
    private Unit? _unit;
    private FigurePeriod _days = null!;
    private int _count;
    private PersonId? _next;
    private IReadOnlyList<DrillLine>? _lines;
    private IReadOnlyList<PageHead.Crumb> _trail = [];
    private IReadOnlyList<KeyValuePair<string, string>> _keep = [];

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private DrillQueries Drill { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _list = OfficersAddress.Read(new Uri(Navigation.Uri));
        var now = Clock.UtcNow();
        var unit = _list.Unit is { } id && Book.TryUnit(id, out var named) ? named : Book.Tops(Acting.Reads, now).FirstOrDefault();
        if (unit is null || !Book.Covers(Acting.Reads, unit.Id, now))
        {
            return;
        }

        _unit = unit;
        _days = _list.Period.In(Book.ZoneOf(unit.CityId), now);
        _trail = UnitCrumbs.Down(Acting.Reads, Book, Words, unit.Id, now, _list.Period);
        _keep = [new("unit", unit.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var page = OfficerRows.Page(Acting.Reads, Book, unit.Id, _days.At, _list.After);
        (_count, _next) = (page.Count, page.Next);
        _lines = await Reader.Read(db => OfficerRows.Lines(Acting.Reads, Drill, db, page.People, _days));
    }

    private string UnitOf(DrillKey key) => key.Officer is { } officer && Book.UnitOf(officer, _days.At) is { } unit && unit != _unit!.Id ? Words.Of(unit) : "";
}
