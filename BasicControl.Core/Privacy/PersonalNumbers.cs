using System.Text;

namespace BasicControl.Core.Privacy;

/// <summary>What a number in a text names.</summary>
public enum PersonalNumberKind
{
    /// <summary>居民身份证号: 18 characters with a check digit.</summary>
    IdentityNumber,

    /// <summary>A mobile telephone: 11 digits.</summary>
    Mobile,

    /// <summary>A landline with its area code.</summary>
    Landline,

    /// <summary>号牌 of a vehicle, those of new energy included.</summary>
    Plate,

    /// <summary>A bank card: 15–19 digits by Luhn.</summary>
    BankCard,
}

/// <summary>A number found in a text, by place and length in characters.</summary>
public readonly record struct PersonalNumber(PersonalNumberKind Kind, int Start, int Length);

/// <summary>
/// Finds the numbers in free text that name a person: identity numbers, telephones, plates, bank cards; full-width and parted by
/// spaces or dashes as well. One walk along the text, no expressions: its cost grows with the text and nothing else.
/// </summary>
public static class PersonalNumbers
{
    /// <summary>What stands in the place of a number that is masked.</summary>
    public const string Mark = "**";

    /// <summary>The text without the numbers that name a person.</summary>
    public static string Mask(string text)
    {
        var found = Find(text);
        if (found.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var number in found)
        {
            masked.Append(text, at, number.Start - at).Append(Mark);
            at = number.Start + number.Length;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    /// <returns>In order of place, none over another.</returns>
    public static IReadOnlyList<PersonalNumber> Find(string text)
    {
        List<PersonalNumber>? found = null;
        for (var at = 0; at < text.Length;)
        {
            if (PlateNumber.LengthAt(text, at) is var plate and > 0)
            {
                (found ??= []).Add(new(PersonalNumberKind.Plate, at, plate));
                at += plate;
            }
            else if (NumberRun.StartsAt(text, at))
            {
                var run = NumberRun.Read(text, at);
                if (run.Find(text) is { Count: > 0 } numbers)
                {
                    (found ??= []).AddRange(numbers);
                }

                at = run.End;
            }
            else
            {
                at++;
            }
        }

        return found ?? (IReadOnlyList<PersonalNumber>)[];
    }
}
