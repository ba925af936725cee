using BasicControl.Core.Basics;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>The outcomes told so far in a load, whose rows are written only at the end of each transaction.</summary>
internal sealed class ToldOutcomes
{
    private readonly Dictionary<(PersonId, long), (WorkOrderId Order, DateTime At)> _last = [];

    /// <summary>Whether the person has told it of another order inside the span; remembers it either way.</summary>
    public bool Tell(PersonId person, long hash, WorkOrderId order, DateTime at)
    {
        var known = _last.TryGetValue((person, hash), out var last);
        _last[(person, hash)] = (order, at);
        return known && last.Order != order && last.At >= at - OutcomeText.CopySpan;
    }
}

/// <summary>Marks of the sample: its own memory of outcomes, the store's ids and rows.</summary>
internal sealed class SampleMarks(OrderMarkStore store, ToldOutcomes told) : IMarks
{
    public long NextId() => store.NextId();

    public IReadOnlyList<MarkFacts> Of(WorkOrderId order) => store.Of(order);

    public long HashOf(string outcome) => store.HashOf(outcome);

    public bool IsCopy(PersonId person, long hash, WorkOrderId order, DateTime at) => told.Tell(person, hash, order, at);
}

/// <summary>For a copy of an order that is moved along beside the store's: its marks are written there.</summary>
internal sealed class NoMarks : IMarks
{
    public static readonly NoMarks Here = new();

    public long NextId() => 0;

    public IReadOnlyList<MarkFacts> Of(WorkOrderId order) => [];

    public long HashOf(string outcome) => 0;

    public bool IsCopy(PersonId person, long hash, WorkOrderId order, DateTime at) => false;
}
