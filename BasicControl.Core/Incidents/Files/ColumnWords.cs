using BasicControl.Core.WorkOrders;

namespace BasicControl.Core.Incidents.Files;

/// <summary>The words by which the columns of many cities' files are called, Chinese and English, nearest first.</summary>
internal static class ColumnWords
{
    private static readonly (RecordField Field, string[] Words)[] Known =
    [
        (RecordField.Number, ["编号", "单号", "工单号", "工单编号", "警情编号", "接警编号", "案件编号", "序号", "uniquekey", "incidentnumber", "casenumber", "srrecordid", "servicerequestnum", "number", "case", "id", "no"]),
        (RecordField.At, ["报警时间", "接警时间", "受理时间", "发生时间", "创建时间", "登记时间", "时间", "createddate", "created", "createdat", "opened", "responsedate", "start", "reported", "datetime", "timestamp", "time", "date", "at"]),
        (RecordField.ClosedAt, ["办结时间", "结案时间", "完成时间", "关闭时间", "closeddate", "closedate", "closedat", "closed", "resolved", "completed", "end"]),
        (RecordField.Due, ["办理期限", "截止时间", "到期时间", "期限", "duedate", "due", "deadline", "targetdate"]),
        (RecordField.UpdatedAt, ["更新时间", "修改时间", "resolutionactionupdateddate", "updateddate", "updatedat", "updated", "lastmodified", "statusdate"]),
        (RecordField.Type, ["警情类别", "警情类型", "类别", "类型", "事项类型", "complainttype", "srtype", "problemtype", "category", "type", "kind"]),
        (RecordField.Level, ["等级", "级别", "紧急程度", "level", "priority", "severity"]),
        (RecordField.Unit, ["承办单位", "管辖单位", "处警单位", "派出所", "辖区", "单位", "communityboard", "policedistrict", "substation", "station", "precinct", "district", "group", "team", "unit"]),
        (RecordField.Officer, ["承办人", "处警人", "民警", "责任人", "警号", "responsible", "officer", "assignee", "owner", "resource"]),
        (RecordField.Channel, ["来源渠道", "报警方式", "渠道", "来源", "opendatachanneltype", "methodreceived", "channel", "origin"]),
        (RecordField.Department, ["部门", "警种", "agency", "department", "dept"]),
        (RecordField.Status, ["状态", "办理状态", "srstatus", "status", "state"]),
        (RecordField.Address, ["地址", "发生地址", "事发地址", "地点", "incidentaddress", "address", "location"]),
        (RecordField.Latitude, ["纬度", "latitude", "lat", "y"]),
        (RecordField.Longitude, ["经度", "longitude", "lon", "lng", "long", "x"]),
        (RecordField.Outcome, ["处理结果", "办理结果", "处警结果", "结果", "resolutiondescription", "outcome", "resolution", "result"]),
        (RecordField.Text, ["内容", "报警内容", "描述", "简要案情", "标题", "descriptor", "description", "details", "summary", "title", "text"]),
    ];

    private static readonly (WorkOrderState State, string[] Words)[] States =
    [
        (WorkOrderState.Closed, ["已办结", "办结", "已结案", "结案", "已完成", "完成", "关闭", "closed", "done", "completed", "resolved", "finished"]),
        (WorkOrderState.Handling, ["处置中", "办理中", "处理中", "inprogress", "started", "working"]),
        (WorkOrderState.Suspended, ["挂起", "暂停", "pending", "onhold", "waiting", "suspended"]),
        (WorkOrderState.Dispatched, ["已派发", "派发", "待签收", "已分派", "assigned", "dispatched", "open"]),
        (WorkOrderState.Returned, ["退回", "已退回", "returned"]),
        (WorkOrderState.Cancelled, ["撤销", "已撤销", "作废", "cancelled", "canceled", "void"]),
        (WorkOrderState.ReportedBack, ["已反馈", "待审核", "reported"]),
        (WorkOrderState.Received, ["新建", "待派发", "已受理", "受理", "接收", "new", "received", "unassigned"]),
    ];

    /// <summary>One column for each field at most, and no column for two fields.</summary>
    public static Dictionary<RecordField, string> Match(IReadOnlyList<string> columns)
    {
        var found = new Dictionary<RecordField, string>();
        var free = columns.Where(column => column != RejectedCells.ReasonColumn).Select(column => (Column: column, Plain: Plain(column))).ToList();
        foreach (var exact in new[] { true, false })
        {
            foreach (var (field, words) in Known.Where(known => !found.ContainsKey(known.Field)))
            {
                var column = words.Select(word => free.FirstOrDefault(one => exact ? one.Plain == word : IsTelling(word) && one.Plain.Contains(word, StringComparison.Ordinal)).Column)
                    .FirstOrDefault(one => one is not null);
                if (column is not null)
                {
                    found[field] = column;
                    free.RemoveAll(one => one.Column == column);
                }
            }
        }

        if (found.ContainsKey(RecordField.Latitude) != found.ContainsKey(RecordField.Longitude))
        {
            found.Remove(RecordField.Latitude);
            found.Remove(RecordField.Longitude);
        }

        return found;
    }

    /// <summary>The state that a source's word for a status suggests, or null.</summary>
    public static WorkOrderState? StateOf(string status)
    {
        var plain = Plain(status);
        foreach (var (state, words) in States)
        {
            if (words.Any(word => plain.StartsWith(word, StringComparison.Ordinal)))
            {
                return state;
            }
        }

        return null;
    }

    // Two Chinese characters say more than four letters.
    private static bool IsTelling(string word) => word.Length > (word[0] > 0x2E80 ? 1 : 3);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
