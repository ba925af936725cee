using System.Diagnostics;
using System.Runtime.InteropServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Wall;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>Nanoseconds a fold, what a snapshot costs beside few and many orders, and the start of a wall over a million.</summary>
internal static class WallBench
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Folds = 500_000;
    private const int Rounds = 2_500;
    private const int WarmUp = 500;
    private const int Snapshots = 300;

    public static async Task Run()
    {
        var few = Board(Few, out var fewOrders);
        var many = Board(Many, out var manyOrders);
        Fold(Few, few, fewOrders);
        Fold(Many, many, manyOrders);
        Publish(few, fewOrders, many, manyOrders);
        foreach (var days in new[] { 365, 31 })
        {
            await Start(days);
        }
    }

    private static CityBoard Board(int orders, out WallBenchOrders history)
    {
        history = new WallBenchOrders(orders);
        history.Open();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var board = history.Empty();
        foreach (var change in history.Opened())
        {
            board.Apply(change);
        }

        AnsiConsole.WriteLine($"{orders:n0} orders: {board.Kept:n0} kept one by one, board {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0:n0} MB");
        return board;
    }

    private static void Fold(int orders, CityBoard board, WallBenchOrders history)
    {
        var counts = new Dictionary<long, int>();
        var (folds, bares, bytes) = (new List<double>(Rounds), new List<double>(Rounds), 0L);
        for (var round = 0; round < WarmUp; round++)
        {
            Apply(board, history.Moves(Folds / Rounds).ToArray());
        }

        for (var round = 0; round < Rounds; round++)
        {
            // Changes reach a board right after their commit, as many as it holds: each round is made just before it is folded.
            var changes = history.Moves(Folds / Rounds).ToArray();
            var before = GC.GetAllocatedBytesForCurrentThread();
            folds.Add(Time(() => Apply(board, changes)).TotalNanoseconds / changes.Length);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            bares.Add(Time(() => Count(counts, changes)).TotalNanoseconds / changes.Length);
        }

        var (fold, bare) = (Median(folds), Median(bares));
        var undisturbed = folds[Rounds / 20];
        AnsiConsole.WriteLine($"fold beside {orders:n0} orders: {fold:n0} ns a change, {undisturbed:n0} ns undisturbed (at most 1,000), {bytes / Folds:n0} bytes, {fold / bare:n0} times one bare dictionary count ({bare:n0} ns)");
    }

    private static void Publish(CityBoard few, WallBenchOrders fewOrders, CityBoard many, WallBenchOrders manyOrders)
    {
        var (small, large) = (new List<double>(Snapshots), new List<double>(Snapshots));
        foreach (var (one, other) in fewOrders.More(Snapshots).Zip(manyOrders.More(Snapshots)))
        {
            few.Apply(one);
            small.Add(Time(() => few.Snapshot(one.Position)).TotalMicroseconds);
            many.Apply(other);
            large.Add(Time(() => many.Snapshot(other.Position)).TotalMicroseconds);
        }

        AnsiConsole.WriteLine(
            $"publish: {Median(small):n0} µs beside {Few:n0} orders, {Median(large):n0} µs beside {Many:n0}, ratio {Median(large) / Median(small):0.00} (at most 1.50)");
    }

    /// <summary>The middle one: what a busy machine disturbs least.</summary>
    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static async Task Start(int days)
    {
        await using var store = await BenchStore.Open();
        var clock = Stopwatch.StartNew();
        WallBenchStore.Fill(store.Centre, Many, days);
        AnsiConsole.WriteLine($"store of {Many:n0} orders over {days} days filled in {clock.Elapsed.TotalSeconds:n1} s");
        var bare = Time(() => WallBenchStore.Scan(store.Centre.Store.Path));
        clock.Restart();
        await using var walls = await WallBoards.Start(store.Centre, new(), CancellationToken.None);
        var start = clock.Elapsed;
        var shown = walls.Latest(Scope.Everything, walls.Cities[0])!;
        AnsiConsole.WriteLine(
            $"start over {days} days: {start.TotalSeconds:n2} s (at most 10) to a wall of {shown.Figures.Value.Open:n0} open, {shown.Figures.Value.Closure.Denominator:n0} in the window; "
            + $"{start / bare:n1} times a bare scan of the table ({bare.TotalSeconds:n2} s)");
    }

    private static void Apply(CityBoard board, Change[] changes)
    {
        foreach (ref readonly var change in changes.AsSpan())
        {
            board.Apply(change);
        }
    }

    private static void Count(Dictionary<long, int> counts, Change[] changes)
    {
        foreach (ref readonly var change in changes.AsSpan())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, change.SubjectId & 0xFFF, out _)++;
        }
    }

    private static TimeSpan Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed;
    }
}
