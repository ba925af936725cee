using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Scoring;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Organisation;

/// <summary>A unit in a period: its figures beside the period before, what moved them, what lies below it, its next due orders.</summary>
public sealed partial class UnitRecordPage
{
    private const int OrdersShown = 10;

    private Unit? _unit;
    private PeriodAddress _period = new();
    private FigurePeriod _days = null!;
    private DateTime _now;
    private DrillSheet? _sheet;
    private ComparedScore? _score;
    private bool _byOfficer;
    private IReadOnlyList<DrillLine> _lines = [];
    private IReadOnlyList<Unit> _beats = [];
    private IReadOnlyList<OrderLine> _orders = [];
    private IReadOnlyList<PageHead.Crumb> _trail = [];

    [Parameter] public long Id { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private DrillQueries Drill { get; set; } = null!;

    [Inject] private ScoreReader Scores { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private TargetQueries Targets { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.UtcNow();
        if (!Book.TryUnit(new UnitId(Id), out var unit) || !Book.Covers(Acting.Reads, unit.Id, _now))
        {
            Navigation.NotFound();
            return;
        }

        _period = PeriodAddress.Read(new Uri(Navigation.Uri));
        _days = _period.In(Book.ZoneOf(unit.CityId), _now);
        _trail = UnitCrumbs.Above(Acting.Reads, Book, Words, unit.Id, _now, _period);
        _byOfficer = UnitDrill.IsByOfficer(unit);
        _unit = unit;
        var (sheet, score) = await Reader.Read(db => (UnitDrill.Of(Acting.Reads, Drill, db, unit, _days), Acting.May(Permission.ReadScores) ? Scores.Total(Acting.Reads, db, ScoreScope.Of(unit.Id), _days) : null));
        _orders = (await Orders.List(Acting.Reads, new OrderFilter { Unit = unit.Id }, _now, size: OrdersShown)).Value.Rows;
        _lines = UnitDrill.Lines(Acting.Reads, Book, unit, sheet);
        _beats = _byOfficer ? UnitQueries.Below(Acting.Reads, Book, unit.Id, _now) : [];
        (_sheet, _score) = (sheet, score);
    }

    /// <summary>Branches and departments of which nothing is counted are named below the table, not in it.</summary>
    private IReadOnlyList<DrillLine> Shown => [.. _lines.Where(line => line.Figures != PeriodComparison.None || line.Key.Unit is not { } unit || Book.Unit(unit).Kind is not (UnitKind.Branch or UnitKind.Department))];

    private double? Target(string figure) => Targets.ShareOf(figure, _unit!.Id, _days.At);

    private string? ListOf(string figure)
    {
        var inPeriod = new OrdersAddress { Unit = _unit!.Id, Stage = OrderStage.All, From = _days.From, To = _days.To };
        return figure switch
        {
            FigureCodes.Created => Links.OrderList(inPeriod),
            FigureCodes.Open when _days.IsRunning => Links.OrderList(new() { Unit = _unit.Id }),
            FigureCodes.Overdue when _days.IsRunning => Links.OrderList(new() { Unit = _unit.Id, Stage = OrderStage.Overdue }),
            _ => null,
        };
    }
}
