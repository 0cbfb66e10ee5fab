using PrivateTraffic.WeCom.Calls;
using PrivateTraffic.WeCom.Errors;
using static PrivateTraffic.WeCom.Messages.MassMessagesJson;

namespace PrivateTraffic.WeCom.Messages;

internal sealed class WelcomeMessagesClient(ICallSender sender) : IWelcomeMessages
{
    public async Task<WelcomeOutcome> SendAsync(string welcomeCode, MassMessageContent content, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(welcomeCode);
        ArgumentNullException.ThrowIfNull(content);
        content.Check();
        var request = new WelcomeRequest { WelcomeCode = welcomeCode, Text = content.WireText, Attachments = content.WireAttachments };
        try
        {
            // Repeatable, because the code is good only once: a second arrival is refused, not delivered.
            await sender.SendAsync(
                Api.Repeatable("externalcontact/send_welcome_msg", request, Wire.WelcomeRequest, EmptyReply.Type), cancellationToken);
            return WelcomeOutcome.Sent;
        }
        catch (WeComException e) when (e.ErrorCode == ErrorCodes.WelcomeCodeUnusable)
        {
            return WelcomeOutcome.CodeUnusable;
        }
        catch (WeComException e) when (e.ErrorCode == ErrorCodes.WelcomeAlreadyDelivered)
        {
            return WelcomeOutcome.AlreadyDelivered;
        }
    }
}
