using System.Text;

namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>The encodings that files come in.</summary>
public enum FileEncoding
{
    Utf8,

    /// <summary>The encoding of Chinese Windows and of the Excel on it; holds GBK and GB2312.</summary>
    Gb18030,

    /// <summary>What Excel calls Unicode text; known by its byte order mark only.</summary>
    Utf16,

    /// <summary>UTF-16 with the more significant byte first.</summary>
    Utf16BigEndian,
}

internal static class FileEncodings
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The encoding that throws at what is not of it.</summary>
    public static Encoding Strict(this FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        FileEncoding.Gb18030 => Gb18030,
        FileEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        FileEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, null),
    };

    /// <summary>The encoding whose byte order mark the bytes begin with, if any.</summary>
    public static FileEncoding? OfMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => FileEncoding.Utf8,
        [0xFF, 0xFE, ..] => FileEncoding.Utf16,
        [0xFE, 0xFF, ..] => FileEncoding.Utf16BigEndian,
        _ => null,
    };
}
