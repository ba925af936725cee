namespace BasicControl.Web.Components.Wall;

/// <summary>What a screen of 16:9 has room for, whatever its height: everything grows with it. Wider ones have more.</summary>
public static class WallRoom
{
    /// <summary>Rows of units in the list and the grid by hour; columns of units in the grid by type.</summary>
    public const int Units = 15;
}
