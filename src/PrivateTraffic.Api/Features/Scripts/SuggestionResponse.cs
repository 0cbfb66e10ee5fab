using PrivateTraffic.Data.Scripts;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>A script for a customer, filled in.</summary>
/// <param name="Key">The key of the script in the library.</param>
/// <param name="Name">Its name, in the reader's language.</param>
/// <param name="Group">The name of its group.</param>
/// <param name="Text">The text, ready to send.</param>
/// <param name="Reason">One line that says why it is suggested; for one that is not, what it is meant to reach.</param>
/// <param name="Obstacle">The obstacle it is for, the one that was asked for where it is for several; null for none.</param>
/// <param name="SentLately">Whether it was sent to this customer within the last days.</param>
/// <param name="Suggested">Whether it is for where the customer stands now; the others are there for whoever looks for them.</param>
public sealed record SuggestionResponse(
    string Key, string Name, string Group, string Text, string Reason, ObstacleResponse? Obstacle, bool SentLately, bool Suggested);

/// <summary>An obstacle (阻塞点): why a customer does not take the next step.</summary>
public sealed record ObstacleResponse(string Key, string Name);

/// <summary>Scripts for a customer, and the obstacles one can choose from.</summary>
/// <param name="Scripts">The suggested ones, the best first, then the rest of the library in its own order.</param>
/// <param name="Total">How many there are; more than <paramref name="Scripts"/> holds where the library is large.</param>
/// <param name="Obstacles">All obstacles, the most usual first.</param>
public sealed record SuggestionsResponse(
    IReadOnlyList<SuggestionResponse> Scripts, int Total, IReadOnlyList<ObstacleResponse> Obstacles);

/// <summary>A script that was sent, or was to be sent.</summary>
/// <param name="ScriptKey">The key of the script.</param>
/// <param name="Name">Its name; the key where the script is no longer in the library.</param>
/// <param name="At">When.</param>
/// <param name="UserId">By whom.</param>
/// <param name="By">Their name.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record SendResponse(string ScriptKey, string Name, DateTime At, string UserId, string By, SendOutcome Outcome);
