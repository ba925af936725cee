using System.Text;
using System.Xml;

namespace BasicControl.Core.Figures.Export;

/// <summary>Text as a cell may hold it.</summary>
internal static class CellText
{
    /// <summary>Most characters that a cell of a workbook holds.</summary>
    public const int Longest = 32_767;

    /// <summary>Without what XML forbids, and no longer than a cell holds.</summary>
    public static string Clean(string text)
    {
        if (text.Length <= Longest && IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return Shortened(clean.ToString(), Longest);
    }

    /// <summary>At most as many characters, never half of one that takes two.</summary>
    public static string Shortened(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter) || !XmlConvert.IsXmlChar(letter))
            {
                return false;
            }
        }

        return true;
    }
}
