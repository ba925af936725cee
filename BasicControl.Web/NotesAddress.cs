using BasicControl.Core.Basics;

namespace BasicControl.Web;

/// <summary>A list of notes as it stands in an address: whose, and from where on.</summary>
public sealed record NotesAddress
{
    /// <summary>The unit and everything below it; null: the first city.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The last note of the page before.</summary>
    public long? After { get; init; }

    public static NotesAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new() { Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null, After = query.Number("after") };
    }

    public string Write(string path) => new AddressText(path).Add("unit", Unit?.Value).Add("after", After).ToString();
}
