using BasicControl.Core.Basics;
using BasicControl.Core.Briefing.Document;
using BasicControl.Core.Clock;

namespace BasicControl.Tests.Briefing;

/// <summary>A small document with every kind of block and value, for tests of writers: made by hand, in both languages.</summary>
internal static class SampleDocument
{
    private static readonly DateTime AsOf = new(2026, 3, 1, 16, 0, 0, DateTimeKind.Utc);

    public static BriefingDocument Signed { get; } = new(
        new("基础管控工作日研判", "Daily briefing of basic control"), new("清河市公安局", "Qinghe City"), null,
        BriefingPeriod.Of(new DateOnly(2026, 3, 1)), "Asia/Shanghai", AsOf, 4_812, 2, BriefingState.Signed,
        new("王䶮", new("指挥长", "Duty commander"), AsOf.AddHours(8)),
        [Key, Comments, Directives, Stations, Hours, Officers]);

    public static BriefingDocument Draft { get; } = Signed with { State = BriefingState.Unsigned, Signature = null, Version = 1 };

    private static BriefingSection Key => new("key", new("主要数字", "Key figures"), BriefingPart.PageOne,
    [
        new FigureBlock(
        [
            new("created", new("新增工单", "Created"), ValueKind.Count, new CountValue(2_233), new("创建的工单数", "orders created"),
            [
                new(ComparisonKind.Before, new CountValue(2_180), null, 1, Verdict.Neutral, new("较前日 2,180 增加 53（+2.4 %）", "53 more than the day before (2,180, +2.4 %)")),
                new(ComparisonKind.Band, new CountValue(2_010), new CountValue(2_190), 1, Verdict.Neutral, new("高于近28日常见区间 2,010–2,190", "above the usual 2,010–2,190 of 28 days")),
            ]),
            new("on-time", new("按时率", "On-time rate"), ValueKind.Share, new ShareValue(1_883, 1_957), new("按时办结 ÷ 办结", "closed by their due ÷ closed"),
                [new(ComparisonKind.Target, new ShareValue(98, 100), null, -1, Verdict.Worse, new("低于目标 98.00 %", "below the target of 98.00 %"))]),
            new("settled", new("化解率", "Settled"), ValueKind.Share, null, new("已化解 ÷ 矛盾纠纷", "settled ÷ disputes"), [], new("当期没有矛盾纠纷工单", "no dispute order in the period")),
        ]),
    ]);

    private static BriefingSection Comments => new("comment", new("研判意见", "Commentary"), BriefingPart.PageOne,
    [
        new TextBlock("comment", TextRole.Commentary,
        [
            new("当日新增工单 2,233 件，较前日增加 53 件，主要来自金湖派出所（多 21 件）。", "2,233 orders were created, 53 more than the day before, most of it at Jinhu station (21 more)."),
            new("=办结 <1,957> 件 & 按时 1,883 件。", "=1,957 closed <of which> 1,883 & on time."),
        ]),
        new TextBlock("silent", TextRole.Warning, [new("来源“110”自 06:12 起没有数据。", "Source “110” has been silent since 06:12.")]),
    ]);

    private static BriefingSection Directives => new("directives", new("当期指令", "Directives"), BriefingPart.PageOne,
    [
        new DirectiveBlock("directives",
        [
            new("D-20260301-0007", Level.Red, new("重复警情核查", "Repeat calls"), new("上门核查并于当日反馈，落实专人盯办。", null), new("金湖派出所", "Jinhu station"), AsOf.AddHours(10), new("处置", "Handling")),
            new("D-20260301-0009", Level.None, new("=SUM(1,2)", null), new("@走访 𠮷野家周边噪声投诉", null), new("东风路派出所", "Dongfeng Road station"), null, new("办结", "Closed")),
        ]),
    ]);

    private static BriefingSection Stations => new("stations", new("各派出所", "By station"), BriefingPart.Annex,
    [
        new TableBlock(
            "stations", new("各所办理情况", "Work of each station"),
            [
                new("station", new("派出所", "Station"), ValueKind.Text),
                new("created", new("新增", "Created"), ValueKind.Count),
                new("closure", new("办结率", "Closure rate"), ValueKind.Share),
                new("p50_h", new("用时中位数（小时）", "Median hours"), ValueKind.Hours),
                new("score", new("质效分", "Score"), ValueKind.Points),
                new("last", new("最近办结", "Last closed"), ValueKind.Instant),
                new("day", new("最忙一日", "Busiest day"), ValueKind.Day),
            ],
            [
                [new TextValue(new("金湖派出所", "Jinhu station")), new CountValue(120), new ShareValue(111, 120), new NumberValue(2.266667), new NumberValue(96.25), new InstantValue(AsOf.AddHours(-1)), new DayValue(new(2026, 3, 1))],
                [TextValue.Of("-1+1 派出所"), new CountValue(0), new ShareValue(0, 0), null, null, null, null],
            ],
            [new TextValue(new("合计", "Total")), new CountValue(120), new ShareValue(111, 120), null, null, null, null],
            new("仅列有工单的单位。", "Units with orders only.")),
        new ChartBlock(
            "days", new("近五日新增与办结", "Created and closed, five days"), ChartKind.Line,
            [.. Enumerable.Range(0, 5).Select(day => new LocalName($"02-{25 + day:00}", null))],
            [new(new("新增", "Created"), [2_100, 2_044, 2_180, null, 2_233]), new(new("办结", "Closed"), [2_050, 2_080, 2_101, 2_002, 1_957])],
            new("件", "orders"), new("新增由 2,100 升至 2,233，办结由 2,050 降至 1,957。", "Created rose from 2,100 to 2,233, closed fell from 2,050 to 1,957.")),
        new ChartBlock(
            "levels", new("未办结按等级", "Open by level"), ChartKind.Bar, [new("红", "Red"), new("黄", "Yellow"), new("蓝", "Blue")],
            [new(new("未办结", "Open"), [6, 31, 91])], new("件", "orders"), new("红 6、黄 31、蓝 91。", "6 red, 31 yellow, 91 blue.")),
    ]);

    private static BriefingSection Hours => new("hours", new("分时热力", "By hour"), BriefingPart.Annex,
    [
        new HeatBlock(
            "station-hour", new("各所分时新增", "Created by station and hour"), new("派出所", "Station"), [new("金湖派出所", "Jinhu station"), new("东风路派出所", "Dongfeng Road station")],
            [.. Enumerable.Range(0, 24).Select(hour => new LocalName(SampleHour(hour), null))], [.. Enumerable.Range(0, 48).Select(cell => cell % 13)], new("按创建时刻。", "By the hour of creation.")),
    ]);

    private static BriefingSection Officers => new("officers", new("按时办结最多的民警", "Most closed on time"), BriefingPart.Annex,
    [
        new TableBlock("officers", new("按时办结最多", "Most closed on time"), [new("officer", new("民警", "Officer"), ValueKind.Text), new("on_time_closed", new("按时办结", "On time"), ValueKind.Count)], []),
    ]);

    private static string SampleHour(int hour) => hour.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
