using System.Runtime.CompilerServices;
using PrivateTraffic.WeCom.Errors;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>Follows cursors: on while one comes back, however short or empty the page; an absent or empty one is the end.</summary>
internal static class CursorPages
{
    public static async IAsyncEnumerable<TPage> FollowAsync<TPage>(
        string operation,
        string startCursor,
        Func<string, CancellationToken, Task<TPage>> fetch,
        Func<TPage, string> nextCursor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = startCursor;
        while (true)
        {
            var page = await fetch(cursor, cancellationToken);
            yield return page;

            var next = nextCursor(page);
            if (next.Length == 0)
            {
                yield break;
            }

            if (next == cursor)
            {
                // The same question would get the same answer for ever.
                throw new WeComTransportException(operation, TransportFailure.UnexpectedShape);
            }

            cursor = next;
        }
    }

    public static IAsyncEnumerable<Page<T>> FollowAsync<T>(
        string operation, string startCursor, Func<string, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellationToken) =>
        FollowAsync(operation, startCursor, fetch, page => page.NextCursor, cancellationToken);
}
