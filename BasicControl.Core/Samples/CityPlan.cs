using BasicControl.Core.Basics;

namespace BasicControl.Core.Samples;

/// <summary>A county or district of the sample city.</summary>
internal sealed record CountyPlan(string Code, LocalName Name);

/// <summary>A station of the sample city.</summary>
/// <param name="County">Index into <see cref="CityPlan.Counties"/>.</param>
/// <param name="Site">Where the station stands; its area is what lies nearest.</param>
/// <param name="Weight">Share of the city's calls, relative.</param>
/// <param name="Streets">Streets of the area, Chinese only as addresses are.</param>
internal sealed record StationPlan(string Code, LocalName Name, int County, Point Site, double Weight, IReadOnlyList<string> Streets);

/// <summary>A branch or an outside department.</summary>
internal sealed record OfficePlan(string Code, LocalName Name);

/// <summary>
/// The invented city: names of no real place, codes under 99, which GB/T 2260 gives to no division. Its geography is
/// the same for every seed.
/// </summary>
internal static class CityPlan
{
    public const string Code = "990100000000";
    public const string Zone = "Asia/Shanghai";

    public static readonly LocalName Name = new("澄岚市", "Chenglan City");

    public static readonly IReadOnlyList<CountyPlan> Counties =
    [
        new("990102000000", new("鹤汀区", "Heting District")),
        new("990103000000", new("云埠区", "Yunbu District")),
        new("990121000000", new("青笛县", "Qingdi County")),
    ];

    public static readonly IReadOnlyList<StationPlan> Stations =
    [
        Station(0, 1, "望鹤路", "Wanghe", 0.6, 1.1, 1.55, "望鹤路", "衔芦街", "半帆巷", "听潮路"),
        Station(0, 2, "枕河街", "Zhenhe", -4.4, 2.9, 1.35, "枕河街", "石栏路", "橹声巷", "青瓦街"),
        Station(0, 3, "芸台", "Yuntai", 4.1, 5.2, 1.20, "芸台路", "墨池街", "抄书巷", "晴檐路"),
        Station(0, 4, "汀南", "Tingnan", 0.2, -4.3, 1.30, "汀南大道", "荻花街", "浅水巷", "踏浪路"),
        Station(0, 5, "石桅", "Shiwei", -6.2, -3.0, 1.05, "石桅路", "系缆街", "老锚巷", "逐帆路"),
        Station(0, 6, "松影", "Songying", -2.0, 8.7, 0.90, "松影路", "听松街", "落针巷", "云根路"),
        Station(1, 1, "云埠港", "Yunbu", 10.6, 1.8, 1.15, "云埠港大道", "一号泊位路", "集箱街", "望灯路"),
        Station(1, 2, "渔灯", "Yudeng", 8.2, -4.1, 0.95, "渔灯街", "晒网巷", "海霁路", "鱼市路"),
        Station(1, 3, "霁月", "Jiyue", 5.3, -9.6, 0.85, "霁月路", "照壁街", "银钩巷", "蟾光路"),
        Station(1, 4, "长缆", "Changlan", 14.4, -3.6, 0.70, "长缆路", "绞盘街", "船钉巷", "锚地路"),
        Station(1, 5, "澜津", "Lanjin", 11.3, 8.2, 0.75, "澜津路", "待渡街", "竹篙巷", "退潮路"),
        Station(2, 1, "青笛镇", "Qingdi", -11.2, 3.4, 0.95, "青笛大街", "吹笙路", "节拍巷", "短亭路"),
        Station(2, 2, "竹笙", "Zhusheng", -9.3, 10.1, 0.55, "竹笙路", "笋市街", "篾匠巷", "青梢路"),
        Station(2, 3, "归樵", "Guiqiao", -13.6, -4.2, 0.60, "归樵路", "柴门街", "斧柯巷", "暮烟路"),
        Station(2, 4, "岚口", "Lankou", -6.4, -10.3, 0.70, "岚口大街", "雾桥路", "迎风巷", "茶垄路"),
    ];

    public static readonly IReadOnlyList<OfficePlan> Branches =
    [
        new("990100030000", new("治安管理支队", "Public Order Branch")),
        new("990100040000", new("刑事侦查支队", "Criminal Investigation Branch")),
        new("990100060000", new("交通管理支队", "Traffic Branch")),
        new("990100070000", new("反诈骗中心", "Anti-Fraud Centre")),
    ];

    public static readonly IReadOnlyList<OfficePlan> Departments =
    [
        new("990100900001", new("市综治中心", "City Governance Centre")),
        new("990100900002", new("市民政局", "Civil Affairs Bureau")),
        new("990100900003", new("市人社局", "Human Resources Bureau")),
        new("990100900004", new("市城管局", "City Management Bureau")),
    ];

    public static CityCells Cells { get; } = new([.. Stations.Select(station => station.Site)]);

    private static StationPlan Station(int county, int number, string zh, string en, double x, double y, double weight, params string[] streets) =>
        new($"{Counties[county].Code[..6]}51{number:00}00", new(zh + "派出所", en + " Station"), county, new(x, y), weight, streets);
}
