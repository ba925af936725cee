using System.Data.Common;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Search;

/// <summary>
/// What the search of the header finds in the viewer's scope: officers and units by number or name, orders and incidents by the
/// beginning of their number. One single find is gone to at once.
/// </summary>
public sealed partial class SearchPage
{
    /// <summary>Shown of each kind; the lists hold the rest.</summary>
    private const int Most = 10;

    private string _text = "";
    private DateTime _now;
    private Found? _found;
    private bool _fault;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private IncidentQueries Incidents { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private ILogger<SearchPage> Log { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _text = SearchText.Read(new Uri(Navigation.Uri));
        _now = Clock.UtcNow();
        if (_text.Length == 0)
        {
            return;
        }

        try
        {
            _found = await Find();
        }
        catch (DbException fault)
        {
            Log.LogError(fault, "A search could not be answered");
            _fault = true;
            return;
        }

        if (_found.Only is { } address)
        {
            Navigation.NavigateTo(address);
        }
    }

    private async Task<Found> Find()
    {
        var (orders, incidents) = (new OrderPage([], null, null), new IncidentPage([], null, null));
        // A number is found as it was written down, else as plain letters and digits.
        foreach (var number in new[] { _text, TextFolding.Narrow(_text) }.Distinct())
        {
            orders = orders.Rows.Count == 0 && (await Orders.List(Acting.Reads, new() { Number = number }, _now, size: Most)).TryGet(out var someOrders) ? someOrders : orders;
            incidents = incidents.Rows.Count == 0 && (await Incidents.List(Acting.Reads, new() { Number = number }, _now, size: Most)).TryGet(out var someIncidents) ? someIncidents : incidents;
        }

        return new(
            _text, NameSearch.People(Acting.Reads, Book, _text, _now, Most + 1), NameSearch.Units(Acting.Reads, Book, _text, _now, Most + 1), orders, incidents);
    }

    private string Above(Unit unit) =>
        string.Join(" · ", Book.PathOf(unit.Id, _now).Skip(1).Where(above => Book.Covers(Acting.Reads, above.Id, _now)).Select(Words.Of));

    /// <summary>What was found of each kind; of people and units one more than is shown, when there are more.</summary>
    private sealed record Found(string Text, IReadOnlyList<Person> People, IReadOnlyList<Unit> Units, OrderPage Orders, IncidentPage Incidents)
    {
        public bool IsNothing => Count == 0 && Orders.Next is null && Incidents.Next is null;

        /// <summary>Where the one find stands, or null when there is another. Who opens a record is on the trail, so a record is only gone to by its whole number.</summary>
        public string? Only => Count != 1 ? null
            : People is [var person] ? Links.Officer(person.Id)
            : Units is [var unit] ? Links.Unit(unit.Id)
            : Orders.Rows is [{ } order] ? (IsWhole(order.Number) ? Links.Order(order.Id) : null)
            : IsWhole(Incidents.Rows[0].ExternalNumber) ? Links.Incident(Incidents.Rows[0].Id) : null;

        private int Count => People.Count + Units.Count + Orders.Rows.Count + Incidents.Rows.Count;

        private bool IsWhole(string number) => TextFolding.Fold(number) == TextFolding.Fold(Text);
    }
}
