namespace BasicControl.Core.Figures;

/// <summary>What is counted of a group of orders, and every rate there is, judged at one instant.</summary>
/// <param name="Created">Orders of the group.</param>
/// <param name="Closed">Of these, closed by T.</param>
/// <param name="ClosedBeforeCreated">Of the closed ones, those whose close lies before their creation: counted as closed, left out of the hours.</param>
/// <param name="WithDue">Orders that have a due.</param>
/// <param name="DueAndClosed">Of these, closed by T.</param>
/// <param name="OnTimeClosed">Of the closed ones with a due, closed by it.</param>
/// <param name="OverdueOpen">Past their due at T and not closed.</param>
public readonly record struct OrderCounts(
    long Created, long Closed, long ClosedBeforeCreated, long WithDue, long DueAndClosed, long OnTimeClosed, long OverdueOpen)
{
    public long Open => Created - Closed;

    public Rate Closure => new(Closed, Created);

    public Rate OnTime => new(OnTimeClosed, DueAndClosed);

    /// <summary>On time closed over what is closed or past its due.</summary>
    public Rate Sla => new(OnTimeClosed, DueAndClosed + OverdueOpen);

    public static OrderCounts operator +(OrderCounts left, OrderCounts right) => new(
        left.Created + right.Created,
        left.Closed + right.Closed,
        left.ClosedBeforeCreated + right.ClosedBeforeCreated,
        left.WithDue + right.WithDue,
        left.DueAndClosed + right.DueAndClosed,
        left.OnTimeClosed + right.OnTimeClosed,
        left.OverdueOpen + right.OverdueOpen);
}
