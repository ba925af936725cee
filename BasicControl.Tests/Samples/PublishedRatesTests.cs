using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.Samples;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Samples;

/// <summary>The rates that real centres have published come out of the preset exactly.</summary>
public sealed class PublishedRatesTests
{
    private static readonly SamplePreset WithoutLeads = SamplePreset.Year with { Leads = 60, LeadsLate = 0, Directives = 60, DirectivesOpen = 3, RoundsPerDay = 1 };

    [Theory]
    [InlineData("2026-11-20T06:26:00Z", 1)]
    [InlineData("2026-11-19T16:05:00Z", 2)]
    public void A_year_is_planned_with_exactly_the_published_directives_and_leads(string at, int seed)
    {
        var now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var directives = (All: 0, Closed: 0);
        var leads = (All: 0, InTime: 0);
        foreach (var happening in new SampleHistory(new(seed), SamplePreset.Year with { CallsPerDay = 1 }, CityZone.Of(CityPlan.Zone), now).Events())
        {
            if (happening.Life is not { Plan: var plan }) continue;
            var action = happening.Step < 0 ? OrderAction.Open : plan.Moves[happening.Step].Action;
            if (plan.Kind == OrderKind.Directive)
            {
                directives.All += action == OrderAction.Open ? 1 : 0;
                directives.Closed += action is OrderAction.Close or OrderAction.Pass ? 1 : 0;
            }
            else if (plan.Kind == OrderKind.Pushed)
            {
                leads.All += action == OrderAction.Open ? 1 : 0;
                leads.InTime += action == OrderAction.Feedback && happening.At <= plan.CreatedAt.AddHours(24) ? 1 : 0;
            }
        }

        Assert.Equal((1_913, 1_861), directives);
        Assert.Equal((125_000, 124_475), leads);
    }

    [Theory]
    [InlineData("2026-11-20T06:26:00Z", 1)]
    [InlineData("2026-11-19T16:05:00Z", 2)]
    public void A_year_is_planned_with_exactly_the_published_disputes(string at, int seed)
    {
        var now = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var calls = new List<Core.Incidents.SourceRecord>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        var (orders, settled) = (0, new List<(string Number, string Address, DateTime ClosedAt)>());
        foreach (var happening in new SampleHistory(new(seed), WithoutLeads, CityZone.Of(CityPlan.Zone), now).Events())
        {
            if (happening.Incident is { Record: var record } && IsDispute(record) && numbers.Add(record.Number)) calls.Add(record);
            if (happening.Life is not { Plan: { Incident: { } number } plan } || !numbers.Contains(number)) continue;
            orders += happening.Step < 0 ? 1 : 0;
            if (happening.Step >= 0 && plan.Moves[happening.Step].Action is OrderAction.Close or OrderAction.Pass
                && plan.Moves.Last(move => move.Action == OrderAction.ReportBack).Settlement is Settlement.Agreement or Settlement.ReferralAccepted)
            {
                settled.Add((number, plan.Address!, happening.At));
            }
        }

        var byAddress = calls.ToLookup(call => call.Address);
        var again = settled.Count(order => byAddress[order.Address].Any(call => call.At > order.ClosedAt && call.At <= order.ClosedAt.AddDays(30)));

        Assert.Equal((21_718, 20_784), (orders, settled.Count - again));
        Assert.InRange(again, 300, 700);
        Assert.Contains(byAddress, group => group.Count() >= 3);
    }

    [Fact]
    public async Task A_year_in_the_store_has_exactly_the_published_settlement_rate()
    {
        await using var sample = await SampleStore.Load(WithoutLeads, 3);
        var city = sample.Centre.Book.Cities.Single().Id;

        var figures = sample.Centre.Reader.ReadNow(db => CityFigureQueries.At(Scope.Everything, db, sample.Centre.Book, city, sample.Clock.Now, wholeDays: 365));

        Assert.Equal(new Rate(20_784, 21_718), figures.Settled);
        Assert.Equal(figures.Settled, sample.Centre.Reader.ReadNow(db => new FigureQueries(sample.Centre.Book).Settled(Scope.Everything, db, new FigureScope { City = city }, sample.Clock.Now, new FigureSpan(figures.Span.Start, null))));
        Assert.Equal(95.7, Math.Round(100.0 * figures.Settled.Numerator / figures.Settled.Denominator, 1));
    }

    [Fact]
    public async Task A_year_with_one_lead_in_twenty_five_shows_the_published_rates_in_the_store()
    {
        var preset = SamplePreset.Year with { Leads = 5_000, LeadsLate = 21, CallsPerDay = 4, RoundsPerDay = 1 };
        await using var sample = await SampleStore.Load(preset, 3);
        var orders = sample.Centre.Reader.ReadNow(db => db.WorkOrders.ToList());
        var directives = orders.Where(order => order.Kind == OrderKind.Directive).ToList();

        Assert.Equal((1_913, 1_861), (directives.Count, directives.Count(order => order.ClosedAt is not null)));
        Assert.Equal((5_000, 4_979), SampleLoaderTests.Leads(orders));
        Assert.Equal(97.28, Math.Round(100.0 * 1_861 / directives.Count, 2));
        Assert.Equal(99.58, Math.Round(100.0 * 4_979 / 5_000, 2));
    }

    private static bool IsDispute(Core.Incidents.SourceRecord call) =>
        call.Type is "噪声扰民" or "邻里纠纷" or "家庭纠纷" or "家庭暴力" or "婚恋纠纷" or "劳资纠纷" or "债务纠纷" or "医患纠纷" or "打架斗殴" or "消费纠纷";
}
