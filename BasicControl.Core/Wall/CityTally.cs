using BasicControl.Core.Clock;
using BasicControl.Core.Figures;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>What is counted of an order created in the window, as bits.</summary>
[Flags]
internal enum Cohort
{
    None = 0,
    Created = 1,
    Closed = 2,
    DueAndClosed = 4,
    OnTime = 8,

    /// <summary>About a dispute, and asked how it ended.</summary>
    Dispute = 16,
    Settled = 32,
}

/// <summary>
/// The counters of one city. Adding a record counts what it is at an instant; adding it again by −1 at the same
/// instant takes exactly that out. Nothing here grows with the number of records.
/// </summary>
/// <param name="days">The days of the window.</param>
/// <param name="far">The days of the window and as many before it, for disputes.</param>
internal sealed class CityTally(LocalDays days, LocalDays far)
{
    public LocalDays Days { get; } = days;

    public LocalDays Far { get; } = far;

    public int[] Pending { get; } = new int[4];

    public int Overdue { get; private set; }

    public KeyCounts OpenByStation { get; } = new();

    public KeyCounts OverdueByStation { get; } = new();

    /// <summary>By station, of the day of creation: created, closed, closed with a due, on time, about a dispute, settled.</summary>
    public WindowCounts Stations { get; } = new(days.Count, measures: 6);

    /// <summary>By officer, of the day of creation: closed, on time.</summary>
    public WindowCounts Officers { get; } = new(days.Count, measures: 2);

    public GridTally Orders { get; } = new(days.Count);

    public GridTally Incidents { get; } = new(days.Count);

    /// <summary>Orders about disputes.</summary>
    public DisputeTally OrderDisputes { get; } = new(far, days.Count);

    public DisputeTally IncidentDisputes { get; } = new(far, days.Count);

    /// <summary>Open orders about disputes.</summary>
    public int OpenDisputes { get; private set; }

    public int OverdueDisputes { get; private set; }

    /// <summary>Orders by day of creation.</summary>
    public DaySeries Created { get; } = new(days.Count);

    /// <summary>Orders by day of closing.</summary>
    public DaySeries Closed { get; } = new(days.Count);

    /// <summary>Orders that were open at the end of their first day, by that day.</summary>
    public DaySeries Began { get; } = new(days.Count);

    /// <summary>Orders that were open at the end of the day before, by the day that closed them.</summary>
    public DaySeries Ended { get; } = new(days.Count);

    public DaySeries IncidentDays { get; } = new(days.Count);

    public DaySeries Leads { get; } = new(days.Count);

    public DaySeries LeadsFedBack { get; } = new(days.Count);

    public DaySeries Directives { get; } = new(days.Count);

    public DaySeries DirectivesClosed { get; } = new(days.Count);

    /// <summary>Moves the window until it holds the instant; days that leave it take their counts along.</summary>
    public bool Roll(long at)
    {
        var gone = Days.Roll(at);
        Far.Roll(at);
        for (var day = 0; day < gone && day <= Far.Count; day++)
        {
            OrderDisputes.Roll();
            IncidentDisputes.Roll();
            Stations.Roll();
            Officers.Roll();
            Orders.Roll();
            Incidents.Roll();
            Created.Roll();
            Closed.Roll();
            Began.Roll();
            Ended.Roll();
            IncidentDays.Roll();
            Leads.Roll();
            LeadsFedBack.Roll();
            Directives.Roll();
            DirectivesClosed.Roll();
        }

        return gone > 0;
    }

    /// <summary>Counts an order as it is at the instant, which is not after today.</summary>
    public void Add(in OrderMarks order, long at, int by) => Add(order, at, by, grids: true, station: true);

    /// <summary>Takes an order out as it was at one instant and counts it as it is at another, not before.</summary>
    public void Move(in OrderMarks old, long before, in OrderMarks now, long at)
    {
        // Most changes leave alone what the grids count, which is half of the work.
        var grids = old.Created > before || now.Created != old.Created || now.Station != old.Station || now.Type != old.Type
            || now.Dispute != old.Dispute || now.Weapon != old.Weapon || !now.IsPlacedLike(old);
        var day = old.Created <= before && now.Created == old.Created && now.Station == old.Station ? Days.IndexOf(old.Created) : -1;
        Add(old, before, -1, grids, station: day < 0);
        Add(now, at, 1, grids, station: day < 0);
        if (day >= 0)
        {
            Stations.Move(day, now.Station.Value, (int)CohortOf(old, before), (int)CohortOf(now, at));
        }
    }

