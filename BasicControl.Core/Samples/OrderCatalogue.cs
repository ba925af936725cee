using BasicControl.Core.Basics;
using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Samples;

/// <summary>Regulated visits of the sample; the first two are opened from incidents, the rest come by schedule.</summary>
internal enum VisitKind
{
    Dispute = 0,
    FamilyViolence = 1,
    Lodging = 2,
    Rental = 3,
    AntiFraud = 4,
    School = 5,
}

/// <summary>A type of order with its wording; <c>{0}</c> is a street of the station.</summary>
internal sealed record OrderType(LocalName Name, string Title, string? Measures, params string[] Outcomes);

/// <summary>What the orders of the sample are about.</summary>
internal static class OrderCatalogue
{
    public static readonly IReadOnlyList<OrderType> Directives =
    [
        new(new("矛盾纠纷联合调处", "Joint dispute mediation"), "{0}一带多次纠纷警情联合调处",
            "责任派出所牵头，会同司法所、社区三日内组织一次面对面调解；形成书面协议；七日内回访一次。",
            "已组织调解，双方达成书面协议。", "双方已和解，约定期限履行。"),
        new(new("重点部位清查", "Key-site check"), "{0}沿线重点部位清查",
            "组织警力对网吧、旅馆、出租房集中区开展清查；发现隐患当场登记并限期整改；结果当日反馈。",
            "已完成清查，登记隐患并下发整改通知。", "清查完毕，未发现突出问题。"),
        new(new("电诈预警劝阻", "Fraud dissuasion"), "{0}辖区高危预警面对面劝阻",
            "两小时内见面劝阻；协助安装防护应用；对已转账的立即启动止付；反馈劝阻结果。",
            "已见面劝阻，当事人停止转账。", "已劝阻并完成止付登记。"),
        new(new("道路隐患整治", "Road hazard removal"), "{0}路口交通隐患整治",
            "现场勘查并拍照；高峰时段定点执勤一周；会同城管完善标线和隔离设施。",
            "标线已补划，高峰执勤安排到位。", "隔离设施已安装，通行恢复正常。"),
        new(new("活动安保", "Event security"), "{0}社区文体活动安保",
            "提前踏勘场地；制定疏散方案；活动期间定岗定人；结束后一小时内反馈情况。",
            "活动平稳结束，无警情。", "安保任务完成，人员有序散场。"),
        new(new("校园周边巡防", "School-area patrol"), "{0}学校周边护学巡防",
            "上下学时段见警车、见警察；清理周边占道；与学校建立联络。",
            "护学岗已落实，周边秩序良好。", "占道摊点已清理，联络机制已建立。"),
        new(new("消防隐患督改", "Fire hazard correction"), "{0}沿街商铺消防隐患督改",
            "逐户检查疏散通道和用电；下发整改通知；到期复查，拒不整改的移交。",
            "已复查，隐患全部整改到位。", "通道已清理，用电线路已更换。"),
    ];

    public static readonly IReadOnlyList<OrderType> Visits =
    [
        new(new("纠纷回访", "Dispute return visit"), "{0}纠纷警情回访", null, "已见面回访，双方情绪稳定。", "电话联系后上门回访，未再发生争执。", "已回访，纠纷已化解。"),
        new(new("家暴警情跟进", "Family violence follow-up"), "{0}家庭暴力警情跟进", null, "已上门跟进并出具告诫书。", "已回访，当事人表示未再发生。"),
        new(new("旅馆检查", "Lodging check"), "{0}旅馆业日常检查", null, "登记制度落实，设施正常。", "发现登记不全一处，已当场纠正。"),
        new(new("出租房屋走访", "Rental housing visit"), "{0}出租房屋走访登记", null, "走访完成，信息已更新。", "发现用电隐患，已通知房东整改。"),
        new(new("反诈宣传走访", "Anti-fraud visit"), "{0}反诈宣传上门走访", null, "已入户宣传并发放材料。", "已面对面讲解常见骗术。"),
        new(new("校园安全检查", "School safety check"), "{0}校园安全防范检查", null, "门卫和监控运行正常。", "一键报警测试正常，巡查记录完整。"),
    ];

