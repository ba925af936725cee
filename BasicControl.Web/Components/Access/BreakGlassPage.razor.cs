using System.Globalization;
using BasicControl.Core.Access;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Access;

/// <summary>What somebody fills in to read a unit out of scope, or the one that they say they have seen.</summary>
public sealed class BreakGlassInput
{
    public long? Unit { get; set; }

    public string? Reason { get; set; }

    /// <summary>Local time of the city, as a browser sends it: <c>2026-11-22T18:30</c>.</summary>
    public string? Until { get; set; }

    public long Id { get; set; }
}

/// <summary>Access out of scope for a time: asked for, running, and told to those in charge. Of a unit out of scope only its place in the tree shows.</summary>
public sealed partial class BreakGlassPage
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(2);
    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private DateTime _now;
    private UnitId? _city;
    private long? _grant;
    private IReadOnlyList<(Unit Unit, int Depth)> _offered = [];
    private IReadOnlyList<BreakGlass> _own = [];
    private IReadOnlyList<BreakGlass> _told = [];
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private BreakGlassInput? Input { get; set; }

    [Inject] private BreakGlassDesk Desk { get; set; } = null!;

    [Inject] private AccessBook Book { get; set; } = null!;

    [Inject] private OrganisationBook Units { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Hours => Book.Policy.BreakGlassLongest.TotalHours.ToString(CultureInfo.CurrentCulture);

    protected override void OnInitialized() => Look();

    private async Task Open()
    {
        if (Input is null || _city is not { } city || Acting.Caller is not { } caller) return;
        if (!DateTime.TryParseExact(Input.Until, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            _refusals = [new("scope.until", "until", Hours)];
            return;
        }

        var opened = await Desk.Open(new(Input.Unit ?? 0), Input.Reason ?? "", Units.ZoneOf(city).ToUtc(local), caller.Actor);
        if (opened.IsAccepted) Navigation.NavigateTo(Links.BreakGlass);
        else _refusals = opened.Refusals;
    }

    private async Task See()
    {
        if (Input is null || Acting.Caller is not { } caller) return;
        _refusals = (await Desk.See(Input.Id, caller.Actor)).Refusals;
        Look();
    }

    private void Look()
    {
        _now = Clock.UtcNow();
        if (Acting.Caller is not { } caller) return;
        _told = Desk.ToldTo(caller, _now);
        if (caller is not { Kind: CallerKind.Account, Id: { } id, Unit: { } unit }) return;
        _city = Units.Unit(unit).CityId;
        _grant = Book.Session(caller.Session!.Value)?.GrantId;
        _own = [.. Book.BreakGlasses.Where(glass => glass.AccountId == id && _now < glass.Until).OrderBy(glass => glass.Until)];
        _offered = [.. UnitQueries.Tree(Scope.Of(_city.Value), Units, _city, _now)
            .Where(row => row.Unit.Kind is not (UnitKind.Beat or UnitKind.Unassigned) && !Units.Covers(caller.Reads, row.Unit.Id, _now))];
    }

    private UnitId CityOf(BreakGlass glass) => Units.Unit(glass.UnitId).CityId;

    private Post? RoleOf(BreakGlass glass) => Book.GrantsOf(glass.AccountId).FirstOrDefault(grant => grant.Id == glass.GrantId)?.Role;

    private string Local(DateTime utc) => Units.ZoneOf(_city!.Value).ToLocal(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private string? Bad(string field) => _refusals.Any(refusal => refusal.Field == field) ? "true" : null;

    // What is about a field stands at the field, under the name that the page calls it by.
    private List<Refusal> Of(string? field) =>
        [.. _refusals.Where(refusal => refusal.Field == field).Select(refusal => field is null ? refusal : refusal with { Field = LabelOf(field) })];

    private string LabelOf(string field) => field switch
    {
        "unit" => Text["Unit"],
        "reason" => Text["Reason"],
        _ => Text["Until"],
    };
}
