using System.Data.Common;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Incidents;

/// <summary>A list of incidents: its filters are its address.</summary>
public sealed partial class IncidentListPage
{
    /// <summary>More types than these are chosen by a link, not from a list.</summary>
    private const int MostTypes = 300;

    private IncidentsAddress _list = new();
    private IncidentPage? _page;
    private Refusal? _refused;
    private bool _fault;
    private DateTime _now;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IncidentQueries Incidents { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ILogger<IncidentListPage> Log { get; set; } = null!;

    private IReadOnlyList<IncidentColumn> Shown => ListColumns.Of(_list);

    private CityZone Zone => Zones.Of(Book, _list.Unit);

    private List<Term> Types { get; set; } = [];

    private List<Source> Sources { get; set; } = [];

    private string? Told(DateTime? instant) => instant is { } utc ? Zone.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    protected override async Task OnInitializedAsync()
    {
        _list = IncidentsAddress.Read(new Uri(Navigation.Uri));
        _now = Clock.UtcNow();
        var types = Book.Terms.Where(term => term.Kind == TermKind.Type).OrderBy(term => Words.Of(term.Id), StringComparer.CurrentCulture).ToList();
        Types = types.Count <= MostTypes ? types : [.. types.Where(type => type.Id == _list.Type)];
        Sources = [.. Book.Sources.Where(source => source.Makes == Makes.Incident).OrderBy(source => source.Id.Value)];
        try
        {
            var outcome = await Incidents.List(Acting.Reads, _list.Filter(Zone), _now, _list.After);
            _page = outcome.TryGet(out var page) ? page : null;
            _refused = outcome.IsAccepted ? null : outcome.Refusal;
        }
        catch (DbException fault)
        {
            Log.LogError(fault, "A list of incidents could not be read");
            _fault = true;
        }
    }

    private string TitleOf(IncidentColumn column) => Text[$"{column}"];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
