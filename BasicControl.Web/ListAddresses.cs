using System.Globalization;
using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BasicControl.Web;

/// <summary>A list of orders as it stands in an address, so that it can be sent to someone. Unreadable parts are left out.</summary>
public sealed record OrdersAddress
{
    public OrderStage Stage { get; init; } = OrderStage.Open;

    public OrderSort? Sort { get; init; }

    public IReadOnlyList<WorkOrderState> States { get; init; } = [];

    public UnitId? Unit { get; init; }

    public Level? Level { get; init; }

    public OrderKind? Kind { get; init; }

    public TermId? Type { get; init; }

    public PersonId? Officer { get; init; }

    public SourceId? Source { get; init; }

    public TraitsAddress Traits { get; init; } = TraitsAddress.None;

    /// <summary>Only what names the unit itself, not what lies below it: <c>own=yes</c>.</summary>
    public bool Own { get; init; }

    /// <summary>Only what figures count, neither cancelled nor merged: <c>counted=yes</c>.</summary>
    public bool Counted { get; init; }

    /// <summary>First local day: of closing for closed orders, else of creation.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The beginning of a number.</summary>
    public string? Number { get; init; }

    /// <summary>Where the page starts: the cursor of the page before.</summary>
    public string? After { get; init; }

    public static OrdersAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new()
        {
            Stage = query.Enum<OrderStage>("stage") ?? OrderStage.Open,
            Sort = query.Enum<OrderSort>("sort"),
            States = query.Enums<WorkOrderState>("state"),
            Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null,
            Own = query.Text("own") == "yes",
            Counted = query.Text("counted") == "yes",
            Level = query.Enum<Level>("level"),
            Kind = query.Enum<OrderKind>("kind"),
            Type = query.Number("type") is { } type and <= int.MaxValue ? new TermId((int)type) : null,
            Officer = query.Number("officer") is { } officer ? new PersonId(officer) : null,
            Source = query.Number("source") is { } source and <= int.MaxValue ? new SourceId((int)source) : null,
            Traits = TraitsAddress.Read(query),
            From = query.Day("from"),
            To = query.Day("to"),
            Number = query.Text("number"),
            After = query.Text("after"),
        };
    }

    public string Write(string path) => new AddressText(path)
        .Add("stage", Stage == OrderStage.Open ? null : Stage.ToString())
        .Add("sort", Sort?.ToString())
        .Add("state", States.Count == 0 ? null : string.Join(',', States))
        .Add("unit", Unit?.Value)
        .Add("own", Own ? "yes" : null)
        .Add("counted", Counted ? "yes" : null)
        .Add("level", Level?.ToString())
        .Add("kind", Kind?.ToString())
        .Add("type", Type?.Value)
        .Add("officer", Officer?.Value)
        .Add("source", Source?.Value)
        .With(Traits)
        .Add("from", From)
        .Add("to", To)
        .AddText("number", Number)
        .AddText("after", After)
        .ToString();

    /// <summary>The filter that the store understands, days read in a zone.</summary>
    public OrderFilter Filter(CityZone zone)
    {
        DateTime? from = From is { } first ? zone.StartOf(first) : null;
        DateTime? to = To is { } last ? zone.StartOf(last.AddDays(1)) : null;
        var closed = Stage == OrderStage.Closed;
        return new()
        {
            Stage = Stage,
            Sort = Sort,
            States = States,
            Unit = Unit,
            Own = Own,
            Counted = Counted,
            Level = Level,
            Kind = Kind,
            Type = Type,
            Officer = Officer,
            Source = Source,
            Traits = Traits.In(zone),
            CreatedFrom = closed ? null : from,
            CreatedTo = closed ? null : to,
            ClosedFrom = closed ? from : null,
            ClosedTo = closed ? to : null,
            Number = Number,
        };
    }
}

/// <summary>A list of incidents as it stands in an address.</summary>
public sealed record IncidentsAddress
{
    public UnitId? Unit { get; init; }

