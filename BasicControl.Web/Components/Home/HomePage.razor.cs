using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Home;

/// <summary>The start: the city's figures, what waits for the viewer's post, whether the feeds live.</summary>
public sealed partial class HomePage
{
    private const int OrdersShown = 12;

    private static readonly WorkOrderState[] Steps =
    [
        WorkOrderState.Received, WorkOrderState.Dispatched, WorkOrderState.Handling, WorkOrderState.ReportedBack, WorkOrderState.Inspection,
        WorkOrderState.Rectifying,
    ];

    private Unit? _city;
    private bool _coversCity;
    private Actor? _actor;
    private WallSnapshot? _wall;
    private DateTime _now;
    private OrdersAddress _list = new();
    private OrderPage? _pending;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private Func<WallBoards> Boards { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    /// <summary>The states in which it is a post's turn.</summary>
    internal static WorkOrderState[] TurnOf(Post post) => post switch
    {
        Post.CentreDesk => [WorkOrderState.Received, WorkOrderState.Returned],
        Post.StationDesk => [WorkOrderState.Dispatched, WorkOrderState.ReportedBack],
        Post.Officer => [WorkOrderState.Handling, WorkOrderState.Rectifying, WorkOrderState.Suspended],
        Post.Supervisor => [WorkOrderState.ReportedBack, WorkOrderState.Inspection],
        _ => [],
    };

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.UtcNow();
        _actor = Acting.Now;
        _city = Chosen() ?? (_actor?.Unit is { } unit ? Book.Unit(Book.Unit(unit).CityId) : (Cities is [var first, ..] ? first : null));
        if (_city is null)
        {
            return;
        }

        if (_actor?.Unit is { } post && Book.Unit(post).CityId != _city.Id)
        {
            _actor = null;
        }

        _coversCity = Book.CoversCity(Acting.Reads, _city.Id);
        _wall = Boards().Latest(Acting.Reads, _city.Id);
        var turn = _actor is null ? [] : TurnOf(_actor.Post);
        _list = new()
        {
            Unit = _actor?.Unit ?? _city.Id,
            States = turn,
            Movable = turn.Length > 0,
            Officer = _actor is { Post: Post.Officer } ? _actor.Person : null,
        };
        _pending = (await Orders.List(Acting.Reads, _list.Filter(Book.ZoneOf(_city.Id)), _now, size: OrdersShown)).Value;
    }

    // Who reads a part of the city would find a part behind the city's figure.
    private string? Behind(OrdersAddress list) => _coversCity ? Links.OrderList(list) : null;

    private Unit? Chosen() =>
        new AddressQuery(new Uri(Navigation.Uri)).Number("city") is { } id && Book.TryUnit(new(id), out var unit) && Cities.Contains(unit) ? unit : null;

    private IReadOnlyList<Unit> Cities => [.. Book.Cities.Where(city => Book.StandsIn(Acting.Reads, city.Id))];
}
