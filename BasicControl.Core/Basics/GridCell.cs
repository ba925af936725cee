namespace BasicControl.Core.Basics;

/// <summary>Cells of 0.01°: how places stand in figures and in the journal's open part, never an address.</summary>
public static class GridCell
{
    /// <summary>The middle of the cell that a coordinate lies in: what is kept of it in the open, 0.01° being about a kilometre.</summary>
    public static double? Middle(double? degrees) => Of(degrees) is { } cell ? (cell + 0.5) / 100 : null;

    /// <summary>floor(degrees × 100), or null without a place.</summary>
    public static int? Of(double? degrees) => degrees is { } value ? (int)Math.Floor(value * 100) : null;
}
