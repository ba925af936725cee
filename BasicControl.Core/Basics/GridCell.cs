namespace BasicControl.Core.Basics;

/// <summary>Cells of 0.01°: how places stand in figures and in the journal's open part, never an address.</summary>
public static class GridCell
{
    /// <summary>floor(degrees × 100), or null without a place.</summary>
    public static int? Of(double? degrees) => degrees is { } value ? (int)Math.Floor(value * 100) : null;
}
