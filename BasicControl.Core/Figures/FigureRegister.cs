using System.Collections.Frozen;
using BasicControl.Core.Basics;

namespace BasicControl.Core.Figures;

/// <summary>Every figure of the product, once. Pages, wall, API, documents and command line take wording and formula from here.</summary>
public static class FigureRegister
{
    /// <summary>The wall's span: this many whole local days, and today.</summary>
    public const int WallDays = 30;

    private static readonly LocalName CreatedByNow = new("截至统计时刻已创建的工单", "orders created by the instant");
    private static readonly LocalName CreatedOrInSpan = new("截至统计时刻已创建的工单（指定时段时限于该时段创建的）", "orders created by the instant (in the span, where one is asked for)");
    private static readonly LocalName CreatedInSpan = new("统计时段内创建的工单", "orders created in the span");
    private static readonly LocalName ClosedInSpan = new("统计时段内创建且已办结的工单（办结早于创建的除外）", "orders created in the span and closed, save those closed before they were created");
    private static readonly LocalName IncidentsByNow = new("截至统计时刻发生的警情", "incidents that happened by the instant");

    private static readonly LocalName DisputesByNow =
        new("截至统计时刻发生的矛盾纠纷警情（来源只提供工单的城市为工单）", "incidents about disputes by the instant (orders, where the city's sources bring orders only)");

