using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Briefing.Drafting;
using BasicControl.Core.Briefing.Issues;
using BasicControl.Core.Briefing.Schedule;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Organisation;
using BasicControl.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace BasicControl.Web.Components.Briefing;

/// <summary>The span that a briefing is drafted of by hand.</summary>
public sealed class BriefingSpanInput
{
    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }
}

/// <summary>A month of briefings: each day with where its briefing stands, the weeks and months beside it.</summary>
public sealed partial class BriefingListPage
{
    private Unit? _city;
    private Actor? _actor;
    private DateOnly _today;
    private DateOnly _month;
    private Dictionary<DateOnly, BriefingLine> _days = [];
    private IReadOnlyList<BriefingLine> _others = [];
    private IReadOnlyList<Refusal> _refusals = [];

    [SupplyParameterFromForm] private BriefingSpanInput? Input { get; set; }

    [Inject] private OrganisationBook Book { get; set; } = null!;

    [Inject] private BriefingQueries Queries { get; set; } = null!;

    [Inject] private BriefingDesk Desk { get; set; } = null!;

    [Inject] private BriefingOptions Schedule { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private Acting Acting { get; set; } = null!;

    private static IEnumerable<string> Weekdays => Enumerable.Range(1, 7).Select(day => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(day % 7)));

    private DateOnly FirstShown => _month.AddDays(-(((int)_month.DayOfWeek + 6) % 7));

    private IEnumerable<IEnumerable<DateOnly>> Weeks
    {
        get
        {
            for (var monday = FirstShown; monday < _month.AddMonths(1); monday = monday.AddDays(7))
            {
                yield return Enumerable.Range(0, 7).Select(monday.AddDays);
            }
        }
    }

    private IEnumerable<Unit> Cities => Book.Cities.Where(one => Book.CoversCity(Acting.Reads, one.Id));

    protected override async Task OnInitializedAsync()
    {
        var query = new AddressQuery(new Uri(Navigation.Uri));
        var actor = Acting.Now;
        _city = query.Number("city") is { } id && Book.TryUnit(new(id), out var unit) && unit.Kind == UnitKind.City ? unit
            : actor?.Unit is { } own ? Book.Unit(Book.Unit(own).CityId) : Book.Cities.FirstOrDefault(one => Book.CoversCity(Acting.Reads, one.Id));
        if (_city is null || !Book.CoversCity(Acting.Reads, _city.Id))
        {
            _city = null;
            return;
        }

        _actor = actor is not null && BriefingPosts.MayEdit(Book, _city.Id, actor) is null ? actor : null;
        _today = Book.ZoneOf(_city.Id).DayOf(Clock.UtcNow());
        var asked = DateOnly.TryParseExact(query.Text("month") + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 2900;
        var yesterday = _today.AddDays(-1);
        _month = asked ? month : new DateOnly(yesterday.Year, yesterday.Month, 1);
        Input ??= new() { From = _today.AddDays(-1) };
        var lines = await Queries.List(Acting.Reads, _city.Id, FirstShown, _month.AddMonths(1).AddDays(6));
        _days = lines.Where(line => line.Span == BriefingSpan.Day).GroupBy(line => line.To).ToDictionary(group => group.Key, group => group.MaxBy(line => line.Number)!);
        _others = [.. lines.Where(line => line.Span != BriefingSpan.Day).GroupBy(line => (line.From, line.To)).Select(group => group.MaxBy(line => line.Number)!)];
    }

    private async Task Draft()
    {
        if (_city is null || _actor is null || Input?.From is not { } from)
        {
            return;
        }

        var outcome = await Desk.Draft(new BriefingRequest(_city.Id, BriefingPeriod.Of(from, Input.To ?? from)), _actor);
        if (outcome.TryGet(out var id))
        {
            Navigation.NavigateTo(Links.Briefing(id));
            return;
        }

        _refusals = outcome.Refusals;
    }

    private string State(BriefingLine line) =>
        DocumentWords.Of(line.State, CultureInfo.CurrentUICulture) + (line.Number > 1 ? $" · {DocumentWords.Of("Version", CultureInfo.CurrentUICulture, line.Number)}" : "") + (line.IsLate ? $" · {Text["Late"]}" : "");

    private static string Class(BriefingLine line) => line.IsLate ? "late" : line.State.ToString().ToLowerInvariant();

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Period(BriefingLine line) => $"{Day(line.From)} – {Day(line.To)}";
}
