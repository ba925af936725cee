using System.Data.Common;
using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Core.WorkOrders;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.WorkOrders;

/// <summary>A list of orders: its filters are its address.</summary>
public sealed partial class OrderListPage
{
    private OrdersAddress _list = new();
    private DateTime _now;
    private OrderPage? _page;
    private Refusal? _refused;
    private bool _fault;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private OrderQueries Orders { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private ILogger<OrderListPage> Log { get; set; } = null!;

    private CityZone Zone => Zones.Of(Book, _list.Unit);

    private string? Told(DateTime? instant) => instant is { } utc ? Zone.ToLocal(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    protected override async Task OnInitializedAsync()
    {
        _list = OrdersAddress.Read(new Uri(Navigation.Uri));
        _now = Clock.UtcNow();
        try
        {
            var outcome = await Orders.List(Acting.Reads, _list.Filter(Zone), _now, _list.After);
            _page = outcome.TryGet(out var page) ? page : null;
            _refused = outcome.IsAccepted ? null : outcome.Refusal;
        }
        catch (DbException fault)
        {
            Log.LogError(fault, "A list of orders could not be read");
            _fault = true;
        }
    }
}
