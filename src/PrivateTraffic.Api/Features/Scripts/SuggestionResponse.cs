using PrivateTraffic.Data.Scripts;

namespace PrivateTraffic.Api.Features.Scripts;

/// <summary>A script worth sending to a customer, filled in.</summary>
/// <param name="Key">The key of the script in the library.</param>
/// <param name="Name">Its name, in the reader's language.</param>
/// <param name="Group">The name of its group.</param>
/// <param name="Text">The text, ready to send.</param>
/// <param name="Reason">One line that says why.</param>
/// <param name="Obstacle">The obstacle it is for; null for none.</param>
/// <param name="SentLately">Whether it was sent to this customer within the last days.</param>
public sealed record SuggestionResponse(
    string Key, string Name, string Group, string Text, string Reason, ObstacleResponse? Obstacle, bool SentLately);

/// <summary>An obstacle (阻塞点): why a customer does not take the next step.</summary>
public sealed record ObstacleResponse(string Key, string Name);

/// <summary>Scripts for a customer, the best first, and the obstacles one can choose from.</summary>
public sealed record SuggestionsResponse(IReadOnlyList<SuggestionResponse> Scripts, IReadOnlyList<ObstacleResponse> Obstacles);

/// <summary>A script that was sent, or was to be sent.</summary>
/// <param name="ScriptKey">The key of the script.</param>
/// <param name="Name">Its name; the key where the script is no longer in the library.</param>
/// <param name="At">When.</param>
/// <param name="UserId">By whom.</param>
/// <param name="By">Their name.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record SendResponse(string ScriptKey, string Name, DateTime At, string UserId, string By, SendOutcome Outcome);
