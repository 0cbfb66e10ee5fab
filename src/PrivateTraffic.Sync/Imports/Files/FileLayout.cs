using System.Text;

namespace PrivateTraffic.Sync.Imports.Files;

/// <summary>How a text file is written, found by reading all of it once without taking it apart.</summary>
internal sealed record FileLayout(FileEncoding Encoding, char Delimiter)
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>
    /// Finds the encoding (a byte order mark, what was asked for, UTF-8 if every byte fits and it is not Chinese by accident, else
    /// GB18030) and the delimiter.
    /// </summary>
    /// <exception cref="ImportFileException">The file is empty, is not text, or is not of the encoding.</exception>
    public static async Task<FileLayout> FindAsync(ImportSource source, ImportOptions options, CancellationToken cancellation)
    {
        var start = await StartAsync(source, cancellation);
        RefuseWhatIsNotText(start);
        var asked = FileEncodings.OfMark(start) ?? options.Encoding;
        var encoding = asked ?? FileEncoding.Utf8;
        var scan = await ScanAsync(source, encoding, cancellation);
        if (asked is null && (scan.WrongLine is not null || scan.LooksLikeHanzi))
        {
            var other = await ScanAsync(source, FileEncoding.Gb18030, cancellation);
            (encoding, scan) = scan.LooksLikeHanzi && other.WrongLine is not null ? (encoding, scan) : (FileEncoding.Gb18030, other);
        }

        if (scan.HasNul)
        {
            throw new ImportFileException(new(ImportProblemCode.NotText));
        }

        if (scan.WrongLine is { } line)
        {
            throw new ImportFileException(new(ImportProblemCode.WrongEncoding, line, Detail: asked?.Strict().WebName ?? ""));
        }

        return scan.Header is { } header
            ? new FileLayout(encoding, options.Delimiter ?? DelimiterOf(header))
            : throw new ImportFileException(new(ImportProblemCode.EmptyFile));
    }

    private static async Task<byte[]> StartAsync(ImportSource source, CancellationToken cancellation)
    {
        var start = new byte[ChunkSize];
        await using var stream = source.Open();
        return start[..await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation)];
    }

    private static void RefuseWhatIsNotText(byte[] start)
    {
        // A zip archive, which a workbook of today is, and the container of the workbooks before 2007.
        if (start is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new ImportFileException(new(ImportProblemCode.ExcelWorkbook));
        }

        if (FileEncodings.OfMark(start) is not (FileEncoding.Utf16 or FileEncoding.Utf16BigEndian) && start.AsSpan().Contains((byte)0))
        {
            throw new ImportFileException(new(ImportProblemCode.NotText));
        }
    }

    private static async Task<Scan> ScanAsync(ImportSource source, FileEncoding encoding, CancellationToken cancellation)
    {
        var scan = new Scan(encoding.Strict());
        var chunk = new byte[ChunkSize];
        await using var stream = source.Open();
        int read;
        do
        {
            read = await stream.ReadAsync(chunk, cancellation);
        }
        while (scan.Take(chunk.AsSpan(0, read), isLast: read == 0) && read > 0);

        return scan;
    }

    /// <summary>The one of comma, tab and semicolon that stands most often in the header outside quotes; comma when none does.</summary>
    private static char DelimiterOf(string header)
    {
        int commas = 0, tabs = 0, semicolons = 0;
        var isQuoted = false;
        foreach (var c in header)
        {
            isQuoted ^= c == '"';
            commas += !isQuoted && c == ',' ? 1 : 0;
            tabs += !isQuoted && c == '\t' ? 1 : 0;
            semicolons += !isQuoted && c == ';' ? 1 : 0;
        }

        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    /// <summary>Decodes chunk by chunk and keeps no more than the first line that is not blank.</summary>
    private sealed class Scan(Encoding encoding)
    {
        private readonly Decoder decoder = encoding.GetDecoder();
        private readonly char[] chars = new char[encoding.GetMaxCharCount(ChunkSize)];
        private readonly StringBuilder firstLine = new();
        private bool isFirstLineWhole;
        private bool hasLongCharacters;
        private bool hasNoHanzi;
        private bool hasLetters;
        private long line = 1;

        public bool HasNul { get; private set; }

        /// <summary>The line with the first bytes that are not of the encoding.</summary>
        public long? WrongLine { get; private set; }

        /// <summary>
        /// Whether text that passes for UTF-8 is rather Chinese in GB18030: 女装 there is Ůװ here. So it is when all that is not
        /// ASCII are characters of two bytes, each pair a Chinese character of GB 2312, and not only such as ¥ and é that people do write.
        /// </summary>
        public bool LooksLikeHanzi => hasLetters && !hasNoHanzi && !hasLongCharacters;

        public string? Header => firstLine.Length > 0 ? firstLine.ToString() : null;

        /// <returns>Whether there is any use in going on.</returns>
        public bool Take(ReadOnlySpan<byte> bytes, bool isLast)
        {
            ReadOnlySpan<char> text;
            try
            {
                text = chars.AsSpan(0, decoder.GetChars(bytes, chars, isLast));
            }
            catch (DecoderFallbackException error)
            {
                WrongLine = line + bytes[..Math.Clamp(error.Index, 0, bytes.Length)].Count((byte)'\n');
                return false;
            }

            HasNul = text.Contains('\0');
            line += text.Count('\n');
            NoteLetters(text);
            for (var i = 0; !isFirstLineWhole && i < text.Length; i++)
            {
                TakeOfFirstLine(text[i]);
            }

            return !HasNul;
        }

        private void NoteLetters(ReadOnlySpan<char> text)
        {
            while (!hasLongCharacters && text.IndexOfAnyExceptInRange('\0', '\x7F') is var next and >= 0)
            {
                var c = text[next];
                hasLongCharacters = c >= 0x800 && c != '\uFEFF';
                hasLetters |= c is >= '\u0100' and < '\u0800';

                // The second byte of UTF-8 is 80 to BF; in GB 2312 it is A1 or more.
                hasNoHanzi |= (c & 0x3F) < 0x21;
                text = text[(next + 1)..];
            }
        }

        private void TakeOfFirstLine(char c)
        {
            var isBlank = char.IsWhiteSpace(c) || c == '\uFEFF';
            if (firstLine.Length == 0 && isBlank)
            {
                return;
            }

            isFirstLineWhole = c is '\n' or '\r' || firstLine.Length >= ChunkSize;
            if (!isFirstLineWhole)
            {
                firstLine.Append(c);
            }
        }
    }
}
