using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace BasicControl.Core.Data;

/// <summary>
/// Where a list read by key goes on: behind the row with this sort key and id. It travels in addresses as opaque text
/// and belongs to one list order; a text that was not made for it is not read.
/// </summary>
/// <param name="Order">Name of the list's order.</param>
/// <param name="Phase">Part of the list: 0 rows that have a sort key, 1 rows that have none.</param>
/// <param name="Value">Sort key: an instant in milliseconds (<see cref="long"/>) or a number (<see cref="string"/>).</param>
internal sealed record ListCursor(string Order, int Phase, object Value, long Id)
{
    private const char Separator = '\u001f';
    private const int LongestText = 1_000;

    public string Write()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{Order}{Separator}{Phase}{Separator}{Id}{Separator}{(Value is string ? 's' : 'n')}{Separator}{Value}");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    public static bool TryRead(string text, string order, [MaybeNullWhen(false)] out ListCursor cursor)
    {
        cursor = null;
        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (text.Length > LongestText || !Convert.TryFromBase64String(padded, bytes, out var length))
        {
            return false;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(Separator, 5);
        if (parts.Length != 5 || parts[0] != order || parts[1] is not ("0" or "1") || !IsWhole(parts[2], out var id))
        {
            return false;
        }

        object? value = parts[3] == "s" ? parts[4] : IsWhole(parts[4], out var instant) ? instant : null;
        cursor = value is null ? null : new(order, parts[1] == "1" ? 1 : 0, value, id);
        return cursor is not null;
    }

    private static bool IsWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