    private static readonly string[] Agreements = ["双方达成协议，当场履行。", "已签订调解协议，约定期限履行。", "双方和解，互致歉意。"];

    private static readonly string[] Referrals = ["移交司法所调解，对方已受理。", "转综治中心协调，已接收办理。"];

    private static readonly string[] Unsettled = ["双方未达成一致，已告知诉讼途径。", "一方拒绝调解，已做好稳控并登记。"];

    public static readonly IReadOnlyList<OrderType> Leads =
    [
        new(new("涉诈线索核查", "Fraud lead check"), "{0}辖区涉诈预警线索核查", null, "已核查，系正常交易。", "已核实并完成劝阻。"),
        new(new("治安隐患线索", "Public safety lead"), "{0}治安隐患线索核查", null, "已到场核查，隐患已消除。", "已核查并通报相关单位。"),
        new(new("民生诉求办理", "Civic request"), "{0}群众诉求办理", null, "已联系诉求人并答复，表示满意。", "已到场处理并答复。"),
        new(new("消防通道堵塞", "Blocked fire lane"), "{0}消防通道堵塞处置", null, "车辆已移离，通道恢复畅通。", "已张贴告知并约谈物业。"),
        new(new("欠薪苗头线索", "Wage arrears lead"), "{0}欠薪苗头线索核查", null, "已会同人社部门介入，工资已发放。", "已约谈用工单位，限期支付。"),
    ];

    /// <summary>What is reported of a dispute that ended so.</summary>
    public static IReadOnlyList<string> EndingsOf(Settlement settlement) => settlement switch
    {
        Settlement.Agreement => Agreements,
        Settlement.ReferralAccepted => Referrals,
        _ => Unsettled,
    };

    public static readonly IReadOnlyList<string> Steps =
    [
        "已电话联系，约定上门时间。", "已到现场了解情况。", "已上门，做好登记和取证。", "已会同社区工作人员到场。", "已约谈相关人员。", "已核对台账，补充材料。",
    ];

    public static readonly IReadOnlyList<string> ReturnReasons = ["地址不在本所辖区，建议改派。", "当事人住所属相邻派出所管辖。"];

    public static readonly IReadOnlyList<string> SuspendReasons = ["当事人外出，约定返回后办理。", "等待检测结果。", "等待部门会商意见。"];

    public static readonly IReadOnlyList<string> SendBackReasons = ["处置结果过于简略，请补充。", "缺少现场照片。"];

    public static readonly IReadOnlyList<string> Faults = ["未按期限上门，补做并说明。", "回访记录与通话时间不符，重新核实。"];

    public static readonly IReadOnlyList<string> CancelReasons = ["重复建单。", "经核实不属实。"];

    /// <summary>The street that an address begins with, else the station's first.</summary>
    public static string StreetOf(int station, string? address) =>
        CityPlan.Stations[station].Streets.FirstOrDefault(street => address?.StartsWith(street, StringComparison.Ordinal) == true)
        ?? CityPlan.Stations[station].Streets[0];

    /// <summary>Outcomes that fit an order of this kind and title.</summary>
    public static IReadOnlyList<string> OutcomesOf(OrderKind kind, string? title)
    {
        var types = Of(kind);
        return (types.FirstOrDefault(type => title?.EndsWith(type.Title["{0}".Length..], StringComparison.Ordinal) == true) ?? types[0]).Outcomes;
    }

    public static IReadOnlyList<OrderType> Of(OrderKind kind) => kind switch
    {
        OrderKind.Directive => Directives,
        OrderKind.Pushed => Leads,
        _ => Visits,
    };
}
