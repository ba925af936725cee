using BasicControl.Core.Clock;
using BasicControl.Core.Samples;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Samples;

/// <summary>The rates that real centres have published come out of the preset exactly.</summary>
public sealed class PublishedRatesTests
{
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
}
