namespace PrivateTraffic.Domain.Clv;

/// <summary>Whether predicted values can be trusted.</summary>
public enum ClvStatus
{
    /// <summary>Too little data for a fit: values are those of the fallback.</summary>
    Default = 0,

    /// <summary>The data do not tell the parameters of the model: it predicts nothing, and values are those of the fallback.</summary>
    NotIdentified = 1,

    /// <summary>Values are those of the model, to be read with care: the reasons say why.</summary>
    Provisional = 2,

    /// <summary>Values are those of the model, and it predicted the last third of the history well.</summary>
    Accepted = 3,
}
