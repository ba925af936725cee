using BasicControl.Core.Basics;
using BasicControl.Core.Disputes.Heat;
using BasicControl.Core.Incidents;
using BasicControl.Core.Organisation;
using BasicControl.Tests.Kit;

namespace BasicControl.Tests.Disputes.Heat;

public sealed class HeatMovedUnitTests
{
    [Fact]
    public async Task Counts_and_the_list_behind_them_take_a_unit_where_it_stood_when_the_record_happened()
    {
        await using var test = await TestCentre.Open();
        var (book, clock) = (test.Centre.Book, test.Clock);
        var north = (await test.Centre.Units.AddUnit(UnitKind.County, "990110000000", "北县", "North", test.City.Id, test.Administrator)).Value;
        var south = (await test.Centre.Units.AddUnit(UnitKind.County, "990120000000", "南县", "South", test.City.Id, test.Administrator)).Value;
        await test.Centre.Units.MoveUnit(test.East.Id, north, clock.Now.AddDays(-9), test.Administrator);
        await test.Centre.Units.MoveUnit(test.East.Id, south, clock.Now.AddDays(-4), test.Administrator);
        await test.Centre.Inbox.Submit(Scope.Everything, [.. new[] { 20, 8, 7, 6, 3, 1 }.Select((days, i) => Call(test, $"{i}", days))]);
        await using var cubes = HeatCubes.Start(new(test.Centre.Reader, test.Centre.Feed, book, clock), new() { CheckEvery = null });
        var heat = new HeatQueries(cubes, test.Centre.Reader, book, clock);
        var lists = new IncidentQueries(test.Centre.Reader, book, test.Clock);

        foreach (var (unit, expected) in new (UnitId, int)[] { (north, 3), (south, 2), (test.East.Id, 6), (test.City.Id, 6), (test.West.Id, 0) })
        {
            var today = book.ZoneOf(test.City.Id).DayOf(clock.Now);
            var told = await heat.Ask(Scope.Everything, new(test.City.Id, new(today.AddDays(-30), today)) { Unit = unit, DisputesOnly = false });
            var listed = (await lists.List(Scope.Everything, new() { Unit = unit }, clock.Now)).Value;
            Assert.Equal((expected, expected), ((int)told.Count.Total, listed.Rows.Count));
        }
    }

    [Fact]
    public void What_finds_no_room_in_a_key_is_counted_together_and_said_so()
    {
        var index = new HeatIndex(mostTypes: 3, mostPlaces: 4);
        var places = Enumerable.Range(1, 5).Select(id => new UnitPath([new(id)], new(id))).ToList();

        var keys = Enumerable.Range(1, 5).Select(id => index.KeyOf(new(places[id - 1], new(id), default, DisputeKind.None, false, 0, null, null), 0)).ToList();

        Assert.Equal([0, 1, 2, 2, 2], keys.Select(HeatIndex.TypeOf));
        Assert.Equal([1, 2, 3, 3, 3], keys.Select(HeatIndex.PlaceOf));
        Assert.True(index.IsFull);
        Assert.Equal(keys[4], index.KeyOf(new(places[4], new(5), default, DisputeKind.None, false, 0, null, null), 0));
    }

    private static SourceRecord Call(TestCentre test, string number, int days) => new()
    {
        Source = "110",
        Number = number,
        At = test.Clock.Now.AddDays(-days),
        Type = "type",
        Unit = test.East.Code,
    };
}
