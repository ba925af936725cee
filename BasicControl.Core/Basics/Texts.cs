namespace BasicControl.Core.Basics;

/// <summary>Bounds of every text that enters; the screens and the store rely on them.</summary>
public static class TextBounds
{
    /// <summary>External numbers, unit and officer keys, types, statuses.</summary>
    public const int Key = 200;

    public const int Address = 500;

    public const int Text = 4_000;
}
