using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;

namespace BasicControl.Tests.Briefing;

/// <summary>A briefing with every kind of block, long names, rare characters, gaps and texts that a spreadsheet would run.</summary>
internal static class PaperSample
{
    public const string Rare = "㛃𠮷";

    private static readonly string[] Stations = ["金湖派出所", "东风路派出所", "罗桥派出所", "还地桥派出所", "灵乡派出所", "陈贵派出所", "茗山派出所", $"{Rare}湖派出所"];
    private static readonly string[] Kinds = ["婚恋", "家庭", "邻里", "债务", "劳动", "经济", "医患", "噪音", "威胁", "打架", "其他"];
    private static readonly string[] KindsInEnglish = ["Marriage", "Family", "Neighbour", "Debt", "Labour", "Economic", "Medical", "Noise", "Threat", "Fight", "Other"];

    public static DateTime AsOf { get; } = new(2026, 6, 1, 16, 0, 0, DateTimeKind.Utc);

    public static BriefingDocument Full(BriefingState state = BriefingState.Unsigned) => new(
        new("基础管控工作日研判", "Daily briefing of basic control"), new("大冶市公安局", "Daye Public Security Bureau"), null,
        BriefingPeriod.Of(new DateOnly(2026, 6, 1)), "Asia/Shanghai", AsOf, 48_211, 2, state,
        state is BriefingState.Signed ? new($"王{Rare}", new("指挥长", "Duty commander"), AsOf.AddHours(8)) : null,
        [
            new("headline", new("数据概览", "Figures"), BriefingPart.PageOne, [Figures()]),
            new("commentary", new("研判意见", "Commentary"), BriefingPart.PageOne, [Commentary()]),
            new("directives", new("当日指令", "Directives"), BriefingPart.PageOne, [Directives()]),
            new("stations", new("各所办理情况", "Stations"), BriefingPart.Annex, [StationTable(), StationChart(), Days()]),
            new("disputes", new("矛盾纠纷", "Disputes"), BriefingPart.Annex, [Hours(), KindGrid(), Repeats()]),
            new("overdue", new("超期与退回", "Overdue and returned"), BriefingPart.Annex, [Overdue(), Empty()]),
        ]);

    public static BriefingDocument Bare() => Full(BriefingState.Drafted) with
    {
        Sections =
        [
            new("headline", new("数据概览", "Figures"), BriefingPart.PageOne,
            [
                new FigureBlock([new("settled", new("化解率", "Settled"), ValueKind.Share, null, new("化解 ÷ 纠纷", "settled ÷ disputes"), [], new("当日没有纠纷工单", "no dispute order on this day"))]),
                new TextBlock("none", TextRole.Warning, [new("当日没有数据。", "There is no data for this day.")]),
                new DirectiveBlock("directives", []),
            ]),
            new("stations", new("各所办理情况", "Stations"), BriefingPart.Annex,
            [
                Empty(),
                new ChartBlock("days", new("近30日", "30 days"), ChartKind.Line, [], [new(new("新建", "Created"), [])], new("件", "orders"), new("没有数据", "no data")),
                new HeatBlock("hours", new("分时分布", "By hour"), new("单位", "Unit"), [], [], []),
                new HeatBlock("zero", new("分时分布", "By hour"), new("单位", "Unit"), [new("金湖派出所", null)], [new("0", null), new("1", null)], [0, 0]),
            ]),
        ],
    };

