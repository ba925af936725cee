using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BasicControl.Core;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Disputes;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Disputes;

/// <summary>Addresses from which disputes came in again and again, and the records behind one of them. No address stands in an address of a page.</summary>
public sealed partial class RepeatsPage
{
    private const int MostRows = 200;
    private const int MostRecords = 200;

    private HeatAddress _heat = new();
    private Unit? _city;
    private FigurePeriod? _period;
    private MappingDocument _mapping = null!;
    private bool _ofIncidents;
    private IReadOnlyList<RepeatAddress>? _rows;
    private RepeatAddress? _place;
    private IReadOnlyList<RepeatRecord> _records = [];

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private Centre Centre { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _mapping = Centre.Disputes.InForce.Document;
        _heat = HeatAddress.Read(new Uri(Navigation.Uri)) with { Compare = false };
        _city = _heat.City(Acting.Reads, Book, Clock.UtcNow());
        if (_city is not { } city)
        {
            return;
        }

        var zone = Book.ZoneOf(city.Id);
        var period = _period = _heat.Period.In(zone, Clock.UtcNow());
        _ofIncidents = RepeatRecords.OfIncidents(Book, city.Id);
        var scope = _heat.Records(Book, city.Id, Clock.UtcNow());
        var rows = await Reader.Read(db => RepeatRecords.Addresses(Acting.Reads, db, Book, scope, _ofIncidents, !_heat.All, zone, period.At, period.Span));
        var asked = new AddressQuery(new Uri(Navigation.Uri)).Text("place");
        _place = asked is null ? null : rows.FirstOrDefault(row => PlaceOf(row) == asked);
        if (_place is { } place)
        {
            _records = await Reader.Read(db => RepeatRecords.At(Acting.Reads, db, Book, scope, _ofIncidents, place.AddressKey, !_heat.All, period.At, period.Span, MostRecords));
        }

        _rows = rows;
    }

    private static string Address(HeatAddress heat) => heat.Write(Links.DisputeRepeats);

    private string PlaceAddress(RepeatAddress row) => Links.RepeatsAt(_heat, PlaceOf(row));

    private static string PlaceOf(RepeatAddress row) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.AddressKey)))[..16];

    private static string Told(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
