using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders.Recent;
using BasicControl.Web.Components.Layout;
using BasicControl.Web.Components.Organisation;
using BasicControl.Web.Components.Scoring;
using BasicControl.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Officers;

/// <summary>An officer in a period: figures beside the period before, load, orders with the late ones first, and the units they worked in.</summary>
public sealed partial class OfficerRecordPage
{
    private Person? _person;
    private PeriodAddress _period = new();
    private FigurePeriod _days = null!;
    private DateTime _now;
    private DrillSheet? _sheet;
    private LatePage? _orders;
    private WorkOrderId? _after;
    private double? _unitLoad;
    private ComparedScore? _score;
    private bool _hasMoved;
    private IReadOnlyList<PersonLink> _memberships = [];
    private IReadOnlyList<PageHead.Crumb> _trail = [];

    [Parameter] public long Id { get; set; }

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private DrillQueries Drill { get; set; } = null!;

    [Inject] private ScoreReader Scores { get; set; } = null!;

    [Inject] private RecentOrders Recent { get; set; } = null!;

    [Inject] private StoreReader Reader { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var now = _now = Clock.UtcNow();
        if (Book.Person(new(Id)) is not { } person)
        {
            Navigation.NotFound();
            return;
        }

        var address = new Uri(Navigation.Uri);
        _period = PeriodAddress.Read(address);
        _days = _period.In(Book.ZoneOf(person.CityId), now);
        if (!Book.CoversPerson(Acting.Reads, person.Id, _days.Start, _days.End, now))
        {
            Navigation.NotFound();
            return;
        }

        _after = new AddressQuery(address).Number("after") is { } after ? new WorkOrderId(after) : null;
        _memberships = Book.MembershipsOf(person.Id);
        _hasMoved = _memberships.Any(link => link.From > _days.Before().Start && link.From <= _days.At);
        var unit = Book.UnitOf(person.Id, now) ?? person.CityId;
        _trail = UnitCrumbs.Down(Acting.Reads, Book, Words, unit, now, _period);
        _person = person;
        (_sheet, _orders, _unitLoad, _score) = await Reader.Read(db => (
            Drill.Officer(Acting.Reads, db, person.Id, _days), LateOrders.Of(Acting.Reads, db, Book, person.Id, _days, _after, recent: Recent), Counterparts(db, unit),
            Acting.MayReadScoreOf(person.Id) ? Scores.Total(Acting.Reads, db, ScoreScope.Of(person.Id), _days) : null));
    }

    /// <summary>Orders created in the period by person of the same station, as the measure of a load; null for members of a whole city or county.</summary>
    private double? Counterparts(BasicControlDb db, UnitId unit)
    {
        if (Book.Unit(unit).Kind is UnitKind.City or UnitKind.County)
        {
            return null;
        }

        var people = UnitQueries.People(Acting.Reads, Book, unit, _days.At);
        return people.Count == 0 ? null : (double)Drill.Created(Acting.Reads, db, [.. people.Select(one => one.Id)], _days) / people.Count;
    }

    private string Address(WorkOrderId after) => _period.Add(new AddressText(Links.Officer(_person!.Id)).Add("after", after.Value)).ToString();

    private string PerDay(double orders) => (orders / _days.Days).ToString("0.00", CultureInfo.InvariantCulture);

    private string Day(DateTime instant) => PeriodAddress.Day(_days.Zone.DayOf(instant));
}
