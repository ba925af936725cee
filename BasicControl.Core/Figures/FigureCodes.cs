namespace BasicControl.Core.Figures;

/// <summary>Codes of the figures in <see cref="FigureRegister"/>.</summary>
public static class FigureCodes
{
    public const string Created = "created";
    public const string Closed = "closed";
    public const string Open = "open";
    public const string Overdue = "overdue";
    public const string ClosedIn = "closed-in";
    public const string CreatedToday = "created-today";
    public const string ClosedToday = "closed-today";
    public const string Incidents = "incidents";
    public const string IncidentsToday = "incidents-today";
    public const string Closure = "closure";
    public const string ClosureDirective = "closure-directive";
    public const string OnTime = "on-time";
    public const string OnTimeIn = "on-time-in";
    public const string Feedback24 = "feedback-24h";
    public const string Sla = "sla";
    public const string HoursToClose = "hours-to-close";
    public const string Disputes = "disputes";
    public const string DisputesToday = "disputes-today";
    public const string Settled = "settled";
    public const string RepeatAddresses = "repeat-addresses";
    public const string P50 = "p50";
    public const string P90 = "p90";
}
