using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>One order: what it is, its clocks, what the viewer's post may do now, and its trail.</summary>
public sealed partial class OrderRecordPage
{
    private OrderFile? _file;
    private RecordMask _mask = RecordMask.Closed;
    private DateTime _now;
    private long? _before;
    private long? _event;
    private PeriodAddress _period = new();
    private IReadOnlyDictionary<OrderClock, long> _late = new Dictionary<OrderClock, long>();

    [Parameter] public long Id { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private BasicControl.Web.Components.Changes.RecordReads Reads { get; set; } = null!;

    [Inject] private TrailQueries Trails { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _now = Clock.UtcNow();
        var address = new Uri(Navigation.Uri);
        var query = new AddressQuery(address);
        (_before, _event, _period) = (query.Number("before"), query.Number("event"), PeriodAddress.Read(address));
        _file = await Orders.Find(Acting.Reads, new(Id));
        if (_file is null)
        {
            Navigation.NotFound();
            return;
        }

        await Reads.Opened(Subject.WorkOrder, Id);
        _mask = new(_file.Order.Address, _file.Order.Origin == Origin.External);
        _late = LateSteps.Of(_file.Order, _now, await Trails.Marks(Acting.Reads, Subject.WorkOrder, Id));
    }

    private void Show() => _mask = _mask with { IsClear = true };

    private (OrderClock Clock, DateTime Due)? Next(WorkOrder order) => order.ClosedAt is null ? OrderClocks.Next(order) : null;

    private List<PageHead.Crumb> Crumbs(WorkOrder order)
    {
        List<PageHead.Crumb> crumbs = [.. UnitCrumbs.Down(Acting.Reads, Book, Words, order.UnitId, _now, _period)];
        if (order.OfficerId is { } officer)
        {
            crumbs.Add(new(Words.Of(officer), Links.Officer(officer, _period)));
        }

        return crumbs;
    }
}
