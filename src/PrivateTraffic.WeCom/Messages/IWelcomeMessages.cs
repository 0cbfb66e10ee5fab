using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Messages;

/// <summary>The one message that reaches a customer without a member's confirmation (D92137).</summary>
public interface IWelcomeMessages
{
    /// <summary>Greets a new customer with the code of the callback: good once, for 20 seconds.</summary>
    /// <exception cref="ArgumentException">The content is empty or too long.</exception>
    /// <exception cref="WeComCallException">Something else went wrong.</exception>
    Task<WelcomeOutcome> SendAsync(string welcomeCode, MassMessageContent content, CancellationToken cancellationToken);
}
