namespace BasicControl.Web;

/// <summary>The columns that a list of orders may show, in the order in which it shows them.</summary>
public enum OrderColumn
{
    Level,
    Number,
    What,
    Kind,
    Unit,
    Officer,
    Source,
    State,
    Created,

    /// <summary>The next due of an open order; of a list of closed ones the closing.</summary>
    Due,
    DoneDue,
    Closed,
}

/// <summary>The columns that a list of incidents may show, in the order in which it shows them.</summary>
public enum IncidentColumn
{
    At,
    Level,
    Number,
    Type,
    Unit,
    Where,
    Source,
    Recorded,
}

/// <summary>Which columns a list shows: those of its address, else the usual ones. The number is always among them: it leads to the record.</summary>
public static class ListColumns
{
    public static IReadOnlyList<OrderColumn> Usual { get; } =
    [
        OrderColumn.Level, OrderColumn.Number, OrderColumn.What, OrderColumn.Unit, OrderColumn.Officer, OrderColumn.State, OrderColumn.Created, OrderColumn.Due,
    ];

    public static IReadOnlyList<IncidentColumn> UsualOfIncidents { get; } =
        [IncidentColumn.At, IncidentColumn.Level, IncidentColumn.Number, IncidentColumn.Type, IncidentColumn.Unit, IncidentColumn.Where];

    public static IReadOnlyList<OrderColumn> Of(OrdersAddress list) =>
        list.Columns.Count == 0 ? Usual : [.. list.Columns.Append(OrderColumn.Number).Distinct().Order()];

    public static IReadOnlyList<IncidentColumn> Of(IncidentsAddress list) =>
        list.Columns.Count == 0 ? UsualOfIncidents : [.. list.Columns.Append(IncidentColumn.Number).Distinct().Order()];
}
