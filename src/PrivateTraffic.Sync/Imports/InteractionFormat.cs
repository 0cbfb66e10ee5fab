using PrivateTraffic.Sync.Imports.Cells;
using PrivateTraffic.Sync.Imports.Files;

namespace PrivateTraffic.Sync.Imports;

/// <summary>How the rows of an interaction file are understood.</summary>
internal sealed class InteractionFormat(CellReader cells) : IRowFormat<InteractionRow>
{
    private const int SourceId = 0;
    private const int CustomerId = 1;
    private const int OccurredAt = 2;
    private const int Kind = 3;
    private const int Member = 4;

    private const int LongestNumber = 200;
    private const int LongestMember = 64;

    public static readonly IReadOnlyList<ImportField> All =
    [
        new("source_id", IsRequired: true,
            "event_id", "interaction_id", "id", "msgid", "互动编号", "互动ID", "事件编号", "事件ID", "流水号", "编号", "消息ID"),
        new("customer_id", IsRequired: true,
            "external_userid", "unionid", "customer", "customer_no", "member_no", "openid",
            "客户ID", "客户编号", "客户号", "客户", "外部联系人ID", "会员ID", "会员编号", "会员号", "会员卡号", "会员", "用户ID", "用户", "顾客",
            "phone", "mobile", "手机号", "手机号码", "手机", "客户手机号", "会员手机号"),
        new("occurred_at", IsRequired: true,
            "occurred_on", "event_time", "time", "timestamp", "created_at", "date",
            "互动时间", "发生时间", "事件时间", "行为时间", "时间", "互动日期", "发生日期", "日期"),
        new("kind", IsRequired: true,
            "type", "event", "event_type", "action", "互动类型", "互动方式", "类型", "行为", "行为类型", "事件类型", "事件", "动作"),
        new("member", IsRequired: false,
            "member_userid", "userid", "staff", "staff_id", "owner", "员工", "员工ID", "员工账号", "成员", "成员ID", "跟进人", "销售", "导购"),
    ];

    public IReadOnlyList<ImportField> Fields => All;

    public InteractionRow? Read(ReadOnlySpan<string> row, RowProblems problems)
    {
        var number = CellReader.Required(row, SourceId, LongestNumber, problems);
        var customer = cells.Customer(row, CustomerId, problems);
        var occurredAt = cells.Time(row, OccurredAt, problems);
        var kind = InteractionKinds.Find(row[Kind]);
        if (kind is null)
        {
            problems.Add(row[Kind].Length == 0 ? ImportProblemCode.Missing : ImportProblemCode.UnknownKind, Kind, row[Kind]);
        }

        var member = CellReader.Optional(row, Member, LongestMember, problems);
        return problems.None && number is not null && kind is { } known
            ? new InteractionRow { Number = number, Customer = customer, At = occurredAt, Kind = known, Member = member }
            : null;
    }

    public bool LooksLikeData(string text) => InteractionKinds.Find(text) is not null || cells.IsTime(text);
}
