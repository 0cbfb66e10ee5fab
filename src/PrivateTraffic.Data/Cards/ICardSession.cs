namespace PrivateTraffic.Data.Cards;

/// <summary>An open connection that is ready to read cards. For one reader at a time.</summary>
public interface ICardSession : IDisposable
{
    /// <summary>Reads a card.</summary>
    /// <returns>Null when the contact is not known.</returns>
    Task<CardRecord?> ReadAsync(CardQuery query, CancellationToken cancellation);
}
