using BasicControl.Core.Clock;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>What the rows of a file become.</summary>
public enum RowKind
{
    Incident,
    Order,

    /// <summary>Steps of cases that another file of the same source brings.</summary>
    Steps,
}

/// <summary>
/// How the files of one source are read: a small declarative file, one embedded for each known public set, or written
/// by a user for their own city. See <see cref="ProfileReader"/> for its JSON.
/// </summary>
public sealed record ImportProfile
{
    /// <summary>Key of the source, lower case.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required ProfileCity City { get; init; }

    /// <summary>Zone of the times, or floating: taken as they are written.</summary>
    public required CityZone Zone { get; init; }

    /// <summary>Whether a unit or officer that is named for the first time is added under the city, or its row rejected.</summary>
    public required bool AddsUnknown { get; init; }

    /// <summary>After how long without a record the source counts as silent; null: never, a one-off file.</summary>
    public TimeSpan? ExpectedInterval { get; init; }

    /// <summary>Encoding of text files by name; null: found out.</summary>
    public string? Encoding { get; init; }

    /// <summary>Cells that stand for no value.</summary>
    public IReadOnlyCollection<string> Missing { get; init; } = [];

    /// <summary>The kinds of file that the source hands out; a file's heading says which it is.</summary>
    public required IReadOnlyList<FileLayout> Files { get; init; }

    /// <summary>What the source's records become; its steps belong to the orders.</summary>
    public Organisation.Makes Makes =>
        Files.Any(file => file.Makes == RowKind.Incident) ? Organisation.Makes.Incident : Organisation.Makes.Order;
}

/// <summary>The city whose unit tree the records enter: found by its code, or else by its name; added when new.</summary>
public sealed record ProfileCity(string Name, string? NameEn, string? Code);

/// <summary>One kind of file: what its rows become, and which column is which field.</summary>
public sealed record FileLayout
{
    public required RowKind Makes { get; init; }

    public required IReadOnlyDictionary<RecordField, string> Columns { get; init; }

    /// <summary>Formats of the times, see <see cref="TimeReader"/>.</summary>
    public required IReadOnlyList<string> Times { get; init; }

    public IReadOnlyDictionary<string, WorkOrderState> Statuses { get; init; } = new Dictionary<string, WorkOrderState>();

    public IReadOnlyDictionary<string, Level> Levels { get; init; } = new Dictionary<string, Level>();

    /// <summary>Coordinates that stand for "not known".</summary>
    public IReadOnlyCollection<(double Latitude, double Longitude)> Placeholders { get; init; } = [];

    /// <summary>The mapped columns that a heading lacks; empty: the file is of this kind.</summary>
    public IReadOnlyList<string> Lacking(IReadOnlyList<string> heading) =>
        [.. Columns.Values.Distinct().Where(column => !heading.Contains(column, StringComparer.OrdinalIgnoreCase))];
}
