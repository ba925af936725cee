namespace BasicControl.Core.Basics;

/// <summary>How two spellings of a word are the same: case, full-width or half-width, kind of white space. One character stays one character.</summary>
public static class TextFolding
{
    private const char FirstFullWidth = '！';
    private const char LastFullWidth = '～';
    private const int WidthGap = '！' - '!';

    /// <summary>A full-width letter, digit or sign as the plain one.</summary>
    public static char Narrow(char character) => character is >= FirstFullWidth and <= LastFullWidth ? (char)(character - WidthGap)
        : character == '\u3000' ? ' '
        : character;

    /// <summary>The text with plain letters, digits and signs, its case and white space as they were written.</summary>
    public static string Narrow(string text) => string.Create(text.Length, text, static (narrow, source) =>
    {
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = Narrow(source[i]);
        }
    });

    /// <summary>Narrow, in lower case, any white space as a space.</summary>
    public static char Fold(char character) =>
        char.IsWhiteSpace(character) ? ' ' : char.ToLowerInvariant(Narrow(character));

    /// <summary>Every character folded.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    /// <summary>Part of a word of letters with spaces between words: neither Han nor another script without them.</summary>
    public static bool IsLetter(char folded) => folded < '\u2E80' && char.IsLetterOrDigit(folded);
}

/// <summary>Equal when folded equal; makes no copies.</summary>
internal sealed class FoldedComparer : IEqualityComparer<string>
{
    public static readonly FoldedComparer Instance = new();

    public bool Equals(string? left, string? right)
    {
        if (left is null || right is null || left.Length != right.Length)
        {
            return ReferenceEquals(left, right);
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && TextFolding.Fold(left[i]) != TextFolding.Fold(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(string text)
    {
        var hash = 17;
        foreach (var character in text)
        {
            hash = unchecked((hash * 31) + TextFolding.Fold(character));
        }

        return hash;
    }
}