    public Level? Level { get; init; }

    public TermId? Type { get; init; }

    public SourceId? Source { get; init; }

    public TraitsAddress Traits { get; init; } = TraitsAddress.None;

    /// <summary>Only what names the unit itself, not what lies below it: <c>own=yes</c>.</summary>
    public bool Own { get; init; }

    /// <summary>First local day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included.</summary>
    public DateOnly? To { get; init; }

    public string? Number { get; init; }

    public string? After { get; init; }

    public static IncidentsAddress Read(Uri address)
    {
        var query = new AddressQuery(address);
        return new()
        {
            Own = query.Text("own") == "yes",
            Unit = query.Number("unit") is { } unit ? new UnitId(unit) : null,
            Level = query.Enum<Level>("level"),
            Type = query.Number("type") is { } type and <= int.MaxValue ? new TermId((int)type) : null,
            Source = query.Number("source") is { } source and <= int.MaxValue ? new SourceId((int)source) : null,
            Traits = TraitsAddress.Read(query),
            From = query.Day("from"),
            To = query.Day("to"),
            Number = query.Text("number"),
            After = query.Text("after"),
        };
    }

    public string Write(string path) => new AddressText(path)
        .Add("unit", Unit?.Value)
        .Add("own", Own ? "yes" : null)
        .Add("level", Level?.ToString())
        .Add("type", Type?.Value)
        .Add("source", Source?.Value)
        .With(Traits)
        .Add("from", From)
        .Add("to", To)
        .AddText("number", Number)
        .AddText("after", After)
        .ToString();

    /// <summary>The filter that the store understands, days read in a zone.</summary>
    public IncidentFilter Filter(CityZone zone) => new()
    {
        Unit = Unit,
        Own = Own,
        Level = Level,
        Type = Type,
        Source = Source,
        Traits = Traits.In(zone),
        From = From is { } first ? zone.StartOf(first) : null,
        To = To is { } last ? zone.StartOf(last.AddDays(1)) : null,
        Number = Number,
    };
}

/// <summary>Reads the query of an address; what cannot be read is as if it were not there.</summary>
internal sealed class AddressQuery(Uri address)
{
    private const int LongestText = 1_000;

    private readonly Dictionary<string, StringValues> _values = QueryHelpers.ParseQuery(address.Query);

    public string? Text(string name) =>
        _values.TryGetValue(name, out var values) && values[0]?.Trim() is { Length: > 0 and <= LongestText } text ? text : null;

    /// <summary>The words of a name that comes once or more, each a list with commas.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. _values.GetValueOrDefault(name).SelectMany(value => value is { Length: <= LongestText } ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [])];

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2900 ? day : null;

    public T? Enum<T>(string name)
        where T : struct, Enum => Parse<T>(Text(name));

    public IReadOnlyList<T> Enums<T>(string name)
        where T : struct, Enum =>
        [.. (Text(name) ?? "").Split(',').Select(Parse<T>).OfType<T>().Distinct().Order()];

    private static T? Parse<T>(string? text)
        where T : struct, Enum =>
        System.Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? System.Enum.Parse<T>(name)
            : null;
}

/// <summary>Builds an address with the parts that say something, in a fixed order.</summary>
internal sealed class AddressText(string path)
{
    private readonly List<KeyValuePair<string, string>> _parts = [];

    /// <summary>The parts as they stand, not escaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parts => _parts;

    public AddressText Add(string name, string? word) => AddText(name, word?.ToLowerInvariant());

    public AddressText Add(string name, long? number) => AddText(name, number?.ToString(CultureInfo.InvariantCulture));

    public AddressText Add(string name, DateOnly? day) => AddText(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public AddressText With(TraitsAddress traits) => traits.Add(this);

    public AddressText AddText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _parts.Add(new(name, text));
        }

        return this;
    }

    public override string ToString() => _parts.Count == 0 ? path : $"{path}?{string.Join('&', _parts.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"))}";
}
