using System.Collections.Frozen;
using PrivateTraffic.Domain.Facts;

namespace PrivateTraffic.Sync.Imports.Cells;

/// <summary>What files call the kinds of interaction. Case, spaces, dashes and underscores do not count.</summary>
public static class InteractionKinds
{
    private static readonly FrozenDictionary<string, InteractionKind> Known = new (InteractionKind Kind, string[] Names)[]
    {
        (InteractionKind.Open, ["open", "opened", "view", "打开", "浏览", "查看", "阅读"]),
        (InteractionKind.Like, ["like", "liked", "点赞", "赞"]),
        (InteractionKind.Comment, ["comment", "commented", "评论", "留言"]),
        (InteractionKind.Chat, ["chat", "message", "聊天", "会话", "消息", "私聊", "咨询"]),
        (InteractionKind.Click, ["click", "clicked", "点击"]),
        (InteractionKind.GroupJoin, ["groupjoin", "joingroup", "入群", "进群", "加群"]),
        (InteractionKind.GroupLeave, ["groupleave", "leavegroup", "退群", "离群"]),
        (InteractionKind.PaymentPage, ["paymentpage", "payment", "付款页", "支付页", "访问付款页", "访问支付页", "进入支付页"]),
        (InteractionKind.Form, ["form", "表单", "填写表单", "提交表单", "填表"]),
    }.SelectMany(k => k.Names, (k, name) => (name, k.Kind)).ToFrozenDictionary(k => k.name, k => k.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind that a name stands for, or null.</summary>
    public static InteractionKind? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Known.TryGetValue(name, out var kind))
        {
            return kind;
        }

        return Known.TryGetValue(string.Concat(name.Where(c => c is not (' ' or '_' or '-'))), out kind) ? kind : null;
    }
}
