using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace TextTransfer.Corpora.Reading;

/// <summary>
/// A stream that lets nothing but UTF-8 through, without its byte order mark, and that can be looked into before it is read.
/// A wrong byte is an error that names its place: replacing it silently would put U+FFFD into training texts.
/// </summary>
internal sealed class Utf8Input(Stream source, string file) : Stream
{
    private readonly byte[] buffer = new byte[1 << 16];
    private TextPosition position = new(1);
    private int start;
    private int end;
    private int filled;
    private bool isStarted;
    private bool isEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What comes next: up to 64 KiB, empty only at the end.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (start == end && !isEnded)
            Fill();
        return buffer.AsSpan(start, end - start);
    }

    public override int Read(Span<byte> destination)
    {
        ReadOnlySpan<byte> next = Peek();
        next = next[..Math.Min(next.Length, destination.Length)];
        next.CopyTo(destination);
        start += next.Length;
        return next.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Reads a block and checks it; bytes of a code point cut by the block's end wait for the next.</summary>
    private void Fill()
    {
        buffer.AsSpan(end, filled - end).CopyTo(buffer);
        filled -= end;
        start = 0;
        int read = source.ReadAtLeast(buffer.AsSpan(filled), 1, throwOnEndOfStream: false);
        filled += read;
        isEnded = read == 0;
        end = isEnded ? filled : filled - IncompleteTail(buffer.AsSpan(0, filled));
        Check(buffer.AsSpan(0, end));

        if (!isStarted && end > 0)
        {
            isStarted = true;
            start = buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        }

        position.Advance(buffer.AsSpan(start, end - start));
    }

    private static int IncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (int length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData)
                return length;
        }

        return 0;
    }

    private void Check(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        if (zero < 0 && Utf8.IsValid(bytes))
            return;

        int at = 0;
        while (at < bytes.Length && at != zero && Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done)
            at += length;
        TextPosition place = position.After(bytes[..at]);
        byte value = bytes[at];
        string guess = value is 0 or 0xFE or 0xFF && place is { Line: 1, Column: <= 2 } ? " (the file looks like UTF-16)"
            : value >= 0xA0 ? $" (in Latin-1 it would be '{(char)value}')"
            : "";
        throw new CorpusFormatException(file, $"byte 0x{value:X2} is not UTF-8 text{guess}; save the file as UTF-8.", place.Line, place.Column);
    }
}
