using System.IO.Compression;

namespace TextTransfer.Web.Sources;

/// <summary>A file or stream, unzipped where it is gzip, whose first bytes can be looked at before it is read.</summary>
internal sealed class SourceStream : Stream
{
    private const int HeadLength = 16_384;

    private readonly Stream rest;
    private readonly byte[] head;
    private readonly SourceStream? zipped;
    private long position;
    private GzipTrailer trailer;

    private SourceStream(byte[] head, Stream rest, SourceStream? zipped = null) => (this.head, this.rest, this.zipped) = (head, rest, zipped);

    /// <summary>The first bytes, at most 16 KB; all of them when there are fewer.</summary>
    public ReadOnlySpan<byte> Head => head;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Opens a file.</summary>
    /// <exception cref="WebFormatException">There is no such file, it may not be read, or it is damaged gzip.</exception>
    public static SourceStream Open(string path)
    {
        try
        {
            return Wrap(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WebFormatException(path, "there is no such file. Check the path.", innerException: e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new WebFormatException(path, "the file may not be read. Check its permissions, and that it is a file rather than a folder.", innerException: e);
        }
    }

    /// <summary>Wraps a stream, which is disposed together with this one.</summary>
    /// <exception cref="WebFormatException">It is damaged gzip.</exception>
    public static SourceStream Wrap(Stream stream, string name)
    {
        var source = new SourceStream(ReadHead(stream), stream);
        if (!source.Head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            return source;

        try
        {
            var unzipped = new GZipStream(source, CompressionMode.Decompress);
            return new SourceStream(ReadHead(unzipped), unzipped, source);
        }
        catch (InvalidDataException e)
        {
            source.Dispose();
            throw DamagedGzip(name, e);
        }
    }

    /// <summary>The error for gzip that cannot be unzipped.</summary>
    public static WebFormatException DamagedGzip(string name, InvalidDataException e) =>
        new(name, "the gzip data are damaged or cut off. Download or compress the file again.", innerException: e);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">It is gzip that is damaged or was cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = position < head.Length ? ReadHead(buffer) : rest.Read(buffer);
        trailer.Add(buffer[..count]);
        position += count;
        if (count == 0 && buffer.Length > 0 && zipped is { trailer: var end } && !end.Fits(position))
            throw new InvalidDataException("The gzip data end too early.");
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }

    private int ReadHead(Span<byte> buffer)
    {
        var part = head.AsSpan((int)position);
        part = part[..Math.Min(buffer.Length, part.Length)];
        part.CopyTo(buffer);
        return part.Length;
    }

    private static byte[] ReadHead(Stream stream)
    {
        var buffer = new byte[HeadLength];
        var length = stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false);
        return buffer[..length];
    }
}
