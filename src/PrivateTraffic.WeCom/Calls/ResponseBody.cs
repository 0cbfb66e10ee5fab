using System.Buffers;

namespace PrivateTraffic.WeCom.Calls;

/// <summary>
/// The whole body of an answer in a rented buffer. A page of customers is some 100 KB, which as an array of its own would land on the
/// large-object heap ten thousand times in a full pull.
/// </summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>The longest documented answer is a member's list of customers, under 2 MB; beyond this something is wrong.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int FirstBytes = 16 * 1024;

    private byte[] buffer = [];
    private int length;

    public ReadOnlySpan<byte> Utf8 => buffer.AsSpan(0, length);

    /// <summary>Reads to the end.</summary>
    /// <exception cref="HttpRequestException">The connection broke off, or the body is longer than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="IOException">The connection broke off.</exception>
    public async Task FillAsync(HttpContent content, CancellationToken cancellationToken)
    {
        // One more than announced, so that the read that finds the end does not need a larger buffer.
        var expected = content.Headers.ContentLength is > 0 and <= MaxBytes and var known ? (int)known + 1 : FirstBytes;
        buffer = ArrayPool<byte>.Shared.Rent(expected);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
        {
            length += read;
            MakeRoom();
        }
    }

    public void Dispose()
    {
        var rented = buffer;
        buffer = [];
        length = 0;
        if (rented.Length > 0)
        {
            // Cleared, because the next renter must not find a person's data or a token in it.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private void MakeRoom()
    {
        if (length < buffer.Length)
        {
            return;
        }

        if (length > MaxBytes)
        {
            throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, "The answer is too long.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
