using System.Globalization;
using System.Resources;

namespace BasicControl.Core.Basics;

/// <summary>
/// Words a refusal in the reader's language: what is wrong, with which field, and what to do. The texts stand in
/// <c>Refusals.resx</c> under the refusal's code; <c>{0}</c> is the field, <c>{1}</c> and on are the arguments.
/// </summary>
public static class RefusalText
{
    private static readonly ResourceManager Texts = new("BasicControl.Core.Basics.Refusals", typeof(RefusalText).Assembly);

    public static string Of(Refusal refusal, CultureInfo culture)
    {
        if (Texts.GetString(refusal.Code, culture) is not { } text)
        {
            return refusal.ToString();
        }

        var places = new string[Math.Max(10, refusal.Arguments.Length + 1)];
        Array.Fill(places, "");
        places[0] = refusal.Field ?? "";
        refusal.Arguments.CopyTo(places, 1);
        return string.Format(culture, text, places);
    }

    /// <summary>Several refusals in one line.</summary>
    public static string OfAll(IEnumerable<Refusal> refusals, CultureInfo culture) => string.Join(" ", refusals.Select(refusal => Of(refusal, culture)));

    /// <summary>Whether a code has its wording.</summary>
    public static bool Knows(string code, CultureInfo culture) => Texts.GetString(code, culture) is not null;
}
