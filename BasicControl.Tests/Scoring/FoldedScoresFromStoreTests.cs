using BasicControl.Core;
using BasicControl.Core.Basics;
using BasicControl.Core.Changes;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.Wall;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Wall;
using Microsoft.EntityFrameworkCore;

namespace BasicControl.Tests.Scoring;

/// <summary>Random work, contests and rubrics through the real doors: the board that follows the feed, the store and the journal from zero tell the same.</summary>
public sealed class FoldedScoresFromStoreTests
{
    private const int Window = 5;
    private static readonly WallOptions Options = new() { WindowDays = Window };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_feed_folded_equals_the_store_and_the_journal_from_zero(int seed)
    {
        await using var test = await TestCentre.Open();
        using var tail = new ChangeTail(test.Centre.Feed);
        var folded = Read(test);
        var random = new Random(seed);
        var upheld = 0;
        for (var i = 0; i < 40; i++)
        {
            await FoldedFromStoreTests.Work(test, random);
            upheld += await Contest(test, random);
            await Publish(test, random, i);
            while (tail.TryTake(out var changes))
            {
                foreach (var change in changes)
                {
                    folded.Apply(change);
                }
            }

            folded.Tick(test.Clock.Now);
            if (i % 8 == 7)
            {
                Compare(test, folded.All[test.City.Id].Scores);
            }
        }

        Assert.True(upheld > 0);
        Assert.True(test.Centre.Rubrics.All.Count > 1);
    }

    private static void Compare(TestCentre test, ScoreBoard folded)
    {
        var counted = Lines(FromStore(test));
        Assert.Equal(counted, Lines(folded.Table()));
        Assert.Equal(counted, Lines(Read(test).All[test.City.Id].Scores.Table()));
        Assert.Equal(counted, Lines(Replayed(test).Table()));
    }

    private static ScoreTable FromStore(TestCentre test) => test.Centre.Reader.ReadNow(db => new ScoreQueries(test.Centre.Book, test.Centre.Rubrics).City(Scope.Everything,
        db, test.City.Id, ScorePeriod.Until(test.Centre.Book.ZoneOf(test.City.Id), test.Clock.Now, Window), test.Clock.Now));

    private static ScoreBoard Replayed(TestCentre test)
    {
        var rubrics = new RubricBook();
        var rows = test.Centre.Reader.ReadNow(db => db.Changes.AsNoTracking().OrderBy(row => row.Position).ToList());
        var changes = rows.Select(row => new Change(
            row.Position, row.Subject, row.SubjectId, row.HappenedAt, row.RecordedAt, Centre.Events.Read(row.Kind, row.Open), row.Post)).ToList();
        foreach (var published in changes.Select(change => change.Event).OfType<RubricPublished>())
        {
            rubrics.Add(published.Rubric());
        }

        var board = new ScoreBoard(test.Centre.Book, rubrics, test.City.Id, Window, test.Clock.Now);
        changes.ForEach(change => board.Apply(change));
        return board;
    }

    private static BoardSet Read(TestCentre test) =>
        test.Centre.Reader.ReadNow(db => new BoardReading(test.Centre, Options).Read(db, test.Clock.Now, CancellationToken.None));

    private static async Task<int> Contest(TestCentre test, Random random)
    {
        var queries = new ScoreQueries(test.Centre.Book, test.Centre.Rubrics);
        var period = new ScorePeriod(DateTime.UnixEpoch, test.Clock.Now.AddDays(1));
        var person = random.Next(2) == 0 ? test.Li : test.Wang;
        var lost = test.Centre.Reader.ReadNow(db => queries.Sheet(Scope.Everything, db, ScoreScope.Of(person.Id), period, test.Clock.Now, new(null, LineQuery.MostSize)))
            .Lines.Lines.Where(line => !line.Fact.IsGood && line.Contest is null).ToList();
        if (lost.Count == 0)
        {
            return 0;
        }

        var line = lost[random.Next(lost.Count)].Fact;
        var raised = await test.Centre.Contests.Raise(new(line.Order, line.Rule, line.Mark, "当时在处置另一起警情。"), new(person.Id, Post.Officer, line.Unit, "officer"));
        if (!raised.IsAccepted || random.Next(4) == 0)
        {
            return 0;
        }

        var uphold = random.Next(4) > 0;
        Assert.True((await test.Centre.Contests.Answer(new(raised.Value, uphold, "情况属实。"), test.Supervisor)).IsAccepted);
        return uphold ? 1 : 0;
    }

    private static async Task Publish(TestCentre test, Random random, int step)
    {
        if (step % 9 == 8)
        {
            var weight = random.Next(1, 40);
            var body = RubricBody.Of(Rubric.Shipped) with
            {
                Weights = [new("completion", 60), new("timeliness", 40 - weight), new("quality", weight), new("accuracy", 0), new("outcome", 0)],
                Minimum = random.Next(1, 6),
            };
            Assert.True((await test.Centre.RubricDesk.Publish(new(test.Clock.Now.AddMinutes(random.Next(600)), body), test.CentreDesk)).IsAccepted);
        }
    }

    private static List<string> Lines(ScoreTable table) =>
    [
        $"rubric {table.Rubric.Version}",
        .. table.Units.Where(unit => unit.Facts > 0).Select(unit => $"{unit} {Text(table.CountsOf(unit.Unit))}"),
        .. table.People.Where(person => person.Facts > 0).Select(person => $"{person} {Text(table.CountsOf(person.Person))}"),
    ];

    private static string Text(RuleCounts counts) =>
        string.Join(' ', RuleRegister.All.Where(rule => counts[rule.Rule] != 0).Select(rule => $"{rule.Code}={counts[rule.Rule]}"));
}
