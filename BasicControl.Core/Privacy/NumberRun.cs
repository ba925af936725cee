namespace BasicControl.Core.Privacy;

/// <summary>
/// Digits that stand together, single spaces, dashes, dots or brackets between them. People part a number as they like, so each number is looked
/// for from each digit at which one may begin: after something that is no digit, or after a part.
/// </summary>
internal sealed class NumberRun
{
    private const int IdentityLength = 18;
    private const int MobileLength = 11;
    private const int ShortestCard = 15;
    private const int LongestCard = 19;

    private static readonly int[] IdentityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly List<(char Digit, int Place)> _digits = [];

    private NumberRun()
    {
    }

    /// <summary>The first character behind the run; a letter that is the check digit of an identity number stands there.</summary>
    public int End { get; private set; }

    public static bool StartsAt(string text, int at) => Digit(text[at]) is not '\0';

    public static NumberRun Read(string text, int start)
    {
        var run = new NumberRun();
        var at = start;
        for (var parts = 0; at < text.Length; at++)
        {
            if (Digit(text[at]) is var digit and not '\0')
            {
                run._digits.Add((digit, at));
                parts = 0;
            }
            else if (!IsPart(text[at]) || ++parts > 2)
            {
                break;
            }
        }

        run.End = run._digits[^1].Place + 1;
        return run;
    }

    public List<PersonalNumber> Find(string text)
    {
        var found = new List<PersonalNumber>();
        for (var at = 0; at < _digits.Count;)
        {
            if (IsIdentityWithLetter(at, text))
            {
                found.Add(new(PersonalNumberKind.IdentityNumber, _digits[at].Place, End + 1 - _digits[at].Place));
                break;
            }

            if (At(at) is { } number)
            {
                found.Add(new(number.Kind, _digits[at].Place, _digits[at + number.Digits - 1].Place + 1 - _digits[at].Place));
                at += number.Digits;
            }
            else
            {
                at = NextStart(at, text);
            }
        }

        return found;
    }

    /// <summary>The next digit before which something else stands than a digit.</summary>
    private int NextStart(int at, string text)
    {
        for (at++; at < _digits.Count && Digit(text[_digits[at].Place - 1]) is not '\0'; at++)
        {
        }

        return at;
    }

    private (PersonalNumberKind Kind, int Digits)? At(int at)
    {
        if (Ends(at, IdentityLength) && IsIdentity(at, _digits[at + IdentityLength - 1].Digit))
        {
            return (PersonalNumberKind.IdentityNumber, IdentityLength);
        }

        for (var length = LongestCard; length >= ShortestCard; length--)
        {
            if (Ends(at, length) && IsCard(at, length))
            {
                return (PersonalNumberKind.BankCard, length);
            }
        }

        // +86 or 0086 before a mobile number belongs to it.
        foreach (var country in (ReadOnlySpan<int>)[0, 2, 4])
        {
            if (Ends(at, country + MobileLength) && IsCountry(at, country) && IsMobile(at + country))
            {
                return (PersonalNumberKind.Mobile, country + MobileLength);
            }
        }

        for (var length = 12; length >= 10; length--)
        {
            if (Ends(at, length) && IsLandline(at, length))
            {
                return (PersonalNumberKind.Landline, length);
            }
        }

        return null;
    }

    /// <summary>Whether so many digits are left and the number does not go on without a part.</summary>
    private bool Ends(int at, int length) =>
        at + length <= _digits.Count && (at + length == _digits.Count || _digits[at + length].Place > _digits[at + length - 1].Place + 1);

    private bool IsIdentityWithLetter(int at, string text) =>
        at + IdentityLength - 1 == _digits.Count && End < text.Length && text[End] is 'x' or 'X' or 'ｘ' or 'Ｘ' && IsIdentity(at, 'X');

    private bool IsIdentity(int at, char check)
    {
        var sum = 0;
        for (var i = 0; i < IdentityLength - 1; i++)
        {
            sum += (_digits[at + i].Digit - '0') * IdentityWeights[i];
        }

        var month = Number(at + 10, 2);
        var day = Number(at + 12, 2);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31 && _digits[at].Digit is >= '1' and <= '9' && "10X98765432"[sum % 11] == check;
    }

    private bool IsCard(int at, int length)
    {
        var sum = 0;
        for (var i = 0; i < length; i++)
        {
            var value = _digits[at + length - 1 - i].Digit - '0';
            sum += i % 2 == 0 ? value : value > 4 ? (value * 2) - 9 : value * 2;
        }

        return sum % 10 == 0 && _digits[at].Digit is >= '3' and <= '6' or '9';
    }

    private bool IsCountry(int at, int length) => length switch
    {
        2 => _digits[at].Digit == '8' && _digits[at + 1].Digit == '6',
        4 => _digits[at].Digit == '0' && _digits[at + 1].Digit == '0' && _digits[at + 2].Digit == '8' && _digits[at + 3].Digit == '6',
        _ => true,
    };

    private bool IsMobile(int at) => _digits[at].Digit == '1' && _digits[at + 1].Digit is >= '3' and <= '9';

    /// <summary>0, an area code of two or three digits more, and seven or eight digits that begin with 2–8; or 400 and seven.</summary>
    private bool IsLandline(int at, int length)
    {
        if (_digits[at].Digit == '4')
        {
            return length == 10 && _digits[at + 1].Digit == '0' && _digits[at + 2].Digit == '0';
        }

        if (_digits[at].Digit != '0' || _digits[at + 1].Digit == '0')
        {
            return false;
        }

        var area = _digits[at + 1].Digit is '1' or '2' ? 3 : 4;
        return length - area is 7 or 8 && _digits[at + area].Digit is >= '2' and <= '8';
    }

    private int Number(int at, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++)
        {
            value = (value * 10) + _digits[at + i].Digit - '0';
        }

        return value;
    }

    private static bool IsPart(char letter) => letter is ' ' or '-' or '.' or '(' or ')' or '（' or '）' or '－' or '—' or '–' or '·' or '\u00A0' or '\u3000';

    private static char Digit(char letter) => letter switch
    {
        >= '0' and <= '9' => letter,
        >= '０' and <= '９' => (char)(letter - '０' + '0'),
        _ => '\0',
    };
}
