using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Wall;

/// <summary>What is counted of an order created in the window, by station.</summary>
internal enum Cohort
{
    Created = 0,
    Closed = 1,
    DueAndClosed = 2,
    OnTime = 3,
}

/// <summary>
/// The counters of one city. Adding a record counts what it is at an instant; adding it again by −1 at the same
/// instant takes exactly that out. Nothing here grows with the number of records.
/// </summary>
internal sealed class CityTally(LocalDays days)
{
    public LocalDays Days { get; } = days;

    public int[] Pending { get; } = new int[4];

    public int Overdue { get; private set; }

    public KeyCounts OpenByStation { get; } = new();

    public KeyCounts OverdueByStation { get; } = new();

    /// <summary>By station and <see cref="Wall.Cohort"/>, of the day of creation.</summary>
    public WindowCounts Stations { get; } = new(days.Count);

    /// <summary>By officer: closed (0) and closed on time (1), of the day of creation.</summary>
    public WindowCounts Officers { get; } = new(days.Count);

    public GridTally Orders { get; } = new(days.Count);

    public GridTally Incidents { get; } = new(days.Count);

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

    public static long CohortKey(long station, Cohort cohort) => (station << 2) | (long)cohort;

    public static long OfficerKey(long officer, bool onTime) => (officer << 1) | (onTime ? 1L : 0);

    /// <summary>Moves the window until it holds the instant; days that leave it take their counts along.</summary>
    public bool Roll(long at)
    {
        var gone = Days.Roll(at);
        for (var day = 0; day < gone && day <= Days.Count; day++)
        {
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
    public void Add(in OrderMarks order, long at, int by)
    {
        if (order.Created > at)
        {
            return;
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
        }
    }

    public void Add(in IncidentMarks incident, long at, int by)
    {
        if (incident.At <= at && Days.IndexOf(incident.At) is var day and >= 0)
        {
            IncidentDays[day] += by;
            Incidents.Add(day, Days.HourOf(incident.At, day), incident.Station.Value, incident.Type.Value, by);
            if (incident is { CellLatitude: { } latitude, CellLongitude: { } longitude })
            {
                Incidents.AddCell(day, latitude, longitude, by);
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
        if (created >= 0)
        {
            Began[created] += by;
        }

        if (order.Due < at)
        {
            Overdue += by;
            OverdueByStation.Add(order.Station.Value, by);
        }
    }

    private void AddToWindow(in OrderMarks order, int day, bool closed, long at, int by)
    {
        var station = order.Station.Value;
        Created[day] += by;
        Stations.Add(day, CohortKey(station, Cohort.Created), by);
        Orders.Add(day, Days.HourOf(order.Created, day), station, order.Type.Value, by);
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

        if (!closed)
        {
            return;
        }

        Stations.Add(day, CohortKey(station, Cohort.Closed), by);
        if (order.Due != Instant.Never)
        {
            Stations.Add(day, CohortKey(station, Cohort.DueAndClosed), by);
        }

        if (order.IsOnTime)
        {
            Stations.Add(day, CohortKey(station, Cohort.OnTime), by);
        }

        if (order.Officer is { } officer)
        {
            Officers.Add(day, OfficerKey(officer.Value, onTime: false), by);
            if (order.IsOnTime)
            {
                Officers.Add(day, OfficerKey(officer.Value, onTime: true), by);
            }
        }
    }
}

/// <summary>Counts of the window behind the grids and the map.</summary>
internal sealed class GridTally(int days)
{
    /// <summary>By station and local hour.</summary>
    public WindowCounts Hours { get; } = new(days);

    /// <summary>By type and station.</summary>
    public WindowCounts Types { get; } = new(days);

    /// <summary>By cell of 0.01°.</summary>
    public WindowCounts Cells { get; } = new(days);

    /// <summary>Raised whenever a count moves.</summary>
    public long Moves => Hours.Moves + Cells.Moves;

    public static long HourKey(long station, int hour) => (station << 5) | (long)hour;

    public static (long Station, int Hour) HourOf(long key) => (key >> 5, (int)(key & 31));

    public static long TypeKey(int type, long station) => ((long)type << 40) | station;

    public static (int Type, long Station) TypeOf(long key) => ((int)(key >> 40), key & 0xFF_FFFF_FFFF);

    public static (int Latitude, int Longitude) CellOf(long key) => ((int)(key >> 32), (int)key);

    public void Add(int day, int hour, long station, int type, int by)
    {
        Hours.Add(day, HourKey(station, hour), by);
        Types.Add(day, TypeKey(type, station), by);
    }

    public void AddCell(int day, int latitude, int longitude, int by) => Cells.Add(day, ((long)latitude << 32) | (uint)longitude, by);

    public void Roll()
    {
        Hours.Roll();
        Types.Roll();
        Cells.Roll();
    }
}
