using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>What an administrator does about a refusal of WeCom (protocol page, sections 1.1 and 1.3).</summary>
internal static class WeComRemedies
{
    /// <param name="errorCode">WeCom's errcode.</param>
    /// <param name="callerAddress">Our address as WeCom saw it; null where WeCom did not say.</param>
    /// <returns>Null where nothing better is known than WeCom's own words.</returns>
    public static LocalizedText? For(int errorCode, string? callerAddress) => errorCode switch
    {
        60020 => new(
            $"本机出口 IP {callerAddress} 不在企业可信 IP 中：在应用详情页“企业可信IP”里添加，约 1 分钟生效。",
            $"This machine's address {callerAddress} is not trusted: add it under 企业可信IP on the app's page; it takes about a minute."),
        40001 or 40091 => new(
            "secret 不正确或属于其他应用：请复制自建应用详情页的 Secret，而不是通讯录同步或客户联系的 Secret。",
            "The secret is wrong or another app's: copy the Secret of the in-house app itself, not that of contact sync or customer contact."),
        40013 or 2000002 => new("企业 ID 不正确：在“我的企业”页底部复制。", "The corpid is wrong: copy it from the bottom of 我的企业."),
        48002 or 84074 => new(
            "应用没有客户联系权限：管理后台 → 客户联系 → API → 可调用接口的应用，勾选本应用。",
            "The app may not use customer contact: console → 客户联系 → API → 可调用接口的应用, tick this app."),
        50003 or 50006 or 60031 => new("应用已被停用：在管理后台启用。", "The app is disabled: enable it in the console."),
        45009 => new("调用频率超限：等待解除后重试。", "Too many calls: wait until WeCom lets us in again."),
        _ => null,
    };
}
