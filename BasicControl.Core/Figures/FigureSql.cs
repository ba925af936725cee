using System.Linq.Expressions;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Figures;

/// <summary>The definitions of <see cref="OrderTally"/> as the store works them out; a test holds the two equal.</summary>
internal static class FigureSql
{
    public static Expression<Func<IGrouping<TKey, WorkOrder>, KeyedCounts<TKey>>> Of<TKey>(DateTime at) => group => new KeyedCounts<TKey>(
        group.Key,
        group.LongCount(),
        group.LongCount(order => order.ClosedAt <= at),
        group.LongCount(order => order.ClosedAt <= at && order.ClosedAt < order.CreatedAt),
        group.LongCount(order => order.DoneDue != null),
        group.LongCount(order => order.DoneDue != null && order.ClosedAt <= at),
        group.LongCount(order => order.ClosedAt <= at && order.ClosedAt <= order.DoneDue),
        group.LongCount(order => order.DoneDue < at && (order.ClosedAt == null || order.ClosedAt > at)));
}

internal readonly record struct KeyedCounts<TKey>(
    TKey Key, long Created, long Closed, long ClosedBeforeCreated, long WithDue, long DueAndClosed, long OnTimeClosed, long OverdueOpen)
{
    public OrderCounts Counts => new(Created, Closed, ClosedBeforeCreated, WithDue, DueAndClosed, OnTimeClosed, OverdueOpen);
}