    private static FigureBlock Figures() => new(
    [
        new("created", new("新建工单", "Created"), ValueKind.Count, new CountValue(2_233), new("当日新建", "created on the day"),
        [
            new(ComparisonKind.Before, new CountValue(2_180), null, 1, Verdict.Neutral, new("比前一日多53件", "53 more than the day before")),
            new(ComparisonKind.LastWeek, new CountValue(2_401), null, -1, Verdict.Neutral, new("比上周同日少168件", "168 fewer than last week")),
            new(ComparisonKind.Band, new CountValue(2_050), new CountValue(2_460), 0, Verdict.Neutral, new("在常值之内", "within the band")),
        ]),
        new("closed", new("办结工单", "Closed"), ValueKind.Count, new CountValue(1_957), new("当日办结", "closed"),
            [new(ComparisonKind.Before, new CountValue(1_990), null, -1, Verdict.Worse, new("比前一日少33件", "33 fewer"))]),
        new("on-time", new("按时办结率", "Closed on time"), ValueKind.Share, new ShareValue(1_883, 1_957), new("按时 ÷ 办结", "on time ÷ closed"),
        [
            new(ComparisonKind.Before, new ShareValue(1_900, 1_990), null, 1, Verdict.Better, new("上升0.75个百分点", "0.75 points up")),
            new(ComparisonKind.Target, new NumberValue(0.96), null, 1, Verdict.Better, new("达到目标", "target met")),
        ]),
        new("open", new("未办结", "Open"), ValueKind.Count, new CountValue(276), new("未办结", "open"), [new(ComparisonKind.Before, new CountValue(0), null, 1, Verdict.Worse, new("前一日为零", "none the day before"))]),
        new("hours", new("办结用时中位数（小时）", "Median hours to close"), ValueKind.Hours, new NumberValue(2.35), new("小时", "hours"), [new(ComparisonKind.Before, new NumberValue(2.35), null, 0, Verdict.Neutral, new("持平", "unchanged"))]),
        new("settled", new("化解率", "Settled"), ValueKind.Share, null, new("化解 ÷ 纠纷", "settled ÷ disputes"), [], new("没有回访数据", "no return visits are recorded")),
    ]);

    private static TextBlock Commentary() => new("commentary", TextRole.Commentary,
    [
        new($"当日新建工单2,233件，比前一日多53件（+2.4 %），主要来自东风路派出所（+31件）和{Rare}湖派出所（+18件）。", "2,233 orders were created, 53 more than the day before (+2.4 %), mostly at Dongfenglu (+31) and Jinhu (+18)."),
        new("按时办结率96.22 %（1,883/1,957），高于目标0.22个百分点；超期36件，集中在还地桥派出所（14件）。", "96.22 % closed on time (1,883/1,957), 0.22 points above target; 36 are overdue, 14 of them at Huandiqiao."),
        new("婚恋、家庭类纠纷警情占纠纷总数的41.3 %，20时至23时最为集中；同一地址重复报警3次以上的有5处。", "Marriage and family disputes are 41.3 % of all, most between 20:00 and 23:00; five addresses called three times or more."),
    ]);

    private static DirectiveBlock Directives() => new("directives",
    [
        .. Enumerable.Range(0, 9).Select(i => new BriefingDirective(
            $"D-2026-0{412 + i}", (Level)(3 - (i % 4)), new(i == 3 ? "=cmd|'/c calc'!A1 家庭暴力回访" : "家庭暴力警情回访", "Domestic violence follow-up"),
            new("七日内送达告诫书，组织调解并完成首次回访", "Serve the written warning within 7 days, mediate, make the first return visit"),
            new(Stations[i % Stations.Length], "Station " + (i + 1)), i == 5 ? null : AsOf.AddHours(i * 5), new("处置中", "Handling"))),
    ], new("红色指令须督查后办结。", "Red directives close after inspection only."));

    private static TableBlock StationTable() => new("stations", new("各所工单办理", "Orders by station"),
    [
        new("unit", new("单位", "Unit"), ValueKind.Text), new("created", new("新建", "Created"), ValueKind.Count), new("closed", new("办结", "Closed"), ValueKind.Count),
        new("on_time", new("按时办结率", "Closed on time"), ValueKind.Share), new("hours", new("用时中位数（小时）", "Median hours"), ValueKind.Hours),
        new("score", new("质效分", "Score"), ValueKind.Points), new("last", new("最近办结", "Last closed"), ValueKind.Instant), new("since", new("统计起日", "Since"), ValueKind.Day),
    ],
    [
        .. Enumerable.Range(0, 60).Select(i => (IReadOnlyList<BriefingValue?>)
        [
            i == 7 ? TextValue.Of("=HYPERLINK(\"x\")") : new TextValue(new($"{Stations[i % 8]}{(i < 8 ? "" : i.ToString())}", $"Station {i} of the lake district")), new CountValue(20 + (i * 37)), new CountValue(18 + (i * 31)),
            i == 9 ? new ShareValue(0, 0) : new ShareValue(17 + (i * 29), 18 + (i * 31)), i == 4 ? null : new NumberValue(2.5 + (i / 7.0)), new NumberValue(96.25 - i),
            new InstantValue(AsOf.AddMinutes(-i * 17)), new DayValue(new DateOnly(2026, 5, 3).AddDays(i)),
        ]),
    ],
    [TextValue.Of("Σ"), new CountValue(67_662), new CountValue(55_950), new ShareValue(52_350, 55_950), null, null, null, null],
    new("用时按办结工单的确切时刻计算。", "Hours are those between the exact instants of closed orders."));

