using BasicControl.Core.Clock;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Clock;

public sealed class InstantQueueTests
{
    [Fact]
    public void Entries_come_in_the_order_of_their_instants_however_they_are_pushed_between() =>
        Prop.ForAll(Gen.Choose(0, 200).Select(at => (long)at).ListOf().ListOf().ToArbitrary(), rounds =>
        {
            var queue = new InstantQueue(span: 10);
            var plain = new List<(long At, long Id)>();
            var id = 0L;
            foreach (var (round, until) in rounds.Select((round, i) => (round, i * 40L)))
            {
                foreach (var at in round)
                {
                    queue.Push(at, ++id);
                    plain.Add((at, id));
                }

                Assert.Equal(plain.Count == 0 ? long.MaxValue : plain.Min(entry => entry.At), queue.Next);
                var come = plain.Where(entry => entry.At <= until).Order().ToList();
                Assert.Equal(come, Taken(queue, until));
                plain.RemoveAll(entry => entry.At <= until);
                Assert.Equal(plain.Count, queue.Count);
            }

            Assert.Equal(plain.Order().ToList(), Taken(queue, long.MaxValue));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cleared_queue_holds_nothing_and_goes_on()
    {
        var queue = new InstantQueue(span: 10);
        queue.Push(5, 1);
        queue.Push(500, 2);
        queue.Clear();

        Assert.Equal((0, long.MaxValue), (queue.Count, queue.Next));
        queue.Push(7, 3);
        Assert.Equal([(7, 3)], Taken(queue, 7));
    }

    private static List<(long At, long Id)> Taken(InstantQueue queue, long until)
    {
        var taken = new List<(long, long)>();
        while (queue.TryPop(until, out var entry))
        {
            taken.Add((entry.At, entry.Id));
        }

        return taken;
    }
}
