using System.Text.RegularExpressions;
using BasicControl.Core.Disputes;
using BasicControl.Core.Privacy;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Web.Components.Shared;

/// <summary>
/// What screens, exports and prints show of the public: the street without the house, text without numbers that could name a person.
/// A record's own page shows the rest to somebody who asked for it (<see cref="RecordMask"/>).
/// </summary>
public static partial class Masked
{
    private const string Mark = "**";

    /// <summary>An address without house, building, unit and room numbers.</summary>
    public static string? Address(string? address) => address is null ? null : AddressMask.Of(address);

    /// <summary>A text without runs of digits that are long enough for a house, a telephone or an identity number.</summary>
    public static string? Text(string? text) => text is null ? null : LongDigits().Replace(Written(text)!, Mark);

    /// <summary>A cell of a foreign file, which may be an address or a text.</summary>
    public static string Cell(string cell) => AddressMask.Of(Text(cell)!);

    /// <summary>What somebody here has written, without the numbers that name a person or a house.</summary>
    public static string? Written(string? text) => text is null ? null : AddressMask.InText(PersonalNumbers.Mask(text));

    /// <summary>
    /// The title of an order beside its type: the words of a foreign source may be the public's own and are masked; null where it
    /// only repeats the type.
    /// </summary>
    public static string? Title(OrderLine order, string type) =>
        order.Title is not { Length: > 0 } title || title == type ? null : order.Origin == Origin.External ? Text(title) : Written(title);

    [GeneratedRegex(@"[0-9０-９][0-9０-９\- ]{2,}[0-9０-９Xx]", RegexOptions.None, 1000)]
    private static partial Regex LongDigits();
}
