using BasicControl.Core.Basics;
using BasicControl.Core.Clock;
using BasicControl.Core.Scoring;
using BasicControl.Core.Scoring.Board;
using BasicControl.Core.Wall;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Tests.Kit;

/// <summary>A hand-built snapshot of a city of 15 stations, and ways to move single parts of it.</summary>
internal static class WallSample
{
    public static readonly UnitId City = new(1);

    /// <summary>14:05:09 on a Saturday in the city's zone.</summary>
    public static readonly DateTime At = new(2026, 11, 21, 6, 5, 9, DateTimeKind.Utc);

    private static readonly string[] StationNames =
        ["东风路", "金湖", "石榴园", "江北", "白塔", "新港", "河西", "青山", "老城", "大学城", "铁路新村", "柳林", "望江", "开发区", "龙泉"];

    private static readonly string[] TypeNames = ["邻里纠纷", "家庭纠纷", "噪音扰民", "债务纠纷", "劳资纠纷", "走失求助", "电信诈骗", "交通事故", "盗窃", "醉酒滋事"];

    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];

    public static LocalName Station(int index) => new(StationNames[index] + "派出所", $"Station {index + 1}");

    public static UnitId StationId(int index) => new(100 + index);

    public static WallSnapshot Full() => Build(At, 7);

    /// <summary>A city that nothing has reached yet.</summary>
    public static WallSnapshot Empty() => new(
        1, 0, At, new(1, Head(At)),
        new(1, new WallFigures([0, 0, 0, 0], 0, 0, 0, 0, default, null, default, null, default, null, default)),
        new(1, []), new(1, []), new(1, new WallGrid([], [], [], [], [], 0)), new(1, new WallGrid([], [], [], [], [], 0)), new(1, new WallMap([], [])),
        new(1, []), new(1, []), new(1, []), new(1, []),
        new(1, new ScoreSnapshot(default, default, 1, new(new(1), null, null, 0, 10), [], [])));

    /// <summary>The next snapshot, in which only what the change touches has moved.</summary>
    public static WallSnapshot Next(this WallSnapshot last, Func<WallSnapshot, long, WallSnapshot> change)
    {
        var version = last.Version + 1;
        return change(last with { Version = version, Position = last.Position + 1 }, version);
    }

    public static WallFigures Figures() => new(
        [0, 91, 31, 6], 4, 57, 48, 212, new(1861, 1913), 0.98, new(1786, 1861), 0.95, new(124_475, 125_000), 0.995, new(36, 37))
    {
        DisputesToday = 41,
        Settled = new(20_784, 21_718),
        SettledTarget = 0.95,
    };

    public static DueRow Due(int index, TimeSpan left, Level level, OrderClock clock) => new(
        new(900 + index), $"D-20261121-{index + 1:0000}", level, StationId(index % 15), Station(index % 15), Type(index), clock, At + left);

    private static LocalName Type(int index) => new(TypeNames[index % TypeNames.Length], $"Type {(index % TypeNames.Length) + 1}");

    private static WallHead Head(DateTime at)
    {
        var today = DateOnly.FromDateTime(at.AddHours(8));
        return new(City, new("临江市", "Linjiang"), "Asia/Shanghai", today.AddDays(-30), today, CountsIncidents: true, IsSample: true);
    }

    private static WallSnapshot Build(DateTime at, int seed)
    {
        var random = new Random(seed);
        var stations = Enumerable.Range(0, 15).Select(index => StationRow(random, index)).ToList();
        var units = stations.Select(row => row.Unit.Value).ToList();
        var hours = Enumerable.Range(0, 15 * 24).Select(cell => random.Next(0, 6 + (int)(14 * Math.Pow(Math.Sin((cell % 24) * Math.PI / 26), 2)))).ToList();
        var types = Enumerable.Range(0, 10 * 15).Select(cell => random.Next(0, 30 - (cell / 15 * 2))).ToList();
        return new WallSnapshot(
            1, 4_096, at,
            new(1, Head(at)),
            new(1, Figures()),
            new(1, [.. Enumerable.Range(0, 36).Select(index => DueAt(random, index))]),
            new(1, stations),
            new(1, new WallGrid(
                [.. Enumerable.Range(0, 15).Select(Station)], units, [.. Enumerable.Range(0, 24).Select(hour => new LocalName($"{hour:00}", $"{hour:00}"))],
                [.. Enumerable.Range(0, 24).Select(hour => (long)hour)], hours, 0)),
            new(1, new WallGrid(
                [.. Enumerable.Range(0, 10).Select(Type)], [.. Enumerable.Range(1, 10).Select(id => (long)id)], [.. Enumerable.Range(0, 15).Select(Station)], units, types, 9)),
            new(1, new WallMap([.. units.Select((unit, index) => new MapUnit(new(unit), hours.Skip(index * 24).Take(24).Sum()))], [])),
            new(1, [.. Enumerable.Range(0, 31).Select(day => Day(random, at, day))]),
            new(1, [.. Enumerable.Range(0, 10).Select(index => new OfficerRow(new(500 + index), Surnames[index] + "警官", Station(index), 60 - (index * 3), 61 - (index * 2)))]),
            new(1, [.. Enumerable.Range(0, 20).Select(index => Event(random, at, index))]),
            new(1,
            [
                new("sample-110", new("110接警", "110 calls"), at.AddSeconds(-0.8), 60_000, IsSilent: false, MakesOrders: false),
                new("sample-leads", new("线索推送", "Leads"), at.AddSeconds(-41), 300_000, IsSilent: false, MakesOrders: true),
            ]),
            new(1, Scores(at)))
        {
            Quality = new(1, Quality(at)),
            Disputes = WallDisputeSample.Build(units, [.. stations.Select(row => row.Name)], DateOnly.FromDateTime(at.AddHours(8))),
        };
    }

    private static WallQuality Quality(DateTime at) => new(
        1, new(City, new("临江市", "Linjiang"), Points.Of(92), 9_000, Parts(92)),
        [.. Enumerable.Range(0, 15).Select(index => new QualityRow(StationId(index), Station(index), Points.Of(96 - index), 600, Parts(96 - index)))],
        [.. Enumerable.Range(0, 10).Select(index => new BestRow(new(500 + index), Surnames[index] + "警官", Station(index), Points.Of(99 - index), 60 - index, Points.Of(3 - index)))],
        new(97, 100), new(12, 480),
        [.. Enumerable.Range(0, 31).Select(day => new QualityDay(DateOnly.FromDateTime(at.AddHours(8)).AddDays(day - 30), Points.Of(90 + (day % 4)), Points.Of(96), Points.Of(91)))]);

    private static Points?[] Parts(int score) => [Points.Of(score), Points.Of(score - 2), Points.Of(score + 1), null, Points.Of(score - 4)];

    private static ScoreSnapshot Scores(DateTime at) => new(
        DateOnly.FromDateTime(at.AddHours(8)).AddDays(-30), DateOnly.FromDateTime(at.AddHours(8)), 1,
        new(new(1), Points.Of(92), Points.Of(92), 9_000, 0),
        [.. Enumerable.Range(0, 15).Select(index => new UnitScore(StationId(index), Points.Of(96 - index), Points.Of(96 - index), 600, 0))],
        [.. Enumerable.Range(0, 10).Select(index => new BestOfficer(new(500 + index), Surnames[index] + "警官", StationId(index), Station(index), Points.Of(99 - index), 60 - index))]);

    private static StationRow StationRow(Random random, int index)
    {
        var created = random.Next(90, 160);
        var closed = created - random.Next(0, 9);
        return new(StationId(index), Station(index), random.Next(2, 18), index % 5 == 2 ? random.Next(1, 3) : 0, created, new(closed, created), new(closed - random.Next(0, 8), closed));
    }

    private static DueRow DueAt(Random random, int index)
    {
        var level = index < 2 ? Level.Red : (Level)random.Next(1, 3);
        var left = index == 0 ? TimeSpan.FromMinutes(-134) : TimeSpan.FromSeconds(760 + (index * index * 95) + random.Next(0, 90));
        return Due(index, left, level, (OrderClock)random.Next(0, 4));
    }

    private static DayRow Day(Random random, DateTime at, int day) =>
        new(DateOnly.FromDateTime(at.AddHours(8)).AddDays(day - 30), random.Next(45, 75), random.Next(42, 74), 120 + random.Next(-14, 15));

    private static TickerRow Event(Random random, DateTime at, int index)
    {
        var state = index % 3 == 0 ? (WorkOrderState?)null : (WorkOrderState)random.Next(0, 9);
        return new(
            4_096 - index, at.AddSeconds(-index * 37), state is null ? "incident.recorded" : "order.moved", state is null ? $"11026{400 + index}" : $"D-20261121-{40 - index:0000}",
            (Level)random.Next(0, 4), Station(random.Next(15)), Type(random.Next(10)), state);
    }
}