    public void Add(in IncidentMarks incident, long at, int by)
    {
        if (incident.At > at)
        {
            return;
        }

        IncidentDisputes.Add(
            incident.At, incident.Station.Value, incident.Dispute, incident.Weapon, incident.CellLatitude, incident.CellLongitude, by);
        if (Days.IndexOf(incident.At) is var day and >= 0)
        {
            IncidentDays[day] += by;
            Incidents.Add(day, Days.HourOf(incident.At, day), incident.Station.Value, incident.Type.Value, by);
            Incidents.AddCell(day, incident.CellLatitude, incident.CellLongitude, by);
        }
    }

    private void Add(in OrderMarks order, long at, int by, bool grids, bool station)
    {
        if (order.Created > at)
        {
            return;
        }

        if (grids)
        {
            OrderDisputes.Add(order.Created, order.Station.Value, order.Dispute, order.Weapon, order.CellLatitude, order.CellLongitude, by);
        }

        var closed = order.Closed <= at;
        var created = Days.IndexOf(order.Created);
        if (closed)
        {
            AddClosing(created, Days.IndexOf(order.Closed), by);
        }
        else
        {
            AddOpen(order, created, at, by);
        }

        if (created >= 0)
        {
            AddToWindow(order, created, closed, at, by);
            if (station)
            {
                Stations.Add(created, order.Station.Value, by, (int)CohortOf(order, at));
            }

            if (grids)
            {
                Orders.Add(created, Days.HourOf(order.Created, created), order.Station.Value, order.Type.Value, by);
                Orders.AddCell(created, order.CellLatitude, order.CellLongitude, by);
            }
        }
    }

    /// <summary>An order closed on a later day than it was created was open at the days' ends between; any other never was.</summary>
    private void AddClosing(int created, int closed, int by)
    {
        if (closed < 0)
        {
            return;
        }

        Closed[closed] += by;
        if (closed > created)
        {
            Ended[closed] += by;
            if (created >= 0)
            {
                Began[created] += by;
            }
        }
    }

    private void AddOpen(in OrderMarks order, int created, long at, int by)
    {
        Pending[(int)order.Level] += by;
        OpenByStation.Add(order.Station.Value, by);
        OpenDisputes += order.IsAsked ? by : 0;
        if (created >= 0)
        {
            Began[created] += by;
        }

        if (order.Due < at)
        {
            Overdue += by;
            OverdueByStation.Add(order.Station.Value, by);
            OverdueDisputes += order.IsAsked ? by : 0;
        }
    }

    private void AddToWindow(in OrderMarks order, int day, bool closed, long at, int by)
    {
        Created[day] += by;
        if (order.Kind == OrderKind.Pushed)
        {
            Leads[day] += by;
            LeadsFedBack[day] += order.IsFedBackAt(at) ? by : 0;
        }
        else if (order.Kind == OrderKind.Directive)
        {
            Directives[day] += by;
            DirectivesClosed[day] += closed ? by : 0;
        }

        if (closed && order.Officer is { } officer)
        {
            Officers.Add(day, officer.Value, by, order.IsOnTime ? 3 : 1);
        }
    }

    private static Cohort CohortOf(in OrderMarks order, long at)
    {
        var closed = order.Closed <= at;
        return Cohort.Created
            | (closed ? Cohort.Closed : Cohort.None)
            | (closed && order.Due != Instant.Never ? Cohort.DueAndClosed : Cohort.None)
            | (closed && order.IsOnTime ? Cohort.OnTime : Cohort.None)
            | (order.IsAsked ? Cohort.Dispute : Cohort.None)
            | (order.IsSettledAt(at) ? Cohort.Settled : Cohort.None);
    }
}
