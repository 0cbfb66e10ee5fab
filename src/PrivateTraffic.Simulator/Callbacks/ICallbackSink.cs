namespace PrivateTraffic.Simulator.Callbacks;

/// <summary>Takes events off the company's hands at once; delivering them is another matter.</summary>
internal interface ICallbackSink
{
    void Send(CallbackEvent happened);
}
