using System.Globalization;
using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Ids;
using static PrivateTraffic.WeCom.Messages.AppMessagesJson;

namespace PrivateTraffic.WeCom.Messages;

internal sealed class AppMessagesClient(ICallSender sender, WeComApp app) : IAppMessages
{
    public async Task<AppMessageReceipt> SendAsync(Recipients to, AppMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(message);
        to.Check();
        var request = new SendMessageRequest
        {
            ToUser = to.ToUser,
            ToParty = to.ToParty,
            ToTag = to.ToTag,
            Kind = message.Kind,
            AgentId = app.AgentId,
            Text = message.TextContent,
            Markdown = message.MarkdownContent,
            TextCard = message.TextCardContent,
            News = message.NewsContent,
            TemplateCard = message.TemplateCardContent,
            Safe = message.IsConfidential ? 1 : null,
            ChecksDuplicates = message.DuplicateWindow is null ? null : 1,
            DuplicateInterval = (int?)message.DuplicateWindow?.TotalSeconds,
        };
        var call = Api.Once("message/send", request, Wire.SendMessageRequest, Wire.SendMessageReply);
        var reply = await sender.SendAsync(call, cancellationToken);
        return new AppMessageReceipt(
            reply.MessageId,
            [.. Split(reply.InvalidUser).Select(MemberId.From)],
            [.. Split(reply.InvalidParty).Select(Number)],
            [.. Split(reply.InvalidTag).Select(Number)],
            [.. Split(reply.UnlicensedUser).Select(MemberId.From)],
            reply.ResponseCode);
    }

    public Task RecallAsync(string messageId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        var request = new RecallRequest { MessageId = messageId };
        return sender.SendAsync(Api.Repeatable("message/recall", request, Wire.RecallRequest, EmptyReply.Type), cancellationToken);
    }

    /// <summary>Lists of receivers come joined by <c>|</c> (D90236).</summary>
    private static string[] Split(string? joined) =>
        joined?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
