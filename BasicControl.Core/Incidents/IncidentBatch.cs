using BasicControl.Core.Basics;

namespace BasicControl.Core.Incidents;

/// <summary>Items on their way into the store, over one or more transactions, in key order.</summary>
internal sealed class IncidentBatch
{
    /// <param name="acts">For each item, what its sender may act on.</param>
    public IncidentBatch(IReadOnlyList<ISourceItem> items, IReadOnlyList<Scope> acts)
    {
        (Items, Acts) = (items, acts);
        Receipts = new Receipt[items.Count];
        Order = new int[items.Count];
        for (var i = 0; i < Order.Length; i++)
        {
            Order[i] = i;
        }

        Array.Sort(Order, (left, right) => Compare(items[left], items[right]) is var way and not 0 ? way : left - right);
    }

    public IReadOnlyList<ISourceItem> Items { get; }

    public IReadOnlyList<Scope> Acts { get; }

    /// <summary>Places of the items in key order; equal keys keep their order of arrival.</summary>
    public int[] Order { get; }

    public Receipt[] Receipts { get; }

    /// <summary>How many of <see cref="Order"/> are durable.</summary>
    public int Done { get; set; }

    private static int Compare(ISourceItem left, ISourceItem right) =>
        string.CompareOrdinal(left.Source, right.Source) is var way and not 0 ? way : string.CompareOrdinal(left.Number, right.Number);
}
