using PrivateTraffic.Api.Features.Sync;
using PrivateTraffic.Data.Tags;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Features.Tags;

/// <summary>What a member does about a tag that did not reach WeCom (protocol page, sections 1.3 and 4.2).</summary>
internal static class TagRemedies
{
    private static readonly LocalizedText Waits = new(
        "会自动重试，您不用做什么；若一直不成功，请告诉管理员。", "It is tried again by itself; if it goes on failing tell your administrator.");

    public static LocalizedText For(TagMark mark) => mark switch
    {
        { ErrorCode: 84061 or 40096 } => new(
            "企业微信里您与该客户已不是好友：请先重新添加，再打标签。",
            "In WeCom you and this customer are no longer connected: add them again first."),
        { ErrorCode: 40068 } => new(
            "这个标签已在企业微信里被删除：请换一个标签。", "This tag has been deleted in WeCom: choose another one."),
        { ErrorCode: 40144 } => new(
            "您给该客户的标签已达企业微信上限：请先移除一些。", "You have given this customer as many tags as WeCom allows: take some off first."),
        { ErrorCode: 60011 or 81011 or 48002 or 84074 } => new(
            "应用没有权限改这个标签：请管理员检查应用的可见范围与客户联系权限，再点“重试”。",
            "The app may not change this tag: an administrator checks its visible range and customer-contact permission; then try again."),
        { Delivery: TagDelivery.Waiting } => Waits,
        { Problem: { } problem } => RunProblems.RemedyFor(problem),
        _ => Waits,
    };
}
