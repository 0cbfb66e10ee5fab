namespace PrivateTraffic.Simulator;

/// <summary>Ends a call with an errcode.</summary>
internal sealed class WeComRefusal(WeComError error) : Exception(error.Text)
{
    public WeComError Error { get; } = error;
}
