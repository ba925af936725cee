namespace BasicControl.Core.Scoring;

/// <summary>Tells facts to two at once: to the first only those since an instant or still running, to the second all.</summary>
internal sealed class FactFork(IFactSink first, long since, IFactSink second) : IFactSink
{
    public void Order(in ScoredOrder order)
    {
        first.Order(order);
        second.Order(order);
    }

    public void Fact(long order, in PlainFact fact, long mark)
    {
        if (fact.IsRunning || fact.At >= since)
        {
            first.Fact(order, fact, mark);
        }

        second.Fact(order, fact, mark);
    }
}
