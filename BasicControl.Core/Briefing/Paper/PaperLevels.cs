using BasicControl.Core.Clock;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>Levels on paper: the shape stands beside the word, so that grey print says the same as colour.</summary>
public static class PaperLevels
{
    public static string Shape(Level level) => level switch { Level.Red => "▲", Level.Yellow => "◆", Level.Blue => "●", _ => "○" };

    /// <summary>RRGGBB of the light theme, or null for the ink of the text.</summary>
    public static string? Colour(Level level) => level switch { Level.Red => "C62828", Level.Yellow => "8A5A00", Level.Blue => "1565C0", _ => null };
}
