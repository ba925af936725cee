using BasicControl.Core.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Figures;

public sealed class OrderTallyTests
{
    private static readonly DateTime At = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Orders around T: created up to T, due and closed before, at and after their creation and T, or not at all.</summary>
    private static readonly Gen<(DateTime Created, DateTime? Due, DateTime? Closed)> Orders =
        from created in Gen.Choose(0, 40)
        from due in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-45, 10).Select(hours => (int?)hours))
        from closed in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(-45, 10).Select(hours => (int?)hours))
        select (At.AddHours(-created), due is { } d ? At.AddHours(d) : (DateTime?)null, closed is { } c ? At.AddHours(c) : (DateTime?)null);

    [Fact]
    public void Four_orders_give_the_counts_rates_and_hours_that_one_works_out_by_hand()
    {
        var tally = new OrderTally(At);
        tally.Add(At.AddHours(-10), At.AddHours(-2), At.AddHours(-4)); // 6 h, on time
        tally.Add(At.AddHours(-10), At.AddHours(-8), At.AddHours(-7)); // 3 h, late
        tally.Add(At.AddHours(-10), At.AddHours(-1), null); // overdue
        tally.Add(At.AddHours(-10), null, At.AddHours(1)); // closed after T: open

        var figures = tally.Figures();

        Assert.Equal(new OrderCounts(4, 2, 0, 3, 2, 1, 1), figures.Counts);
        Assert.Equal(2, figures.Counts.Open);
        Assert.Equal(new Rate(2, 4), figures.Counts.Closure);
        Assert.Equal(new Rate(1, 2), figures.Counts.OnTime);
        Assert.Equal(new Rate(1, 3), figures.Counts.Sla);
        Assert.Equal((4.5, 5.7, 6.0), (figures.P50Hours!.Value, Math.Round(figures.P90Hours!.Value, 9), figures.P90NearestRankHours!.Value));
    }

    [Fact]
    public void A_close_before_creation_counts_as_closed_and_not_in_the_hours()
    {
        var tally = new OrderTally(At);
        tally.Add(At.AddHours(-1), At, At.AddHours(-2));

        var figures = tally.Figures();

        Assert.Equal(new OrderCounts(1, 1, 1, 1, 1, 1, 0), figures.Counts);
        Assert.Null(figures.P50Hours);
    }

    [Fact]
    public void Due_at_the_instant_is_not_yet_overdue_and_closed_at_the_due_is_on_time()
    {
        var tally = new OrderTally(At);
        tally.Add(At.AddHours(-1), At, null);
        tally.Add(At.AddHours(-1), At, At);

        Assert.Equal(new OrderCounts(2, 1, 0, 2, 1, 1, 0), tally.Figures().Counts);
    }

    [Fact]
    public void Without_orders_there_is_no_rate_and_no_percentile()
    {
        var figures = new OrderTally(At).Figures();

        Assert.Equal((null, null, null), (figures.Counts.Closure.Value, figures.Counts.OnTime.Value, figures.Counts.Sla.Value));
        Assert.Equal((null, null, null), (figures.P50Hours, figures.P90Hours, figures.P90NearestRankHours));
    }

    [Fact]
    public void The_whole_is_the_sum_of_its_parts_however_it_is_divided() =>
        Prop.ForAll(Gen.ListOf(Gen.Zip(Orders, Gen.Choose(0, 4))).ToArbitrary(), divided =>
        {
            var parts = Enumerable.Range(0, 5).Select(_ => new OrderTally(At)).ToArray();
            var (whole, together) = (new OrderTally(At), new OrderTally(At));
            foreach (var (order, part) in divided)
            {
                whole.Add(order.Created, order.Due, order.Closed);
                parts[part].Add(order.Created, order.Due, order.Closed);
            }

            var sum = parts.Select(part => part.Figures().Counts).Aggregate((left, right) => left + right);
            Array.ForEach(parts, together.Add);
            return whole.Figures() == together.Figures() && whole.Figures().Counts == sum;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Counts_agree_with_their_definitions_word_by_word() =>
        Prop.ForAll(Gen.ListOf(Orders).ToArbitrary(), orders =>
        {
            var tally = new OrderTally(At);
            foreach (var (created, due, closed) in orders)
            {
                tally.Add(created, due, closed);
            }

            var closedByNow = orders.Where(order => order.Closed is { } closed && closed <= At).ToList();
            return tally.Figures().Counts == new OrderCounts(
                orders.Count,
                closedByNow.Count,
                closedByNow.Count(order => order.Closed < order.Created),
                orders.Count(order => order.Due is not null),
                closedByNow.Count(order => order.Due is not null),
                closedByNow.Count(order => order.Closed <= order.Due),
                orders.Count(order => order.Due < At && !(order.Closed <= At)));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Rates_lie_between_0_and_1_and_what_is_kept_is_part_of_what_is_due() =>
        Prop.ForAll(Gen.NonEmptyListOf(Orders).ToArbitrary(), orders =>
        {
            var tally = new OrderTally(At);
            foreach (var (created, due, closed) in orders)
            {
                tally.Add(created, due, closed);
            }

            var counts = tally.Figures().Counts;
            return new[] { counts.Closure, counts.OnTime, counts.Sla }.All(rate => rate.Value is null or (>= 0 and <= 1))
                && counts.DueAndClosed + counts.OverdueOpen <= counts.WithDue && counts.Open >= counts.OverdueOpen;
        }).Check(Config.QuickThrowOnFailure);
}
