using System.Diagnostics;
using System.Runtime.InteropServices;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Clock;
using BasicControl.Core.Data;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.WorkOrders;
using Spectre.Console;

namespace BasicControl.Bench;

/// <summary>Scores at 1 M orders and 3,000 officers: sheets, lists and a whole month from the store, and nanoseconds a fold.</summary>
internal static class ScoreBench
{
    private const int Orders = 1_000_000;
    private const int Asked = 200;
    private const int Folds = 200_000;
    private const int Rounds = 40;

    public static async Task Run()
    {
        await using var store = await BenchStore.Open();
        var clock = Stopwatch.StartNew();
        ScoreBenchStore.Fill(store.Centre, Orders);
        AnsiConsole.WriteLine($"{Orders:n0} orders of {ScoreBenchStore.Officers:n0} officers in {ScoreBenchStore.Stations} stations filled in {clock.Elapsed.TotalSeconds:n1} s");
        var (centre, at) = (store.Centre, store.Centre.Clock.UtcNow());
        var (city, queries) = (centre.Book.Cities.Single().Id, new ScoreQueries(centre.Book, centre.Rubrics));
        var zone = centre.Book.ZoneOf(city);
        var running = ScorePeriod.Until(zone, at);
        var past = ScorePeriod.Days(zone, zone.DayOf(at).AddDays(-210), zone.DayOf(at).AddDays(-180));
        foreach (var (name, period) in new[] { ("running month", running), ("a month half a year ago", past) })
        {
            Show($"sheet of an officer, {name} (p95 under 50 ms)", (db, i) => queries.Sheet(Scope.Everything, db, Officer(i), period, at));
            Show($"people of a station, {name} (p95 under 50 ms)", (db, i) => queries.People(Scope.Everything, db, Station(i), period, at));
            Show($"sheet of a station, {name}", (db, i) => queries.Sheet(Scope.Everything, db, ScoreScope.Of(Station(i)), period, at), 10);
            var (took, processor) = Time(() => centre.Reader.ReadNow(db => queries.City(Scope.Everything, db, city, period, at).People.Count(person => person.Score is not null)));
            AnsiConsole.WriteLine($"all scores of the city, {name}: {took.TotalSeconds:0.00} s, processor {processor.TotalSeconds:0.00} s (under 10 s)");
        }

        Fold(centre.Book, centre.Rubrics, city, at);

        void Show<T>(string what, Func<BasicControlDb, int, T> query, int asked = Asked)
        {
            var times = new List<double>();
            centre.Reader.ReadNow(db => query(db, asked));
            var (_, processor) = Time(() =>
            {
                for (var i = 0; i < asked; i++)
                {
                    times.Add(Time(() => centre.Reader.ReadNow(db => query(db, i))).Took.TotalMilliseconds);
                }
            });
            times.Sort();
            AnsiConsole.WriteLine($"{what}: p50 {times[asked / 2]:0.0} ms, p95 {times[asked * 95 / 100]:0.0} ms, processor {processor.TotalMilliseconds / asked:0.0} ms each");
        }
    }

    private static void Fold(Core.Organisation.OrganisationBook book, RubricBook rubrics, UnitId city, DateTime at)
    {
        var board = new ScoreBoard(book, rubrics, city, Core.Figures.FigureRegister.WallDays, at);
        var random = new Random(7);
        var counts = new Dictionary<long, int>();
        var (folds, bares) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var changes = Enumerable.Range(0, Folds / Rounds).Select(i => Closing(random, i + 1, city, at)).ToArray();
            folds.Add(Time(() => Apply(board, changes)).Took.TotalNanoseconds / changes.Length);
            bares.Add(Time(() => Count(counts, changes)).Took.TotalNanoseconds / changes.Length);
        }

        folds.Sort();
        bares.Sort();
        AnsiConsole.WriteLine(
            $"fold of a closing: {folds[Rounds / 2]:n0} ns, {folds[Rounds / 20]:n0} ns undisturbed (at most 1,000), "
            + $"{folds[Rounds / 2] / bares[Rounds / 2]:n0} times one bare dictionary count; {board.Kept:n0} kept");
        board.Snapshot();
        var (snapshot, _) = Time(() => board.Snapshot());
        AnsiConsole.WriteLine($"snapshot beside {ScoreBenchStore.Officers:n0} officers: {snapshot.TotalMilliseconds:0.00} ms");
    }

    private static void Apply(ScoreBoard board, Change[] changes)
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

    /// <summary>An order that is reported back and closed: of all moves the one that changes most facts.</summary>
    private static Change Closing(Random random, long id, UnitId city, DateTime at)
    {
        var officer = random.Next(ScoreBenchStore.Officers);
        var created = at.AddSeconds(-random.Next(86_400, 25 * 86_400));
        var before = new OrderFacts(
            "N", city, new(ScoreBenchStore.FirstStation + (officer % ScoreBenchStore.Stations)), new(ScoreBenchStore.FirstOfficer + officer), new(1), new(1),
            OrderKind.Regulated, Origin.Own, Level.Blue, WorkOrderState.ReportedBack, created, created.AddDays(7), null, null, created.AddDays(7), OrderClock.Done)
        {
            SignForDue = created.AddHours(4),
            SignedAt = created.AddHours(random.Next(1, 5)),
            FirstActionDue = created.AddHours(72),
            FirstActionAt = created.AddHours(6),
            Conduct = OrderConduct.OutcomeTold,
        };
        var after = before with { State = WorkOrderState.Closed, ClosedAt = created.AddHours(20), NextDue = null };
        return new(id, Subject.WorkOrder, id, at, at, new OrderChanged(OrderAction.Close, before, after), Post.StationDesk);
    }

    private static ScoreScope Officer(int i) => ScoreScope.Of(new PersonId(ScoreBenchStore.FirstOfficer + (i * 37 % ScoreBenchStore.Officers)));

    private static UnitId Station(int i) => new(ScoreBenchStore.FirstStation + (i % ScoreBenchStore.Stations));

    private static (TimeSpan Took, TimeSpan Processor) Time(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        var took = clock.Elapsed;
        process.Refresh();
        return (took, process.TotalProcessorTime - before);
    }
}
