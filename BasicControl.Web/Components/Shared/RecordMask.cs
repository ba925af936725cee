using BasicControl.Core.Disputes;

namespace BasicControl.Web.Components.Shared;

/// <summary>
/// What the page of one record shows of its texts: masked, until somebody has asked for them in clear and the trail holds it. It cascades
/// through the page; a part that gets none masks.
/// </summary>
/// <param name="Address">The record's own address: it is masked as such wherever a text repeats it.</param>
/// <param name="IsForeign">The texts come from another system and may be the public's own words.</param>
/// <param name="IsClear">This answer, and no later one, shows everything.</param>
public sealed record RecordMask(string? Address, bool IsForeign, bool IsClear = false)
{
    private const int ShortestAddress = 4;

    public static readonly RecordMask Closed = new(null, true);

    public string? Place(string? address) => IsClear ? address : Masked.Address(address);

    /// <summary>What the record's source or desk wrote.</summary>
    public string? Text(string? text) => IsClear || text is null ? text : IsForeign ? Masked.Text(WithoutAddress(text)) : Masked.Written(WithoutAddress(text));

    /// <summary>What somebody at this centre wrote about it.</summary>
    public string? Written(string? text) => IsClear || text is null ? text : Masked.Written(WithoutAddress(text));

    private string WithoutAddress(string text) =>
        Address is { Length: >= ShortestAddress } ? text.Replace(Address, AddressMask.Of(Address), StringComparison.OrdinalIgnoreCase) : text;
}