    /// <summary>All definitions in the order in which lists show them.</summary>
    public static IReadOnlyList<FigureDefinition> All { get; } =
    [
        new(FigureCodes.Created, new("新增工单", "Created"), FigureMeasure.Count,
            new("创建的工单数", "orders created"), null, CreatedInSpan, FigureWindow.Span, TargetDirection.None),
        new(FigureCodes.Closed, new("已办结", "Closed"), FigureMeasure.Count,
            new("其中已办结的工单数", "of these, orders closed by the instant"), null, CreatedInSpan, FigureWindow.Span, TargetDirection.None),
        new(FigureCodes.Open, new("未办结", "Open"), FigureMeasure.Count,
            new("尚未办结的工单数", "orders not closed at the instant"), null, CreatedOrInSpan, FigureWindow.UntilNow, TargetDirection.None),
        new(FigureCodes.Overdue, new("超期未结", "Overdue"), FigureMeasure.Count,
            new("已过办结时限且尚未办结的工单数", "orders past their due and not closed"), null, CreatedOrInSpan, FigureWindow.UntilNow, TargetDirection.AtMost),
        new(FigureCodes.ClosedIn, new("当期办结", "Closed in the period"), FigureMeasure.Count,
            new("统计时段内办结的工单数，不论何时创建", "orders closed in the span, whenever created"), null, CreatedByNow, FigureWindow.Span, TargetDirection.None),
        new(FigureCodes.CreatedToday, new("今日新增", "Created today"), FigureMeasure.Count,
            new("当日零时起创建的工单数", "orders created since local midnight"), null, CreatedByNow, FigureWindow.Today, TargetDirection.None),
        new(FigureCodes.ClosedToday, new("今日办结", "Closed today"), FigureMeasure.Count,
            new("当日零时起办结的工单数", "orders closed since local midnight"), null, CreatedByNow, FigureWindow.Today, TargetDirection.None),
        new(FigureCodes.Incidents, new("警情", "Incidents"), FigureMeasure.Count,
            new("警情数", "incidents"), null, IncidentsByNow, FigureWindow.Span, TargetDirection.None),
        new(FigureCodes.IncidentsToday, new("今日警情", "Incidents today"), FigureMeasure.Count,
            new("当日零时起发生的警情数", "incidents since local midnight"), null, IncidentsByNow, FigureWindow.Today, TargetDirection.None),
        new(FigureCodes.Disputes, new("矛盾纠纷", "Disputes"), FigureMeasure.Count,
            new("矛盾纠纷警情数", "incidents about disputes"), null, DisputesByNow, FigureWindow.Span, TargetDirection.None),
        new(FigureCodes.DisputesToday, new("今日纠纷", "Disputes today"), FigureMeasure.Count,
            new("当日零时起发生的矛盾纠纷警情数", "incidents about disputes since local midnight"), null, DisputesByNow, FigureWindow.Today, TargetDirection.None),
        new(FigureCodes.RepeatAddresses, new("重复警情地址", "Repeat addresses"), FigureMeasure.Count,
            new("30×24小时内警情达3起的地址数（排除名单除外）", "addresses with 3 incidents within some 30 × 24 hours, excluded sites aside"), null,
            new("统计时段内的警情", "incidents in the span"), FigureWindow.Span, TargetDirection.AtMost),
        new(FigureCodes.Settled, new("纠纷化解率", "Settlement rate"), FigureMeasure.Share,
            new("其中达成协议或移交受理后办结、且回访期内同址未再发生的纠纷工单数", "of these, closed with agreement or accepted referral and not come in again at the address inside the watch window"),
            new("开立的纠纷工单数", "orders opened about disputes"), new("统计时段内本系统开立的纠纷工单", "orders about disputes opened here in the span"),
            FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.Closure, new("办结率", "Closure rate"), FigureMeasure.Share,
            new("其中已办结的工单数", "of these, closed by the instant"), new("创建的工单数", "orders created"), CreatedInSpan, FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.ClosureDirective, new("指令办结率", "Directive closure rate"), FigureMeasure.Share,
            new("其中已办结的指令数", "of these, closed by the instant"), new("创建的指令数", "directives created"),
            new("统计时段内创建的指令", "directives created in the span"), FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.OnTime, new("按时率", "On-time rate"), FigureMeasure.Share,
            new("其中在时限内办结的工单数", "of these, closed by their due"), new("有时限且已办结的工单数", "orders with a due that are closed"),
            CreatedInSpan, FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.OnTimeIn, new("当期按时率", "On-time rate of the period"), FigureMeasure.Share,
            new("其中在时限内办结的工单数", "of these, closed by their due"), new("统计时段内办结且有时限的工单数", "orders with a due that were closed in the span"),
            CreatedByNow, FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.Feedback24, new("24小时反馈率", "24-hour feedback rate"), FigureMeasure.Share,
            new("其中24小时内反馈的推送任务数", "of these, fed back within 24 hours"), new("创建的推送任务数", "leads created"),
            new("统计时段内创建的推送任务", "leads (pushed orders) created in the span"), FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.Sla, new("时限达标率", "Due-kept rate"), FigureMeasure.Share,
            new("其中在时限内办结的工单数", "of these, closed by their due"),
            new("有时限且已办结或已超期的工单数", "orders with a due that are closed or past it"), CreatedInSpan, FigureWindow.Span, TargetDirection.AtLeast),
        new(FigureCodes.HoursToClose, new("办结用时", "Hours to close"), FigureMeasure.Hours,
            new("从创建到办结的小时数", "hours from creation to closing"), null, ClosedInSpan, FigureWindow.Span, TargetDirection.AtMost),
        new(FigureCodes.P50, new("办结用时中位数", "Median hours to close"), FigureMeasure.Hours,
            new("办结用时的50百分位（线性插值）", "50th percentile of hours to close, interpolated"), null, ClosedInSpan, FigureWindow.Span, TargetDirection.AtMost),
        new(FigureCodes.P90, new("办结用时90百分位", "90th percentile of hours to close"), FigureMeasure.Hours,
            new("办结用时的90百分位（线性插值）", "90th percentile of hours to close, interpolated"), null, ClosedInSpan, FigureWindow.Span, TargetDirection.AtMost),
    ];

    private static readonly FrozenDictionary<string, FigureDefinition> ByCode = All.ToFrozenDictionary(figure => figure.Code, StringComparer.Ordinal);

    public static FigureDefinition? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <exception cref="KeyNotFoundException">No such figure: codes come from <see cref="FigureCodes"/>, so this is a fault.</exception>
    public static FigureDefinition Of(string code) => ByCode[code];
}
