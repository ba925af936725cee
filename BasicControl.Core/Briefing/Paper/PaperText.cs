using System.Text;

namespace BasicControl.Core.Briefing.Paper;

/// <summary>How much room a text takes in print, without asking for a font: good enough to share out the width of a page.</summary>
public static class PaperText
{
    /// <summary>Width in ems: an East Asian character takes one, any other about a half.</summary>
    public static double Ems(string text)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            ems += Ems(rune);
        }

        return ems;
    }

    /// <summary>Width in ems of the longest piece that a line break may not cut: a word or a number; a single East Asian character is a piece.</summary>
    public static double LongestPiece(string text)
    {
        var (longest, piece) = (0.0, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            var ems = Ems(rune);
            piece = Rune.IsWhiteSpace(rune) ? 0 : IsWide(rune) ? ems : piece + ems;
            longest = Math.Max(longest, piece);
        }

        return longest;
    }

    // The widths of a sans-serif, a little generous: a number that is broken costs more than an empty millimetre.
    private static double Ems(Rune rune) => IsWide(rune) ? 1
        : rune.Value is 'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '|' or '\'' or ' ' ? 0.3
        : rune.Value is 'm' or 'w' or '%' or '@' or 'W' or 'M' ? 0.9
        : Rune.IsUpper(rune) ? 0.72
        : 0.56;

    private static bool IsWide(Rune rune) => rune.Value is >= 0x1100 and (<= 0x115F or >= 0x2E80) and not (>= 0xFB00 and <= 0xFE0F) and not (>= 0xFF61 and <= 0xFFDC)
        || rune.Value is >= 0x2014 and <= 0x2026 or >= 0x25A0 and <= 0x25FF;
}
