using System.Text.RegularExpressions;

namespace BasicControl.Core.Disputes;

/// <summary>An address for many eyes: the street without house, building, unit and room numbers.</summary>
public static partial class AddressMask
{
    private const string Mark = "**";

    public static string Of(string address) => Digits().Replace(House().Replace(address, Mark), Mark);

    /// <summary>A text without the numbers of houses, buildings, units and rooms that stand in it.</summary>
    public static string InText(string text) => Places().Replace(text, Mark);

    [GeneratedRegex(@"(?<![第0-9０-９一二三四五六七八九十百零])(?<![0-9０-９一二三四五六七八九十]月)[0-9０-９一二三四五六七八九十百零]+[A-Za-z]?([\-－#/][0-9０-９A-Za-z]+)*(?=\s?(号(?!线|码|段|机|岗|令)|弄|栋|幢|单元|室|楼))", RegexOptions.None, 1000)]
    private static partial Regex Places();

    [GeneratedRegex(@"[0-9０-９一二三四五六七八九十百零]+(?=(号|弄|栋|幢|座|单元|室|楼|层))", RegexOptions.None, 1000)]
    private static partial Regex House();

    [GeneratedRegex(@"(?<![\p{L}\d])(?!\d+(st|nd|rd|th)\b)[0-9０-９]+[0-9０-９A-Za-z\-/]*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Digits();
}
