using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Incidents;
using BasicControl.Core.WorkOrders;

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

    /// <summary>Only what is moved here, not what is recorded from other systems: <c>movable=yes</c>.</summary>
    public bool Movable { get; init; }

    /// <summary>First local day: of closing for closed orders, else of creation.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last local day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The beginning of a number.</summary>
    public string? Number { get; init; }

    /// <summary>The columns that are shown; none: the usual ones.</summary>
    public IReadOnlyList<OrderColumn> Columns { get; init; } = [];

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
            Movable = query.Text("movable") == "yes",
            Level = query.Enum<Level>("level"),
            Kind = query.Enum<OrderKind>("kind"),
            Type = query.Number("type") is { } type and <= int.MaxValue ? new TermId((int)type) : null,
            Officer = query.Number("officer") is { } officer ? new PersonId(officer) : null,
            Source = query.Number("source") is { } source and <= int.MaxValue ? new SourceId((int)source) : null,
            Traits = TraitsAddress.Read(query),
            From = query.Day("from"),
            To = query.Day("to"),
            Number = query.Text("number"),
            Columns = query.Enums<OrderColumn>("cols"),
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
        .Add("movable", Movable ? "yes" : null)
        .Add("level", Level?.ToString())
        .Add("kind", Kind?.ToString())
        .Add("type", Type?.Value)
        .Add("officer", Officer?.Value)
        .Add("source", Source?.Value)
        .With(Traits)
        .Add("from", From)
        .Add("to", To)
        .AddText("number", Number)
        .Add("cols", Columns)
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
            Movable = Movable,
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

    /// <summary>The columns that are shown; none: the usual ones.</summary>
    public IReadOnlyList<IncidentColumn> Columns { get; init; } = [];

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
            Columns = query.Enums<IncidentColumn>("cols"),
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
        .Add("cols", Columns)
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
