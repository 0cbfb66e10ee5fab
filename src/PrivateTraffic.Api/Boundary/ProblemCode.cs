using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>
/// Everything that we answer other than what was asked for: a stable code for programs, a status, and a sentence for people in both languages,
/// which may name values as {0}, {1}.
/// </summary>
internal sealed record ProblemCode(string Code, int Status, LocalizedText Text)
{
    public static ProblemCode SignInNeeded { get; } = new("sign-in-needed", 401, new("登录已过期或尚未登录，请重新登录。", "You are not signed in, or your session has ended. Please sign in again."));

    public static ProblemCode NotAllowed { get; } = new("not-allowed", 403, new("您没有权限查看此内容。", "You may not see this."));

    public static ProblemCode NotYourCustomer { get; } = new("not-your-customer", 403, new("您没有添加该客户，无法查看其资料。", "You have not added this customer, so you may not see their card."));

    public static ProblemCode NotYourRelation { get; } = new("not-your-relation", 403, new(
        "您没有添加该客户，只有添加了该客户的成员才能改他的标签。", "You have not added this customer; only members who have may change their tags."));

    public static ProblemCode CrossSite { get; } = new("cross-site", 403, new("请求来自其他网站，已被拒绝。", "The request came from another site and was refused."));

    public static ProblemCode NotFound { get; } = new("not-found", 404, new("没有找到所请求的内容。", "There is nothing at this address."));

    public static ProblemCode UnknownCustomer { get; } = new("unknown-customer", 404, new("还没有该客户的资料。若刚刚添加，请稍候片刻再试；若对方尚未通过验证，需先通过。", "This customer is not known yet. If they were added a moment ago, try again shortly; a request that is still to be confirmed must be confirmed first."));

    public static ProblemCode Invalid { get; } = new("invalid", 400, new("提交的内容有误，请检查标出的项目。", "Some of what was sent is not valid; please check the fields named."));

    public static ProblemCode BadRequest { get; } = new("bad-request", 400, new(
        "请求中的 {0} 缺失或无法识别。", "{0} is missing from the request, or cannot be understood."));

    public static ProblemCode BadJson { get; } = new("bad-json", 400, new(
        "请求正文不是有效的 JSON，或有属性缺失、多余、类型不对（位置 {0}）。",
        "The body is not valid JSON, or a property is missing, unknown or of the wrong kind (at {0})."));

    public static ProblemCode NotJson { get; } = new("not-json", 415, new("请求正文必须是 application/json。", "The body must be application/json."));

    public static ProblemCode TooLarge { get; } = new("too-large", 413, new("请求正文过大。", "The body is too large."));

    public static ProblemCode UnknownModel { get; } = new("unknown-model", 404, new(
        "没有第 {0} 版模型。", "There is no version {0} of the model."));

    public static ProblemCode UnknownTemplate { get; } = new("unknown-template", 404, new(
        "没有名为“{0}”的行业模板。", "There is no industry template '{0}'."));

    public static ProblemCode ModelChanged { get; } = new("model-changed", 409, new(
        "刚刚已有人应用了第 {0} 版模型，您的更改没有保存。请先查看它与您的差异，再决定是否应用。",
        "Version {0} of the model has just been applied; your change was not saved. Look at how it differs from yours, then apply again."));

    public static ProblemCode NothingToUndo { get; } = new("nothing-to-undo", 409, new(
        "还没有应用过模型，没有可以撤销的更改。", "No model has been applied yet, so there is nothing to undo."));

    public static ProblemCode NotYourNote { get; } = new("not-your-note", 403, new(
        "这条笔记已被删除，或不是您写的；只有作者能修改和删除。", "This note is gone or was written by somebody else; only its author may change or delete it."));

    public static ProblemCode NotYourGroup { get; } = new("not-your-group", 403, new(
        "您不在这个客户群里，无法查看它的构成。", "You are not in this group chat, so you may not see who it is made of."));

    public static ProblemCode UnknownGroup { get; } = new("unknown-group", 404, new(
        "还没有这个客户群的资料。新建的群约 10 分钟后出现；群里没有客户的群不在其中。",
        "This group chat is not known yet. A new one appears after about ten minutes; chats without customers never do."));

    public static ProblemCode UnknownTag { get; } = new("unknown-tag", 404, new(
        "企业标签库中没有这个标签，可能刚被删除。请刷新后重选。",
        "The company's library has no such tag; it may have been deleted just now. Reload and choose again."));

    public static ProblemCode TagReadOnly { get; } = new("tag-read-only", 403, new(
        "标签组“{0}”由其他应用或管理员维护，不能在这里修改。", "The tag group '{0}' is looked after by another app or an administrator and is not changed here."));

    public static ProblemCode TagsFull { get; } = new("tags-full", 409, new(
        "企业微信允许您给一位客户最多打 {0} 个标签，请先移除一些。", "WeCom lets you give one customer {0} tags at most; take some off first."));

    public static ProblemCode UnknownAudience { get; } = new("unknown-audience", 404, new(
        "没有编号为 {0} 的人群，可能已被删除。", "There is no audience {0}; it may have been deleted."));

    public static ProblemCode NotYourAudience { get; } = new("not-your-audience", 403, new(
        "只有创建者和经理可以更改或删除该人群。您可以另存一份。",
        "Only whoever made this audience and managers may change or delete it. You can save a copy."));

    public static ProblemCode AudienceNameTaken { get; } = new("audience-name-taken", 409, new(
        "已有名为“{0}”的人群，请换一个名称。", "There is an audience called '{0}' already; please choose another name."));

    public static ProblemCode Busy { get; } = new("busy", 409, new("已有同步正在进行，请等它完成。", "A sync is already running; please wait for it to finish."));

    public static ProblemCode TooManyImports { get; } = new("too-many-imports", 409, new(
        "已有 {0} 个文件在导入，请先完成或放弃其中一个。", "{0} files are being imported already; finish or drop one of them first."));

    public static ProblemCode ImportBusy { get; } = new("import-busy", 409, new(
        "这个文件正在处理，请等它完成。", "This file is being worked on; please wait until that is done."));

    public static ProblemCode ImportOver { get; } = new("import-over", 409, new(
        "这个文件已经导入完毕；要再导入，请重新上传。", "This file has been imported; to import it again, upload it again."));

    public static ProblemCode NoApp { get; } = new("no-app", 409, new(
        "还没有配置企业微信应用，请管理员按文档《wecom-setup》完成配置。",
        "No WeCom app is configured yet; an administrator finds the steps in the document wecom-setup."));

    public static ProblemCode WeComUnavailable { get; } = new("wecom-unavailable", 503, new("暂时无法连接企业微信，请稍后再试。已有数据不受影响。", "WeCom cannot be reached at the moment. Please try again shortly; nothing was lost."));

    public static ProblemCode WeComRefused { get; } = new("wecom-refused", 502, new("企业微信拒绝了请求（{0}），请管理员检查应用配置。", "WeCom refused the request ({0}); an administrator should check the app's settings."));

    public static ProblemCode DatabaseUnavailable { get; } = new("database-unavailable", 503, new("数据库暂时不可用，请稍后再试。", "The database is not available at the moment. Please try again shortly."));

    public static ProblemCode Unexpected { get; } = new("unexpected", 500, new("发生了意外错误，请稍后再试；若反复出现，请把追踪编号告诉管理员。", "Something went wrong. Please try again; if it keeps happening, give the trace id to your administrator."));
}
