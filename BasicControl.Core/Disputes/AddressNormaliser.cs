using System.Text;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Disputes;

/// <summary>A named rule for when two spellings of an address are the same place.</summary>
public sealed class AddressNormaliser
{
    /// <summary>Upper case, white space collapsed and trimmed.</summary>
    public static readonly AddressNormaliser Plain = new("plain", character => character);

    /// <summary>As <see cref="Plain"/>, and full-width characters are read as half-width ones, dashes as one, and no space beside Chinese characters.</summary>
    public static readonly AddressNormaliser Folded = new("folded", character => IsDash(character) ? '-' : TextFolding.Narrow(character)) { JoinsHan = true };

    private readonly Func<char, char> _read;

    private AddressNormaliser(string name, Func<char, char> read) => (Name, _read) = (name, read);

    public static IReadOnlyList<AddressNormaliser> All { get; } = [Plain, Folded];

    public string Name { get; }

    private bool JoinsHan { get; init; }

    public static AddressNormaliser? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <returns>The address as it is compared, or null when nothing is left of it.</returns>
    public string? Normalise(string? address)
    {
        if (address is null || IsNormal(address))
        {
            return address is { Length: 0 } ? null : address;
        }

        var normal = new StringBuilder(address.Length);
        var space = false;
        foreach (var written in address)
        {
            var character = char.ToUpperInvariant(_read(written));
            if (char.IsWhiteSpace(character))
            {
                space = normal.Length > 0;
                continue;
            }

            if (space && !(JoinsHan && (IsHan(character) || IsHan(normal[^1]))))
            {
                normal.Append(' ');
            }

            normal.Append(character);
            space = false;
        }

        return normal.Length == 0 ? null : normal.ToString();
    }

    /// <summary>Most addresses of a source are written one way; such a one is not copied.</summary>
    private bool IsNormal(string address)
    {
        var last = ' ';
        foreach (var character in address)
        {
            if (char.ToUpperInvariant(_read(character)) != character || (char.IsWhiteSpace(character) && (character != ' ' || last == ' ' || JoinsHan)))
            {
                return false;
            }

            last = character;
        }

        return last != ' ';
    }

    private static bool IsHan(char character) => character is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private static bool IsDash(char character) => character is >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' or '\uFF0D';
}
