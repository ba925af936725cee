namespace BasicControl.Core.Incidents;

/// <summary>The fields of a record or a step, as the API and the profiles call them (<see cref="RecordFields.Name"/>).</summary>
public enum RecordField
{
    Number,
    At,
    Type,
    Level,
    Unit,
    Officer,
    Channel,
    Department,
    Status,
    Address,
    Text,
    Latitude,
    Longitude,
    Due,
    ClosedAt,
    Outcome,
    UpdatedAt,

    /// <summary>Steps only: what was done.</summary>
    Activity,
}

public static class RecordFields
{
    private static readonly string[] Names = [.. Enum.GetNames<RecordField>().Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    public static IReadOnlyList<RecordField> All { get; } = Enum.GetValues<RecordField>();

    /// <summary>The name in JSON and in profiles: <c>closedAt</c>.</summary>
    public static string Name(this RecordField field) => Names[(int)field];

    /// <returns>False when no field has this name.</returns>
    public static bool TryParse(string name, out RecordField field)
    {
        var place = Array.IndexOf(Names, name);
        field = (RecordField)Math.Max(place, 0);
        return place >= 0;
    }
}
