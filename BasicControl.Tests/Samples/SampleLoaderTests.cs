using System.Text.Json;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Core.Samples;
using BasicControl.Core.Sealing;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Samples;

public sealed class SampleLoaderTests
{
    [Fact]
    public async Task The_same_seed_writes_the_same_rows_and_another_seed_others()
    {
        await using var first = await SampleStore.Load(SamplePreset.Small, 5);
        await using var again = await SampleStore.Load(SamplePreset.Small, 5);
        await using var other = await SampleStore.Load(SamplePreset.Small, 6);

        var rows = Rows(first);
        Assert.True(rows.Count > 1_500);
        Assert.Equal(rows, Rows(again));
        Assert.NotEqual(rows, Rows(other));
    }

    [Fact]
    public async Task Every_row_of_every_order_is_a_legal_transition_and_the_order_is_the_fold_of_its_rows()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 7);
        var (orders, changes) = sample.Centre.Reader.ReadNow(db => (
            db.WorkOrders.ToDictionary(order => order.Id.Value),
            db.Changes.Where(row => row.Subject == Subject.WorkOrder).OrderBy(row => row.Position).ToList()));

        Assert.Equal(orders.Keys.Order(), changes.Select(row => row.SubjectId).Distinct().Order());
        foreach (var life in changes.GroupBy(row => row.SubjectId))
        {
            OrderFacts? known = null;
            var last = DateTime.MinValue;
            foreach (var row in life)
            {
                var change = (OrderChanged)Core.Centre.Events.Read(row.Kind, row.Open);
                Assert.Equal(known, change.Before);
                Assert.True(row.HappenedAt >= last);
                if (known is null) Assert.Equal(OrderAction.Open, change.Action);
                else if (change.Action == OrderAction.Repeat) Assert.Equal(known.State, change.After.State);
                else Assert.Equal(Transitions.Check(known.State, change.Action, row.Post).Value.To, change.After.State);
                (known, last) = (change.After, row.HappenedAt);
            }

            var order = orders[life.Key];
            Assert.Equal(order.Facts(), known);
            Assert.Equal(life.Count(row => row.Kind != OrderChanged.Repeated), order.Version);
            Assert.Equal(Origin.Sample, order.Origin);
        }

        Assert.Contains(orders.Values, order => order.State == WorkOrderState.Closed);
        Assert.Contains(orders.Values, order => order.State == WorkOrderState.Handling);
    }

    [Fact]
    public async Task Nobody_inspects_or_closes_their_own_work_and_no_red_order_closes_without_inspection()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 8);
        var changes = sample.Centre.Reader.ReadNow(db => db.Changes.Where(row => row.Subject == Subject.WorkOrder).ToList());
        foreach (var row in changes)
        {
            var change = (OrderChanged)Core.Centre.Events.Read(row.Kind, row.Open);
            if (change.Before is { } before && Transitions.Find(before.State, change.Action) is { } move && move.Needs.HasFlag(Needs.NotOwnWork))
            {
                Assert.NotEqual(before.Officer?.Value, row.PersonId);
            }

            Assert.False(change is { Action: OrderAction.Close, After.Level: Level.Red });
        }
    }

    [Fact]
    public async Task No_order_that_the_sample_of_inspections_has_drawn_closes_without_one()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 8);
        var (orders, changes) = sample.Centre.Reader.ReadNow(db => (
            db.WorkOrders.Where(order => order.ClosedAt != null).ToList(), db.Changes.Where(row => row.Subject == Subject.WorkOrder).ToList()));
        var closedAtTheDesk = changes.Where(row => ((OrderChanged)Core.Centre.Events.Read(row.Kind, row.Open)).Action == OrderAction.Close).Select(row => row.SubjectId).ToHashSet();

        var drawn = orders.Where(sample.Centre.Inspection.Takes).ToList();

        Assert.InRange(drawn.Count, orders.Count * 0.02, orders.Count * 0.08);
        Assert.DoesNotContain(drawn, order => closedAtTheDesk.Contains(order.Id.Value));
    }

    [Fact]
    public async Task The_day_has_nine_directives_and_a_wall_full_of_work()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Day);
        var zone = CityZone.Of(CityPlan.Zone);
        var now = sample.Clock.Now;
        var midnight = zone.StartOf(zone.DayOf(now));
        var orders = sample.Centre.Reader.ReadNow(db => db.WorkOrders.ToList());
        var closedBy = orders.Where(order => order.OfficerId is not null && order.ClosedAt <= order.DoneDue).CountBy(order => order.OfficerId!.Value);
        var open = orders.Where(order => order.ClosedAt is null && order.State is not WorkOrderState.Cancelled).ToList();

        Assert.Equal(9, orders.Count(order => order.Kind == OrderKind.Directive && order.CreatedAt >= midnight));
        Assert.Equal((369, 359), (orders.Count(order => order.Kind == OrderKind.Directive), orders.Count(order => order is { Kind: OrderKind.Directive, ClosedAt: not null })));
        Assert.Equal((2_400, 2_390), Leads(orders));
        Assert.InRange(sample.Centre.Reader.ReadNow(db => db.Incidents.Count()), 22_000, 28_000);
        Assert.InRange(open.Count, 90, 320);
        Assert.InRange(open.Count(order => order.Level == Level.Red), 1, open.Count / 20);
        Assert.InRange(open.Count(order => order.DoneDue < now), 1, open.Count / 12);
        Assert.InRange(orders.Count(order => order.ClosedAt >= midnight), 20, 250);
        Assert.True(closedBy.Count(officer => officer.Value >= 10) >= 10);
        Assert.All(orders, order => Assert.True(order.CreatedAt <= now && !(order.ClosedAt > now) && !(order.FeedbackAt > now)));
        Assert.Equal(16, orders.Select(order => order.UnitId).Distinct().Count(unit => sample.Centre.Book.Unit(unit).Kind == UnitKind.Station) + 1);
    }

    [Theory]
    [InlineData("2026-11-19T16:00:05Z")]
    [InlineData("2026-11-19T22:10:00Z")]
    [InlineData("2026-11-20T15:59:50Z")]
    public async Task The_counts_hold_at_any_hour_of_the_day(string at)
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small, 2, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
        var orders = sample.Centre.Reader.ReadNow(db => db.WorkOrders.ToList());

        Assert.Equal((15, 12), (orders.Count(order => order.Kind == OrderKind.Directive), orders.Count(order => order is { Kind: OrderKind.Directive, ClosedAt: not null })));
        Assert.Equal((34, 31), Leads(orders));
    }

    [Fact]
    public async Task A_store_that_holds_anything_is_refused()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small);
        var again = await sample.Centre.Samples.Load(SamplePreset.Small, 1, sample.Clock.Now, stop: TestContext.Current.CancellationToken);

        Assert.Equal("sample.store-not-empty", again.Refusal.Code);
    }

    [Fact]
    public async Task The_city_is_marked_as_sample_and_its_journal_holds()
    {
        await using var sample = await SampleStore.Load(SamplePreset.Small);
        var city = Assert.Single(sample.Centre.Book.Cities);

        Assert.True(city.IsSample);
        Assert.Equal(0.98, sample.Centre.Targets.ShareOf("closure", city.Id, sample.Clock.Now));
        Assert.InRange(sample.Centre.Book.People.Count(person => person.Kind == PersonKind.Officer), 380, 420);
        Assert.True(sample.Centre.Reader.ReadNow(db => JournalVerifier.Verify(db)).IsValid);
    }

    internal static (int All, int InTime) Leads(IReadOnlyCollection<WorkOrder> orders) => (
        orders.Count(order => order.Kind == OrderKind.Pushed),
        orders.Count(order => order.Kind == OrderKind.Pushed && order.FeedbackAt <= order.CreatedAt.AddHours(24)));

    private static List<string> Rows(SampleStore sample) => sample.Centre.Reader.ReadNow(db =>
    {
        var rows = db.Changes.OrderBy(row => row.Position).AsEnumerable()
            .Select(row => $"{row.Position}|{row.Kind}|{row.SubjectId}|{row.HappenedAt:O}|{row.RecordedAt:O}|{row.UnitId}|{row.PersonId}|{row.Post}|{row.Open}|{(row.Sealed is { } text ? Convert.ToHexString(db.Vault!.Open(SealedPart.Journal, row.Position, text)!) : "")}");
        var orders = db.WorkOrders.OrderBy(order => order.Id).AsEnumerable().Select(Plain);
        return rows.Concat(orders).ToList();
    });

    /// <summary>The order without what the store's own keys make of it.</summary>
    private static string Plain(WorkOrder order)
    {
        var json = JsonSerializer.SerializeToNode(order)!.AsObject();
        foreach (var keyed in new[] { nameof(WorkOrder.Sealed), nameof(WorkOrder.AddressKey), nameof(WorkOrder.OutcomeHash) })
        {
            json.Remove(keyed);
        }

        return json.ToJsonString();
    }
}
