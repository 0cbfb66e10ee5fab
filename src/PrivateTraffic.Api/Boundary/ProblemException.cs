using System.Globalization;
using PrivateTraffic.Domain.Texts;

namespace PrivateTraffic.Api.Boundary;

/// <summary>Ends a request with a problem.</summary>
/// <param name="code">What is wrong.</param>
/// <param name="values">Values that the sentence names; never personal data or secrets.</param>
internal sealed class ProblemException(ProblemCode code, params object[] values) : Exception(code.Code)
{
    public ProblemCode Code { get; } = code;

    public object[] Values { get; } = values;

    /// <summary>The sentence for people.</summary>
    public LocalizedText Text => new(In(Code.Text.Zh), In(Code.Text.En));

    private string In(string text) => string.Format(CultureInfo.InvariantCulture, text, Values);
}
