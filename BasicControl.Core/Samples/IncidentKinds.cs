using BasicControl.Core.Basics;

namespace BasicControl.Core.Samples;

/// <summary>When in the day something happens: relative weights of the 24 local hours.</summary>
internal static class Rhythms
{
    public static readonly double[] Even = [4, 3, 2, 2, 2, 2, 3, 5, 7, 8, 8, 8, 7, 7, 8, 8, 8, 8, 8, 8, 8, 7, 6, 5];
    public static readonly double[] Evening = [5, 3, 2, 1, 1, 1, 2, 3, 4, 5, 5, 6, 6, 5, 5, 5, 6, 8, 10, 12, 13, 12, 10, 7];
    public static readonly double[] Night = [12, 10, 8, 5, 3, 1, 1, 1, 1, 2, 2, 2, 3, 3, 2, 2, 3, 4, 6, 8, 10, 12, 14, 14];
    public static readonly double[] Traffic = [2, 1, 1, 1, 1, 2, 5, 13, 14, 9, 7, 7, 8, 7, 7, 8, 10, 14, 13, 8, 6, 5, 4, 3];
    public static readonly double[] Office = [0, 0, 0, 0, 0, 0, 1, 3, 9, 13, 12, 9, 4, 5, 11, 12, 10, 7, 3, 1, 1, 0, 0, 0];
    public static readonly double[] Civic = [1, 1, 0, 0, 0, 0, 2, 5, 8, 10, 10, 8, 6, 6, 8, 9, 9, 8, 7, 7, 6, 5, 3, 2];

    /// <summary>A second of the local day, 0–86,399.</summary>
    public static int Second(IReadOnlyList<double> hours, Random random)
    {
        var chance = random.NextDouble() * hours.Sum();
        var hour = 0;
        while (hour < 23 && chance >= hours[hour])
        {
            chance -= hours[hour++];
        }

        return (hour * 3600) + random.Next(3600);
    }

    /// <summary>Share of the day's events that has happened by a second of the local day.</summary>
    public static double ShareBy(IReadOnlyList<double> hours, double second)
    {
        var whole = Math.Clamp((int)(second / 3600), 0, 23);
        return (hours.Take(whole).Sum() + (hours[whole] * (Math.Min(second, 86_400) - (whole * 3600)) / 3600)) / hours.Sum();
    }
}

/// <summary>A kind of call.</summary>
/// <param name="Weight">Share of all calls, relative.</param>
/// <param name="Red">Chance of each level; what is left has none.</param>
/// <param name="FollowUp">Chance that the centre opens a visit from it, of the kind <see cref="Visit"/>.</param>
internal sealed record IncidentKind(
    LocalName Name, double Weight, IReadOnlyList<double> Rhythm, double Red, double Yellow, double Blue, double FollowUp, VisitKind Visit, params string[] Texts);

