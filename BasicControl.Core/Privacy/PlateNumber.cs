using System.Buffers;

namespace BasicControl.Core.Privacy;

/// <summary>Number plates (GA 36): province, letter, five letters or digits, six of a vehicle of new energy; with the marks of coaches, trailers, police and the harbours.</summary>
internal static class PlateNumber
{
    private static readonly SearchValues<char> Provinces = SearchValues.Create("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼");
    private static readonly SearchValues<char> Ends = SearchValues.Create("挂学警港澳");

    /// <returns>Characters of the plate that begins there; 0 when none does.</returns>
    public static int LengthAt(string text, int start)
    {
        if (!Provinces.Contains(text[start]) || start + 1 >= text.Length || Folded(text[start + 1]) is not (>= 'A' and <= 'Z'))
        {
            return 0;
        }

        var at = start + 2;
        if (at < text.Length && text[at] is '·' or '.' or '-' or ' ' or '•' or '・')
        {
            at++;
        }

        var (signs, digits) = (0, 0);
        while (at < text.Length && signs < 7 && Folded(text[at]) is var sign and not '\0' && !(signs is 5 or 6 && NumberBegins(text, at)))
        {
            digits += sign is >= '0' and <= '9' ? 1 : 0;
            (signs, at) = (signs + 1, at + 1);
        }

        if (signs == 4 && at < text.Length && Ends.Contains(text[at]))
        {
            (signs, at) = (5, at + 1);
        }

        return signs is 5 or 6 && digits >= 2 ? at - start : 0;
    }

    /// <summary>Whether another number begins there, with which a plate that nothing parts from it does not go on.</summary>
    private static bool NumberBegins(string text, int at) =>
        NumberRun.StartsAt(text, at) && NumberRun.Read(text, at).Find(text) is [var number, ..] && number.Start == at;

    private static char Folded(char letter) => letter switch
    {
        >= '0' and <= '9' or >= 'A' and <= 'Z' => letter,
        >= 'a' and <= 'z' => (char)(letter - 'a' + 'A'),
        >= '０' and <= '９' => (char)(letter - '０' + '0'),
        >= 'Ａ' and <= 'Ｚ' => (char)(letter - 'Ａ' + 'A'),
        >= 'ａ' and <= 'ｚ' => (char)(letter - 'ａ' + 'A'),
        _ => '\0',
    };
}
