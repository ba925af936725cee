using BasicControl.Core.Basics;

namespace BasicControl.Web;

/// <summary>A list of officers as it stands in an address: whose, in which period, from where on.</summary>
public sealed record OfficersAddress
{
    /// <summary>The unit and everything below it; null: the first city.</summary>
    public UnitId? Unit { get; init; }

    public PeriodAddress Period { get; init; } = new();

    /// <summary>The last officer of the page before.</summary>
    public PersonId? After { get; init; }

    public static OfficersAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new()
        {
            Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null,
            Period = PeriodAddress.Read(address),
            After = query.Number("after") is { } after ? new PersonId(after) : null,
        };
    }

    public string Write(string path) => Period.Add(new AddressText(path).Add("unit", Unit?.Value)).Add("after", After?.Value).ToString();
}
