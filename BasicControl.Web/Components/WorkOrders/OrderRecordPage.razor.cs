using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>One order: what it is, its clocks, what the viewer's post may do now, and its trail.</summary>
public sealed partial class OrderRecordPage
{
    private OrderFile? _file;
    private DateTime _now;
    private long? _before;

    [Parameter] public long Id { get; set; }

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.UtcNow();
        _before = new AddressQuery(new Uri(Navigation.Uri)).Number("before");
        _file = await Orders.Find(new(Id));
        if (_file is null)
        {
            Navigation.NotFound();
        }
    }

    private (OrderClock Clock, DateTime Due)? Next(WorkOrder order) => order.ClosedAt is null ? OrderClocks.Next(order) : null;

    private List<PageHead.Crumb> Crumbs(WorkOrder order) =>
        [.. Book.PathOf(order.UnitId, _now).Reverse().Select(unit => new PageHead.Crumb(Words.Of(unit), Links.Unit(unit.Id)))];
}
