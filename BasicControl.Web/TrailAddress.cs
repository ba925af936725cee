using BasicControl.Core.Basics;
using BasicControl.Core.Changes;

namespace BasicControl.Web;

/// <summary>A search of the trail as it stands in an address.</summary>
public sealed record TrailAddress
{
    /// <summary>An officer's number or name, or the number of an account.</summary>
    public string? Who { get; init; }

    public Post? Role { get; init; }

    /// <summary>The unit and everything below it.</summary>
    public UnitId? Unit { get; init; }

    public Subject? Subject { get; init; }

    public long? Id { get; init; }

    public string? Kind { get; init; }

    /// <summary>First and last local day, both included.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Text { get; init; }

    /// <summary>Only what stands before this position.</summary>
    public long? Before { get; init; }

    /// <summary>Whether anything is asked for.</summary>
    public bool IsFiltered => this with { Before = null } != new TrailAddress();

    public static TrailAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new()
        {
            Who = query.Text("who"),
            Role = query.Enum<Post>("role"),
            Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null,
            Subject = query.Enum<Subject>("subject"),
            Id = query.Number("id"),
            Kind = query.Text("kind"),
            From = query.Day("from"),
            To = query.Day("to"),
            Text = query.Text("text"),
            Before = query.Number("before"),
        };
    }

    public string Write(string path) => new AddressText(path)
        .AddText("who", Who).Add("role", Role?.ToString()).Add("unit", Unit?.Value).Add("subject", Subject?.ToString()).Add("id", Id).AddText("kind", Kind)
        .Add("from", From).Add("to", To).AddText("text", Text).Add("before", Before).ToString();
}
