using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Organisation;

/// <summary>A unit: its figures, what lies below it, its next due orders, its people.</summary>
public sealed partial class UnitRecordPage
{
    private const int MostPeople = 120;
    private const int OrdersShown = 10;

    private Unit? _unit;
    private UnitFigureSet? _figures;
    private DateTime _now;
    private IReadOnlyList<(Unit Unit, int Depth)> _below = [];
    private IReadOnlyList<OrderLine> _orders = [];
    private IReadOnlyList<Person> _people = [];
    private IReadOnlyList<PageHead.Crumb> _trail = [];

    [Parameter] public long Id { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private UnitFigureReader Figures { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private TargetQueries Targets { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.UtcNow();
        if (!Book.TryUnit(new UnitId(Id), out var unit))
        {
            Navigation.NotFound();
            return;
        }

        _unit = unit;
        _trail =
        [
            new(Text["Units"], Links.Units),
            .. Book.PathOf(unit.Id, _now).Skip(1).Reverse().Select(above => new PageHead.Crumb(Words.Of(above), Links.Unit(above.Id))),
        ];
        _below = [.. UnitQueries.Below(Book, unit.Id, _now).Select(child => (child, 0))];
        _people = unit.Kind is UnitKind.Station or UnitKind.Beat ? UnitQueries.People(Book, unit.Id, _now) : [];
        _figures = await Figures.Read(unit.CityId, [unit, .. _below.Select(row => row.Unit)]);
        _orders = (await Orders.List(new OrderFilter { Unit = unit.Id }, _now, size: OrdersShown)).Value.Rows;
    }

    private double? Target(string figure) => Targets.ShareOf(figure, _unit!.Id, _now);
}
