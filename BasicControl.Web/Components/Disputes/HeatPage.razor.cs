using System.Data.Common;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Disputes;

/// <summary>The heatmaps of disputes, or of everything that happened: what they show is their address.</summary>
public sealed partial class HeatPage
{
    private HeatAddress _heat = new();
    private Unit? _city;
    private FigurePeriod? _period;
    private HeatAnswer? _answer;
    private HeatLists? _lists;
    private HeatWords? _says;
    private HeatBeside? _beside;
    private bool _fault;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private HeatQueries Heat { get; set; } = null!;

    [Inject] private FigureQueries Figures { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private TargetQueries Targets { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ILogger<HeatPage> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _heat = HeatAddress.Read(new Uri(Navigation.Uri));
        _city = _heat.City(Acting.Reads, Book, Clock.UtcNow());
        if (_city is null)
        {
            return;
        }

        _period = _heat.Period.In(Book.ZoneOf(_city.Id), Clock.UtcNow());
        try
        {
            var answer = await Heat.Ask(Acting.Reads, _heat.Query(_city.Id, _period));
            _lists = new(Book, _heat, _city.Id, _period, answer.CountsIncidents);
            _says = new(Text, answer);
            _answer = answer;
            StateHasChanged();
            _beside = await Beside(_city.Id, _period);
        }
        catch (DbException fault)
        {
            Log.LogError(fault, "The heat counts could not be read");
            _fault = true;
        }
    }

    /// <summary>Read after the counts: the page does not wait for it.</summary>
    private Task<HeatBeside> Beside(UnitId city, FigurePeriod period)
    {
        var scope = _heat.Records(Book, city, Clock.UtcNow());
        var ofIncidents = RepeatRecords.OfIncidents(Book, city);
        var target = Targets.ShareOf(FigureCodes.Settled, _heat.Unit ?? city, period.At);
        return Reader.Read(db => new HeatBeside(
            RepeatRecords.Addresses(Acting.Reads, db, Book, scope, ofIncidents, !_heat.All, period.Zone, period.At, period.Span).Count,
            Figures.Settled(Acting.Reads, db, scope, period.At, period.Span),
            target));
    }
}

/// <summary>Figures of a period that the heat counts do not hold.</summary>
/// <param name="Settled">Of the orders about disputes opened here in the period.</param>
/// <param name="Target">Target of the settlement rate, 0–1.</param>
public sealed record HeatBeside(int RepeatAddresses, Rate Settled, double? Target);