internal static class IncidentKinds
{
    public static readonly IReadOnlyList<IncidentKind> All =
    [
        new(new("道路交通事故", "Traffic accident"), 21, Rhythms.Traffic, 0.004, 0.05, 0.30, 0, VisitKind.Dispute,
            "两车追尾，无人受伤，影响通行。", "电动自行车与小客车刮擦，双方对责任有争议。", "路口发生剐蹭，请求到场处理。", "货车侧翻，占用一条车道。"),
        new(new("群众求助", "Request for help"), 17, Rhythms.Even, 0.002, 0.03, 0.18, 0, VisitKind.Dispute,
            "门锁损坏无法进入家中，请求协助。", "老人外出未归，家属请求协助寻找。", "拾到背包一只，请求联系失主。", "被困电梯，物业未接电话。"),
        new(new("噪声扰民", "Noise"), 10, Rhythms.Night, 0, 0.01, 0.22, 0.03, VisitKind.Dispute,
            "楼上深夜装修，多次沟通未果。", "广场音响声音过大。", "夜间工地持续施工，影响休息。", "邻居聚会喧哗。"),
        new(new("邻里纠纷", "Neighbour dispute"), 7, Rhythms.Evening, 0.008, 0.12, 0.45, 0.24, VisitKind.Dispute,
            "因楼道堆放杂物发生争吵。", "因漏水赔偿与楼上发生纠纷。", "因停车位归属多次争执。", "因宠物问题争吵并推搡。"),
        new(new("家庭纠纷", "Family dispute"), 7, Rhythms.Evening, 0.015, 0.16, 0.45, 0.26, VisitKind.Dispute,
            "夫妻因琐事争吵，物品被摔坏。", "兄弟因老人赡养问题发生冲突。", "父子争执，情绪激动。", "因家庭开支争吵，一方离家。"),
        new(new("家庭暴力", "Family violence"), 1.6, Rhythms.Evening, 0.10, 0.50, 0.35, 0.85, VisitKind.FamilyViolence,
            "称被配偶殴打，现场已停止。", "邻居反映隔壁传来打骂声。", "家庭成员间动手，有轻微伤。"),
        new(new("婚恋纠纷", "Relationship dispute"), 3.2, Rhythms.Evening, 0.02, 0.20, 0.45, 0.28, VisitKind.Dispute,
            "分手后因财物归还争执。", "前男友多次上门纠缠。", "因彩礼返还发生纠纷。"),
        new(new("劳资纠纷", "Labour dispute"), 2.6, Rhythms.Office, 0.01, 0.18, 0.45, 0.22, VisitKind.Dispute,
            "数名工人反映被拖欠工资。", "因离职结算与公司发生争执。", "工地包工头失联，工人聚集。"),
        new(new("债务纠纷", "Debt dispute"), 3.4, Rhythms.Even, 0.008, 0.14, 0.45, 0.20, VisitKind.Dispute,
            "债主上门讨要欠款，双方争吵。", "因借条真伪发生争执。", "预付费店铺关门，多人要求退款。"),
        new(new("医患纠纷", "Medical dispute"), 0.6, Rhythms.Office, 0.03, 0.30, 0.45, 0.40, VisitKind.Dispute,
            "家属对治疗结果有异议，滞留科室。", "因收费问题与窗口人员争吵。"),
        new(new("打架斗殴", "Fight"), 3.0, Rhythms.Night, 0.05, 0.40, 0.40, 0.12, VisitKind.Dispute,
            "烧烤摊前多人推搡。", "因排队口角引发肢体冲突。", "酒后发生殴打，一人面部受伤。"),
        new(new("醉酒滋事", "Drunk and disorderly"), 2.8, Rhythms.Night, 0.01, 0.10, 0.35, 0, VisitKind.Dispute,
            "醉酒人员倒卧路边。", "酒后拒付车费并吵闹。", "饭店内醉酒人员摔砸餐具。"),
        new(new("盗窃", "Theft"), 4.6, Rhythms.Even, 0.004, 0.14, 0.60, 0.02, VisitKind.Dispute,
            "停放的电动自行车电瓶被盗。", "店内货物丢失，有监控。", "公交车上手机丢失，怀疑被盗。"),
        new(new("电信网络诈骗", "Telecom fraud"), 5.2, Rhythms.Office, 0.03, 0.35, 0.50, 0.10, VisitKind.AntiFraud,
            "接到冒充客服电话，已转账。", "刷单返利被骗，请求止付。", "冒充熟人借钱，正在汇款。", "投资平台无法提现。"),
        new(new("火情险情", "Fire or hazard"), 1.6, Rhythms.Even, 0.12, 0.38, 0.40, 0, VisitKind.Dispute,
            "楼道电动车充电冒烟。", "绿化带起火，火势不大。", "围墙倾斜，存在倒塌危险。"),
        new(new("消费纠纷", "Consumer dispute"), 4.4, Rhythms.Even, 0, 0.03, 0.35, 0.04, VisitKind.Dispute,
            "对维修费用有异议，店家不予退款。", "外卖餐品有异物，与商家争执。", "美发店强制办卡，要求退费。"),
        new(new("走失", "Missing person"), 1.0, Rhythms.Even, 0.20, 0.45, 0.30, 0, VisitKind.Dispute,
            "老人在公园走散。", "儿童在商场与家长走散。", "家人外出后失去联系数小时。"),
    ];

    /// <summary>What the civic hotline passes on.</summary>
    public static readonly IReadOnlyList<IncidentKind> Civic =
    [
        new(new("诉求：夜间噪声", "Civic: night noise"), 4, Rhythms.Civic, 0, 0.02, 0.6, 0, VisitKind.Dispute, "反映商铺夜间外放音响，多次投诉未改。", "反映工地夜间施工。"),
        new(new("诉求：违规停车", "Civic: parking"), 4, Rhythms.Civic, 0, 0.01, 0.5, 0, VisitKind.Dispute, "反映车辆长期占用消防通道。", "反映路口两侧违规停车，影响视线。"),
        new(new("诉求：出租房隐患", "Civic: rental housing"), 2, Rhythms.Civic, 0, 0.10, 0.6, 0, VisitKind.Rental, "反映出租房内群租，电线私拉乱接。", "反映楼内人员进出频繁，担心安全。"),
        new(new("诉求：犬只扰民", "Civic: dogs"), 2, Rhythms.Civic, 0, 0.02, 0.5, 0, VisitKind.Dispute, "反映大型犬不拴绳。", "反映邻居多只犬深夜吠叫。"),
        new(new("诉求：治安建议", "Civic: public safety"), 2, Rhythms.Civic, 0, 0.03, 0.4, 0, VisitKind.Dispute, "建议增设路灯和监控。", "建议学校门口放学时段增派警力。"),
    ];
}
