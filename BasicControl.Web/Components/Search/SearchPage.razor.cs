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
        var orders = await ByNumber(number => Orders.List(Acting.Reads, new() { Number = number }, _now, size: Most), page => page is { Rows.Count: 0, IsCut: false });
        var incidents = await ByNumber(number => Incidents.List(Acting.Reads, new() { Number = number }, _now, size: Most), page => page is { Rows.Count: 0, IsCut: false });
        return new(
            _text, NameSearch.People(Acting.Reads, Book, _text, _now, Most + 1), NameSearch.Units(Acting.Reads, Book, _text, _now, Most + 1),
            orders.Number, orders.Page ?? new([], null, null), incidents.Number, incidents.Page ?? new([], null, null));
    }

    /// <summary>What a list finds by the number as it was written, else with plain letters and digits.</summary>
    private async Task<(string Number, TPage? Page)> ByNumber<TPage>(Func<string, Task<Outcome<TPage>>> list, Func<TPage, bool> isNothing)
        where TPage : class
    {
        var plain = TextFolding.Narrow(_text);
        return (await list(_text)).TryGet(out var written) && (plain == _text || !isNothing(written)) ? (_text, written)
            : (plain, (await list(plain)).TryGet(out var found) ? found : null);
    }

    private string Above(Unit unit) =>
        string.Join(" · ", Book.PathOf(unit.Id, _now).Skip(1).Where(above => Book.Covers(Acting.Reads, above.Id, _now)).Select(Words.Of));

    /// <summary>What was found of each kind, and the number by which; of people and units one more than is shown, when there are more.</summary>
    private sealed record Found(
        string Text, IReadOnlyList<Person> People, IReadOnlyList<Unit> Units, string OrderNumber, OrderPage Orders, string IncidentNumber, IncidentPage Incidents)
    {
        public bool IsNothing => Count == 0 && !IsCut;

        /// <summary>Where the one find stands, or null when there is or may be another. Who opens a record is on the trail, so a record is only gone to by its whole number.</summary>
        public string? Only => Count != 1 || IsCut ? null
            : People is [var person] ? Links.Officer(person.Id)
            : Units is [var unit] ? Links.Unit(unit.Id)
            : Orders.Rows is [{ } order] ? (IsWhole(order.Number) ? Links.Order(order.Id) : null)
            : IsWhole(Incidents.Rows[0].ExternalNumber) ? Links.Incident(Incidents.Rows[0].Id) : null;

        /// <summary>Not all numbers were looked at.</summary>
        public bool IsCut => Orders.IsCut || Incidents.IsCut;

        private int Count => People.Count + Units.Count + Orders.Rows.Count + Incidents.Rows.Count;

        private bool IsWhole(string number) => TextFolding.Fold(number) == TextFolding.Fold(Text);
    }
}
