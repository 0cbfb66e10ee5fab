using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.Api.Boundary;

/// <summary>Tells a WeCom that is away from one that refuses.</summary>
internal sealed class WeComProblems : IProblemSource
{
    public ProblemException? Explain(Exception error) => error switch
    {
        WeComException { IsTransient: false } refused => new ProblemException(ProblemCode.WeComRefused, refused.ErrorCode),
        WeComCallException => new ProblemException(ProblemCode.WeComUnavailable),
        _ => null,
    };
}
