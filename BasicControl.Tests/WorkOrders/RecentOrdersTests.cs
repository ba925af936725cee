using BasicControl.Core.Basics;
using BasicControl.Core.Data;
using BasicControl.Core.Figures;
using BasicControl.Core.Figures.Drill;
using BasicControl.Core.Incidents;
using BasicControl.Core.Scoring;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders.Recent;
using BasicControl.Tests.Kit;
using BasicControl.Tests.Wall;

namespace BasicControl.Tests.WorkOrders;

/// <summary>What is kept at hand tells what the store tells, whatever happens in between and from wherever it is asked.</summary>
public sealed class RecentOrdersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_and_scores_from_memory_equal_those_of_the_store_after_random_work(int seed)
    {
        await using var test = await TestCentre.Open();
        using var recent = new RecentOrders(test.Clock, 12);
        var random = new Random(seed);
        var seen = 0;
        for (var i = 0; i < 40; i++)
        {
            await FoldedFromStoreTests.Work(test, random);
            if (i % 10 == 5)
            {
                await test.Centre.Inbox.Submit(Scope.Everything, [.. Enumerable.Range(0, 6).Select(at => Old(test, random, at))]);
            }

            if (i % 4 == 3)
            {
                // At first it is read; from then on each question brings it up by itself.
                if (i < 8)
                {
                    test.Centre.Reader.ReadNow(Refresh(recent));
                }

                seen += Compare(test, recent);
            }
        }

        Assert.True(seen > 20, $"{seen} answers came from memory");
        Assert.True(recent.Count > 0);
    }

    [Fact]
    public async Task What_was_closed_before_their_reach_is_left_to_the_store()
    {
        await using var test = await TestCentre.Open();
        var at = test.Clock.Now;
        await test.Centre.Inbox.Submit(Scope.Everything, [Order("long-ago", at.AddDays(-40), at.AddDays(-39)), Order("still-open", at.AddDays(-40), null), Order("new", at.AddDays(-2), at.AddDays(-1))]);
        using var recent = new RecentOrders(test.Clock, 12);
        test.Centre.Reader.ReadNow(Refresh(recent));

        Assert.Equal(2, recent.Count);
        var zone = test.Centre.Book.ZoneOf(test.City.Id);
        var period = FigurePeriod.Until(zone, at, 45);
        Assert.Equal(3, test.Centre.Reader.ReadNow(db => new DrillQueries(test.Centre.Book, recent).ByUnit(Scope.Everything, db, test.City.Id, period)).Total.Now.Counts.Created);
    }

    [Fact]
    public async Task A_view_of_the_store_from_before_a_change_is_answered_as_it_was_then()
    {
        await using var test = await TestCentre.Open();
        var at = test.Clock.Now;
        await test.Centre.Inbox.Submit(Scope.Everything, [Order("first", at.AddDays(-2), null)]);
        using var recent = new RecentOrders(test.Clock, 90);
        test.Centre.Reader.ReadNow(Refresh(recent));
        var (drill, period) = (new DrillQueries(test.Centre.Book, recent), FigurePeriod.Until(test.Centre.Book.ZoneOf(test.City.Id), at));

        var (before, after) = test.Centre.Reader.ReadNow(db =>
        {
            var old = RecentOrderReading.Position(db);
            test.Centre.Inbox.Submit(Scope.Everything, [Order("second", at.AddDays(-1), null)]).GetAwaiter().GetResult();
            var newer = test.Centre.Reader.ReadNow(other => drill.ByUnit(Scope.Everything, other, test.City.Id, period));
            Assert.NotEqual(old, newer.Position);
            return (drill.ByUnit(Scope.Everything, db, test.City.Id, period), newer);
        });

        Assert.Equal((1, 2), (before.Total.Now.Counts.Created, after.Total.Now.Counts.Created));
        Assert.True(before.Position < after.Position);
    }

    [Fact]
    public async Task Scores_folded_for_the_wall_are_told_only_while_they_are_those_of_the_store()
    {
        await using var test = await TestCentre.Open();
        await using var walls = await WallBoards.Start(test.Centre, new() { PublishGap = TimeSpan.FromMilliseconds(1) }, TestContext.Current.CancellationToken);
        var asked = 0;
        var live = new ScoreQueries(test.Centre.Book, test.Centre.Rubrics, null, city => Asked(walls.Live(city), ref asked));
        var plain = new ScoreQueries(test.Centre.Book, test.Centre.Rubrics);
        var random = new Random(5);
        var folded = 0;
        for (var i = 0; i < 12; i++)
        {
            await FoldedFromStoreTests.Work(test, random);
            var (at, city) = (test.Clock.Now, test.City.Id);
            var period = ScorePeriod.Until(test.Centre.Book.ZoneOf(city), at);

            // At once, whether or not the wall has followed yet, and again when it has.
            Same();
            for (var wait = 0; wait < 200 && !IsFolded(); wait++)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            folded += IsFolded() ? 1 : 0;
            Same();

            bool IsFolded() => test.Centre.Reader.ReadNow(db => walls.Live(city)?.At(db, test.Centre.Book, test.Centre.Rubrics, period, at)) is not null;

            void Same()
            {
                Assert.Equal(Told(plain), Told(live));
            }

            string Told(ScoreQueries queries) => test.Centre.Reader.ReadNow(db => string.Join('\n',
            [
                .. queries.City(Scope.Everything, db, city, period, at).Units.Where(unit => unit.Facts > 0).Select(unit => $"{unit}"),
                .. queries.People(Scope.Everything, db, test.East.Id, period, at).Select(person => $"{person}"),
                Text(queries.Sheet(Scope.Everything, db, ScoreScope.Of(test.Li.Id), period, at)),
                Text(queries.Sheet(Scope.Everything, db, ScoreScope.Of(test.West.Id), period, at)),
            ]));
        }

        Assert.True(folded > 6, $"{folded} of 12 were folded in time");
        Assert.True(asked > 0);
    }

    private static LiveScores? Asked(LiveScores? live, ref int asked)
    {
        asked++;
        return live;
    }

    private static int Compare(TestCentre test, RecentOrders recent)
    {
        var (book, at, seen) = (test.Centre.Book, test.Clock.Now, 0);
        var (zone, today) = (book.ZoneOf(test.City.Id), book.ZoneOf(test.City.Id).DayOf(at));
        foreach (var period in new[] { FigurePeriod.Until(zone, at, 4), FigurePeriod.Of(zone, today.AddDays(-3), today.AddDays(-2), at), FigurePeriod.Until(zone, at, 40) })
        {
            seen += test.Centre.Reader.ReadNow(db =>
            {
                using (var view = recent.View(db, Core.Clock.Instants.ToMilliseconds(period.Before().Start)))
                {
                    Assert.Equal(period.Days < 10, view is not null);
                }

                Assert.Equal(Drilled(db, new(book), null), Drilled(db, new(book, recent), recent));
                Assert.Equal(Scored(db, new(book, test.Centre.Rubrics)), Scored(db, new(book, test.Centre.Rubrics, recent)));
                return period.Days < 10 ? 1 : 0;
            });

            List<string> Drilled(BasicControlDb db, DrillQueries drill, RecentOrders? from) =>
            [
                Text(drill.ByUnit(Scope.Everything, db, test.City.Id, period)), Text(drill.ByOfficer(Scope.Everything, db, test.East.Id, period)), Text(drill.Officer(Scope.Everything, db, test.Li.Id, period)),
                Text(drill.Officers(Scope.Everything, db, [test.Li.Id, test.Wang.Id], period)), $"{drill.Created(Scope.Everything, db, [test.Li.Id, test.Wang.Id], period)}",
                .. LateOrders.Of(Scope.Everything, db, test.Centre.Book, test.Li.Id, period, recent: from).Rows.Select(row => $"{row}"),
            ];

            List<string> Scored(BasicControlDb db, ScoreQueries scores)
            {
                var span = new ScorePeriod(period.Start, period.End);
                return
                [
                    .. scores.City(Scope.Everything, db, test.City.Id, span, at).People.Select(person => $"{person}"), .. scores.People(Scope.Everything, db, test.East.Id, span, at).Select(person => $"{person}"),
                    Text(scores.Sheet(Scope.Everything, db, ScoreScope.Of(test.Li.Id), span, at)), Text(scores.Sheet(Scope.Everything, db, ScoreScope.Of(test.West.Id), span, at)),
                ];
            }
        }

        return seen * 3;
    }

    private static string Text(DrillSheet sheet) =>
        $"{sheet.Position} {sheet.Total} {string.Join(' ', sheet.Lines)} "
        + string.Join(' ', sheet.Moves.SelectMany(move => move.Movers.Select(mover => $"{move.Code} {mover.Key} {mover.Share} {string.Join(' ', mover.Orders)}")));

    private static string Text(ScoreSheet sheet) =>
        $"{sheet.Score} {sheet.Own} {sheet.Mean} {sheet.MeanOf} {sheet.Facts} {sheet.Load} {string.Join(' ', sheet.Parts)} {string.Join(' ', sheet.Trend)} "
        + $"{string.Join(' ', sheet.Gains)} {string.Join(' ', sheet.Units)} {string.Join(' ', sheet.Lines.Lines)} {string.Join(' ', sheet.Exempted)}";

    private static Func<BasicControlDb, bool> Refresh(RecentOrders recent) => db =>
    {
        recent.Refresh(db);
        return true;
    };

    private static SourceRecord Old(TestCentre test, Random random, int i)
    {
        var created = test.Clock.Now.AddHours(-random.Next(1, 900));
        return Order($"old-{random.Next(20)}-{i}", created, random.Next(3) == 0 ? null : created.AddHours(random.Next(1, 300)));
    }

    private static SourceRecord Order(string number, DateTime at, DateTime? closed) => new()
    {
        Source = "requests",
        Number = number,
        At = at,
        Type = "type 0",
        Unit = "990101010000",
        Due = at.AddHours(30),
        ClosedAt = closed,
        Officer = "000001",
    };
}
