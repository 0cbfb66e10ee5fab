namespace PrivateTraffic.WeCom.Errors;

/// <summary>
/// WeCom no longer accepts a cursor (50100): it is too old, or it belongs to another filter or app. Begin the listing again with an empty
/// cursor; the rows already stored are met again, so storing them must be idempotent.
/// </summary>
public sealed class CursorInvalidException(string operation, string errorMessage)
    : WeComException(operation, ErrorCodes.InvalidCursor, errorMessage);
