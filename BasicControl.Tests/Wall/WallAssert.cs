using System.Text.Json;
using BasicControl.Core.Wall;

namespace BasicControl.Tests.Wall;

internal static class WallAssert
{
    /// <summary>Both say the same of the same instant; versions and position aside.</summary>
    public static void Same(WallSnapshot expected, WallSnapshot actual) => Assert.Equal(Text(expected), Text(actual));

    /// <summary>Everything that a snapshot says, one part a line.</summary>
    public static string Text(WallSnapshot snapshot) => string.Join('\n',
        $"At {snapshot.At:O}",
        Line(snapshot.Head), Line(snapshot.Figures), Line(snapshot.NextDue), Line(snapshot.Stations), Line(snapshot.HourGrid), Line(snapshot.TypeGrid),
        Line(snapshot.Map), Line(snapshot.Days), Line(snapshot.Officers), Line(snapshot.Ticker), Line(snapshot.Feeds),
        Line(snapshot.Quality), Line(snapshot.Disputes.Figures), Line(snapshot.Disputes.Stations), Line(snapshot.Disputes.Hours), Line(snapshot.Disputes.Kinds), Line(snapshot.Disputes.Week),
        Line(snapshot.Disputes.Map), Line(snapshot.Disputes.Days));

    private static string Line<T>(WallPart<T> part) => $"{typeof(T)} {JsonSerializer.Serialize(part.Value)}";
}
