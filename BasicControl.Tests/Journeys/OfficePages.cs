using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Scoring;
using BasicControl.Core.WorkOrders;
using BasicControl.Tests.Kit;
using BasicControl.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BasicControl.Tests.Journeys;

/// <summary>The office pages by name, each at an address that has something to show in the sample city.</summary>
internal static class OfficePages
{
    public static readonly string[] Names =
    [
        "home", "search", "orders", "closed", "order", "new", "incidents", "incident", "heat", "heat-all", "repeats", "mapping", "units", "city", "station", "officers", "officer",
        "scores", "score-city", "score-station", "score-officer", "mine", "contests", "rubric", "notes", "figures", "help", "missing",
    ];

    /// <summary>Waits until the page has all it shows and its header is alive.</summary>
    public static async Task SettleAsync(this IPage page)
    {
        await Expect(page.Locator("main .skeleton, main [aria-busy=true]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#connection[data-state=open]")).ToBeAttachedAsync();
    }

    public static string AddressOf(RunningServer server, string name)
    {
        var centre = server.App.Services.GetRequiredService<Centre>();
        var station = centre.Book.Units.Where(unit => unit.Kind == UnitKind.Station).MinBy(unit => unit.Id.Value)!;
        return name switch
        {
            "home" => Links.Home,
            "search" => Links.SearchFor(centre.Book.People.First().Number[..2]),
            "orders" => Links.Orders,
            "closed" => Links.OrderList(new() { Stage = OrderStage.Closed, Unit = station.Id }),
            "order" => Links.Order(centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.State == WorkOrderState.Handling).OrderBy(order => order.Id).First().Id)),
            "new" => Links.OrderNew,
            "incidents" => Links.Incidents,
            "incident" => Links.Incident(centre.Reader.ReadNow(db => db.Incidents.OrderBy(incident => incident.Id).First().Id)),
            "heat" => Links.Heat(new() { Compare = true, Period = PeriodAddress.Of(PeriodName.Days7) }),
            "heat-all" => Links.Heat(new() { All = true }),
            "repeats" => Links.DisputeRepeats,
            "mapping" => Links.DisputeMapping,
            "units" => Links.Units,
            "city" => Links.Unit(centre.Book.Cities.First().Id),
            "station" => Links.Unit(station.Id),
            "officers" => Links.OfficerList(new() { Unit = station.Id, Period = PeriodAddress.Of(PeriodName.Days7) }),
            "officer" => Links.Officer(Officer(centre)),
            "scores" => Links.Scores,
            "score-city" => Links.Score(ScoreScope.Of(centre.Book.Cities.First().Id)),
            "score-station" => Links.Score(ScoreScope.Of(station.Id)),
            "score-officer" => Links.Score(ScoreScope.Of(Officer(centre))),
            "mine" => Links.ScoreMine,
            "contests" => Links.Contests,
            "rubric" => Links.Rubric,
            "notes" => Links.Notes,
            "figures" => Links.Figures,
            "help" => Links.Help,
            _ => "/no/such/page",
        };
    }

    private static PersonId Officer(Centre centre) =>
        centre.Reader.ReadNow(db => db.WorkOrders.Where(order => order.OfficerId != null).OrderBy(order => order.Id).First().OfficerId!.Value);
}
