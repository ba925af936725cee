using BasicControl.Core.Figures;
using BasicControl.Core.Wall;
using FsCheck;
using FsCheck.Fluent;

namespace BasicControl.Tests.Wall;

public sealed class FoldedEqualsFreshTests
{
    [Fact]
    public void An_old_snapshot_with_changes_and_ticks_equals_a_fresh_one() =>
        Prop.ForAll(History.Arbitrary, history =>
        {
            var world = history.Begin();
            foreach (var step in history.Steps)
            {
                History.Do(world, step);
                if (step.Free[0] % 3 == 0)
                {
                    WallAssert.Same(world.FreshSnapshot(), world.Folded());
                }
            }

            WallAssert.Same(world.FreshSnapshot(), world.Folded());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_folded_board_shows_what_the_query_layer_counts() =>
        Prop.ForAll(History.Arbitrary, history =>
        {
            var world = history.Begin();
            foreach (var step in history.Steps)
            {
                History.Do(world, step);
            }

            var shown = world.Folded();
            CountedAssert.Shows(world.Counted(), shown);
            new DisputesCounted(world).AreShownBy(shown);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Nothing_moves_before_the_instant_that_the_board_names() =>
        Prop.ForAll(History.Arbitrary, history =>
        {
            var world = history.Begin();
            foreach (var step in history.Steps)
            {
                History.Do(world, step);
            }

            var before = world.Folded();
            var last = world.Board.NextInstant.AddMilliseconds(-1);
            world.Tick(last - world.At);

            WallAssert.Same(before with { At = last }, world.FreshSnapshot());
            Assert.False(world.Board.HasMoved);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}

internal static class CountedAssert
{
    /// <summary>The snapshot shows the counted figures.</summary>
    public static void Shows(CityFigures counted, WallSnapshot shown)
    {
        var figures = shown.Figures.Value;
        Assert.Equal(counted.Pending, figures.Pending);
        Assert.Equal(
            (counted.Overdue, counted.CreatedToday, counted.ClosedToday, counted.IncidentsToday, counted.DisputesToday),
            (figures.Overdue, figures.CreatedToday, figures.ClosedToday, figures.IncidentsToday, figures.DisputesToday));
        Assert.Equal(
            (counted.Closure, counted.OnTime, counted.Feedback24, counted.DirectiveClosure, counted.Settled),
            (figures.Closure, figures.OnTime, figures.Feedback24, figures.DirectiveClosure, figures.Settled));
        Assert.Equal(counted.Days.Select(day => (day.Day, day.Created, day.Closed, day.Open)), shown.Days.Value.Select(day => (day.Day, day.Created, day.Closed, day.Open)));
        Assert.Equal(
            counted.Officers.Select(pair => (pair.Key, pair.Value.ClosedOnTime, pair.Value.Closed)).ToHashSet(),
            shown.Officers.Value.Select(row => (row.Person, row.ClosedOnTime, row.Closed)).ToHashSet());
        Stations(counted, shown);
        Grids(counted, shown);
    }

    private static void Stations(CityFigures counted, WallSnapshot shown) => Assert.Equal(
        counted.Units.Select(pair => (pair.Key, pair.Value)).ToHashSet(),
        shown.Stations.Value
            .Select(row => (row.Unit, new UnitFigures(
                row.Open, row.Overdue, row.Created, (int)row.Closure.Numerator, (int)row.OnTime.Denominator, (int)row.OnTime.Numerator)))
            .Where(row => row.Item2 != default).ToHashSet());

    private static void Grids(CityFigures counted, WallSnapshot shown)
    {
        Assert.Equal(
            counted.UnitHours.ToDictionary(pair => (pair.Key.Unit.Value, (long)pair.Key.Hour), pair => pair.Value), Cells(shown.HourGrid.Value));
        Assert.Equal(
            counted.UnitTypes.ToDictionary(pair => ((long)pair.Key.Type.Value, pair.Key.Unit.Value), pair => pair.Value), Cells(shown.TypeGrid.Value));
        Assert.Equal(
            counted.Cells.Select(pair => new MapCell(pair.Key.Latitude, pair.Key.Longitude, pair.Value)).ToHashSet(), shown.Map.Value.Cells.ToHashSet());
    }

    private static Dictionary<(long Row, long Column), int> Cells(WallGrid grid) =>
        grid.Cells.Index().Where(cell => cell.Item != 0)
            .ToDictionary(cell => (grid.RowKeys[cell.Index / grid.ColumnKeys.Count], grid.ColumnKeys[cell.Index % grid.ColumnKeys.Count]), cell => cell.Item);
}
