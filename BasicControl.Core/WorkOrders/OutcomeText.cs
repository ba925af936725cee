using System.Text;
using BasicControl.Core.Sealing;

namespace BasicControl.Core.WorkOrders;

/// <summary>What an outcome says once spaces, punctuation and case are taken away.</summary>
public static class OutcomeText
{
    /// <summary>Letters and digits below which an outcome says nothing.</summary>
    public const int LeastLetters = 4;

    /// <summary>How far back another order of the same person makes an outcome a copy.</summary>
    public static readonly TimeSpan CopySpan = TimeSpan.FromDays(30);

    /// <summary>Letters and digits of the text, in lower case.</summary>
    public static string Normalise(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                letters.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return letters.ToString();
    }

    /// <summary>Too short to say anything.</summary>
    public static bool IsEmpty(string text) => Normalise(text).EnumerateRunes().Count() < LeastLetters;

    /// <summary>64 keyed bits of the normalised text; equal texts have equal hashes.</summary>
    public static long HashOf(Vault vault, string text) => vault.HashOf(Normalise(text));
}
