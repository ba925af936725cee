using BasicControl.Core.Basics;
using BasicControl.Core.Scoring;
using BasicControl.Tests.Kit;
using BasicControl.Web.Setup;

namespace BasicControl.Tests.Figures;

/// <summary>Random histories: wall, pages, API, command line and files tell the same at the same position, instant and scope.</summary>
public sealed class EverywhereEqualTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Wall_pages_API_command_and_files_are_equal(int seed)
    {
        // The clock all but stands still, so that every answer is about one instant.
        await using var server = await RunningServer.StartAsync(new ServeOptions { Now = Now, Pace = 1e-6 });
        using var surfaces = new Surfaces(server, Now);
        var history = new EverywhereHistory(surfaces.Centre, Now.UtcDateTime, seed);
        await history.Make();
        Assert.True(history.Upheld > 0);

        Same("orders", await OrdersTold.By(surfaces));
        Same("disputes", await DisputesTold.By(surfaces));
        Same("the day", await DayTold.By(surfaces));
        Same("calls of the day", await DayTold.Calls(surfaces));
        Same("closed in the day", await DayTold.Closed(surfaces));
        Same("scores of units", await ScoresTold.OfUnits(surfaces));
        foreach (var officer in Officers(surfaces))
        {
            Same($"score of {officer.Value}", await ScoresTold.OfOfficer(surfaces, officer));
        }
    }

    private static void Same(string what, Dictionary<string, string> told)
    {
        var (where, first) = told.First();
        Assert.False(string.IsNullOrEmpty(first), $"{where} tells nothing of {what}.");
        Assert.DoesNotContain("created 0 ", first, StringComparison.Ordinal);
        Assert.Equal(told.Keys.Select(key => $"{what}, {key}: {first}"), told.Select(one => $"{what}, {one.Key}: {one.Value}"));
    }

    /// <summary>Those with the most facts, with the fewest, and one between.</summary>
    private static IEnumerable<Core.Basics.PersonId> Officers(Surfaces surfaces)
    {
        var book = surfaces.Centre.Book;
        var window = ScorePeriod.Until(book.ZoneOf(surfaces.City.Id), Now.UtcDateTime);
        var people = surfaces.Centre.Reader.ReadNow(db => new ScoreQueries(book, surfaces.Centre.Rubrics).City(Scope.Everything, db, surfaces.City.Id, window, Now.UtcDateTime)).People
            .Where(person => person.Facts > 0 && person.Unit is not null).OrderByDescending(person => person.Facts).Select(person => person.Person).ToList();
        return new[] { people[0], people[people.Count / 2], people[^1] }.Distinct();
    }
}