    private static ChartBlock StationChart() => new("station-bars", new("各所未办结", "Open by station"), ChartKind.Bar,
        [.. Stations.Select((name, i) => new LocalName(name, $"Station {i}"))], [new(new("未办结", "Open"), [.. Stations.Select((_, i) => (double?)(90 - (i * 11)))])],
        new("件", "orders"), new("未办结最多的是金湖派出所，90件。", "Most are open at Jinhu, 90."));

    private static ChartBlock Days() => new("days", new("近30日新建与办结", "Created and closed, 30 days"), ChartKind.Line,
        [.. Enumerable.Range(0, 30).Select(i => new LocalName(new DateOnly(2026, 5, 3).AddDays(i).ToString("MM-dd"), null))],
        [
            new(new("新建", "Created"), [.. Enumerable.Range(0, 30).Select(i => i == 12 ? null : (double?)(2_100 + (i * 37 % 240)))]),
            new(new("办结", "Closed"), [.. Enumerable.Range(0, 30).Select(i => (double?)(1_950 + (i * 53 % 260)))]),
        ],
        new("件", "orders"), new("30日内新建最多2,337件，最少2,100件。", "Between 2,100 and 2,337 a day."));

    private static HeatBlock Hours() => new("station-hours", new("纠纷警情：单位 × 时段", "Disputes: unit × hour"), new("单位", "Unit"),
        [.. Enumerable.Range(0, 15).Select(i => new LocalName(Stations[i % 8] + (i < 8 ? "" : i.ToString()), $"Lakeside station {i}"))], [.. Enumerable.Range(0, 24).Select(hour => new LocalName(hour.ToString(), null))],
        [.. Enumerable.Range(0, 15 * 24).Select(i => i % 5 == 0 ? 0 : i * 31 % 47 * (i % 24 > 17 ? 3 : 1))], new("按报警时刻的当地小时统计。", "By local hour of the call."));

    private static HeatBlock KindGrid() => new("kind-stations", new("纠纷种类 × 单位", "Kind × unit"), new("种类", "Kind"),
        [.. Kinds.Zip(KindsInEnglish, (zh, en) => new LocalName(zh, en))], [.. Enumerable.Range(0, 60).Select(i => new LocalName(Stations[i % 8] + i, $"{i:00} BRONX COMMUNITY"))],
        [.. Enumerable.Range(0, 11 * 60).Select(i => i * 7 % 19)]);

    private static TableBlock Repeats() => new("repeats", new("重复报警地址", "Repeat addresses"),
        [new("address", new("地址（已脱敏）", "Address (masked)"), ValueKind.Text), new("count", new("次数", "Calls"), ValueKind.Count), new("kind", new("主要种类", "Main kind"), ValueKind.Text)],
        [.. Enumerable.Range(0, 5).Select(i => (IReadOnlyList<BriefingValue?>)[TextValue.Of($"湖滨路**号{Rare}小区"), new CountValue(7 - i), new TextValue(new(Kinds[i], KindsInEnglish[i]))])]);

    private static TableBlock Overdue() => new("overdue", new("超期工单", "Overdue orders"),
        [new("number", new("编号", "Number"), ValueKind.Text), new("unit", new("单位", "Unit"), ValueKind.Text), new("due", new("时限", "Due"), ValueKind.Instant), new("why", new("原因", "Reason"), ValueKind.Text)],
        [.. Enumerable.Range(0, 12).Select(i => (IReadOnlyList<BriefingValue?>)
            [TextValue.Of($"W-2026-{i:0000}"), new TextValue(new(Stations[i % 8], $"Station {i}")), new InstantValue(AsOf.AddHours(-i)), new TextValue(new("当事人外出，约定复访时间后逾期未办结，已由所领导跟办并于次日上门", "The party was away; the visit was put off and is followed by the head of the station"))])]);

    private static TableBlock Empty() => new("returned", new("退回工单", "Returned orders"), [new("number", new("编号", "Number"), ValueKind.Text)], []);
}
