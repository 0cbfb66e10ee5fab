using PrivateTraffic.Domain.Facts;
using PrivateTraffic.Sync.Imports.Cells;

namespace PrivateTraffic.Sync.Tests.Imports.Cells;

public sealed class InteractionKindsTests
{
    [Theory]
    [InlineData("open", InteractionKind.Open)]
    [InlineData("打开", InteractionKind.Open)]
    [InlineData("Like", InteractionKind.Like)]
    [InlineData("点赞", InteractionKind.Like)]
    [InlineData("comment", InteractionKind.Comment)]
    [InlineData("评论", InteractionKind.Comment)]
    [InlineData("chat", InteractionKind.Chat)]
    [InlineData("聊天", InteractionKind.Chat)]
    [InlineData("CLICK", InteractionKind.Click)]
    [InlineData("点击", InteractionKind.Click)]
    [InlineData("group_join", InteractionKind.GroupJoin)]
    [InlineData("GroupJoin", InteractionKind.GroupJoin)]
    [InlineData("group join", InteractionKind.GroupJoin)]
    [InlineData("入群", InteractionKind.GroupJoin)]
    [InlineData("group-leave", InteractionKind.GroupLeave)]
    [InlineData("退群", InteractionKind.GroupLeave)]
    [InlineData("payment_page", InteractionKind.PaymentPage)]
    [InlineData("付款页", InteractionKind.PaymentPage)]
    [InlineData("form", InteractionKind.Form)]
    [InlineData("表单", InteractionKind.Form)]
    public void Kinds_are_known_by_their_english_and_chinese_names(string name, InteractionKind kind) =>
        InteractionKinds.Find(name).ShouldBe(kind);

    [Theory]
    [InlineData("")]
    [InlineData("sent")]
    [InlineData("0")]
    public void Other_names_are_not(string name) => InteractionKinds.Find(name).ShouldBeNull();
}
