using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>What a person fills in to open an order.</summary>
public sealed class OrderInput
{
    public OrderKind Kind { get; set; } = OrderKind.Directive;

    public Level Level { get; set; } = Level.Yellow;

    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Measures { get; set; }

    public long? Unit { get; set; }

    public string? Address { get; set; }
}

/// <summary>Opens an order or directive at the centre, from an incident too.</summary>
public sealed partial class OrderNewPage
{
    private static readonly OrderKind[] Kinds = [OrderKind.Directive, OrderKind.Regulated, OrderKind.Pushed];

    private Actor? _actor;
    private UnitId _city;
    private Incident? _incident;
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private OrderInput? Input { get; set; }

    [Inject] private OrderDesk Desk { get; set; } = null!;

    [Inject] private IncidentQueries Incidents { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _actor = Acting.Now;
        if (_actor?.Unit is not { } unit)
        {
            return;
        }

        _city = Book.Unit(unit).CityId;
        if (new AddressQuery(new Uri(Navigation.Uri)).Number("incident") is { } id && await Incidents.Find(Acting.Reads, new(id)) is { } file && file.Incident.CityId == _city)
        {
            _incident = file.Incident;
        }

        Input ??= _incident is null
            ? new()
            : new()
            {
                Level = _incident.Level == Level.None ? Level.Yellow : _incident.Level,
                Type = Book.Term(_incident.TypeId).Name,
                Unit = _incident.UnitId.Value,
            };
    }

    private async Task Submit()
    {
        if (_actor is null || Input is null)
        {
            return;
        }

        var order = new OpenOrder(_city, Input.Kind, Input.Level, Input.Type?.Trim() ?? "", Input.Title?.Trim() ?? "")
        {
            Measures = Blank(Input.Measures),
            Responsible = Input.Unit is { } unit ? new UnitId(unit) : null,
            Incident = _incident?.Id,
            Address = Blank(Input.Address) ?? _incident?.Address,
            Latitude = _incident?.Latitude,
            Longitude = _incident?.Longitude,
        };
        var outcome = await Desk.Open(order, _actor);
        if (outcome.TryGet(out var id))
        {
            Navigation.NavigateTo(Links.Order(id));
            return;
        }

        _refusals = outcome.Refusals;
    }

    /// <summary>The incident's own address, which the order takes over unseen; shown without the house.</summary>
    private string? KnownAddress => Masked.Address(_incident?.Address);

    private string? Wrong(string field) => _refusals.Any(refusal => refusal.Field == field) ? "true" : null;

    /// <summary>The clocks that a level brings, so that it is chosen knowingly.</summary>
    private string Spans(Level level) =>
        ClockRules.SpansOf(level) is { SignFor: { } signFor, Done: { } done } ? $" · {Text["Spans", Words.Of(signFor), Words.Of(done)]}" : "";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
