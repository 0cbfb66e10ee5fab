using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Api.Boundary;

/// <summary>Tells a WeCom that is away from one that refuses.</summary>
internal sealed class WeComProblems : IProblemSource
{
    public ProblemException? Explain(Exception error) => error is WeComCallException call ? Of(call) : null;

    /// <summary>The problem behind a call that brought no result.</summary>
    public static ProblemException Of(WeComCallException error) => error is WeComException { IsTransient: false } refused
        ? new ProblemException(ProblemCode.WeComRefused, refused.ErrorCode)
        : new ProblemException(ProblemCode.WeComUnavailable);
}
