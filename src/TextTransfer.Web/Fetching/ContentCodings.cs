using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using TextTransfer.Web.Sources;

namespace TextTransfer.Web.Fetching;

/// <summary>
/// Undoes the compression of bodies (RFC 9110, content codings): gzip, deflate, br, and one of them within another. Done here
/// rather than by the HTTP handler, which undoes only the outermost and passes data that were cut off as complete.
/// </summary>
internal static class ContentCodings
{
    /// <summary>What servers are told that they may send; deflate is read too, but senders disagree on what it is.</summary>
    public const string Accepted = "gzip, br";

    private const int MaxCodings = 2;

    /// <summary>Undoes all codings of a body.</summary>
    /// <param name="body">The body as sent.</param>
    /// <param name="codings">The header <c>Content-Encoding</c>, or <see langword="null"/>.</param>
    /// <param name="limit">How much is read, at each step.</param>
    /// <param name="address">What was asked for, for messages.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="WebFetchException">Too large, damaged, or of an unknown coding.</exception>
    public static async Task<ReadOnlyMemory<byte>> DecodeAsync(ReadOnlyMemory<byte> body, string? codings, BodyLimit limit, Uri address, CancellationToken cancellationToken)
    {
        var steps = (codings ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (steps.Length > MaxCodings)
            throw new WebFetchException(address, $"the body is compressed {steps.Length} times over; at most {MaxCodings} are undone, as more only serves to exhaust readers.");

        foreach (var coding in steps.Reverse())
        {
            if (body.Length > 0)
                body = await UndoAsync(body, coding, limit, address, cancellationToken).ConfigureAwait(false);
        }

        return body;
    }

    private static async Task<ReadOnlyMemory<byte>> UndoAsync(ReadOnlyMemory<byte> body, string coding, BodyLimit limit, Uri address, CancellationToken cancellationToken)
    {
        if (coding == "identity")
            return body;

        using var source = new MemoryStream(MemoryMarshal.TryGetArray(body, out var array) ? array.Array! : body.ToArray(), array.Offset, body.Length, writable: false);
        using var decoder = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => IsZLib(body.Span) ? new ZLibStream(source, CompressionMode.Decompress) : new DeflateStream(source, CompressionMode.Decompress),
            "br" => (Stream)new BrotliStream(source, CompressionMode.Decompress),
            _ => throw new WebFetchException(address, $"the body is compressed with '{WebFetchException.Show(coding)}', which was not asked for and cannot be read."),
        };
        try
        {
            var decoded = await BoundedBody.ReadAsync(decoder, limit, address, $" once decompressed ({coding}, {BoundedBody.Show(body.Length)} as sent)", cancellationToken).ConfigureAwait(false);
            return limit.CutsOff || IsComplete(body.Span, decoded.Length, coding) ? decoded : throw Damaged(address, coding, null);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw Damaged(address, coding, e);
        }
    }

    private static bool IsZLib(ReadOnlySpan<byte> body) => body.Length >= 2 && (body[0] & 0x0f) == 8 && BinaryPrimitives.ReadUInt16BigEndian(body) % 31 == 0;

    // The runtime's streams take the end of their input for the end of the data. Brotli, without a trailer, has to be decoded again.
    private static bool IsComplete(ReadOnlySpan<byte> body, int length, string coding) => coding switch
    {
        "br" => IsCompleteBrotli(body),
        "gzip" or "x-gzip" => IsCompleteGzip(body, length),
        _ => true,
    };

    private static bool IsCompleteGzip(ReadOnlySpan<byte> body, int length)
    {
        var trailer = new GzipTrailer();
        trailer.Add(body);
        return trailer.Fits(length);
    }

    private static bool IsCompleteBrotli(ReadOnlySpan<byte> body)
    {
        using var decoder = new BrotliDecoder();
        var scratch = new byte[65_536];
        while (true)
        {
            var status = decoder.Decompress(body, scratch, out var consumed, out _);
            if (status != OperationStatus.DestinationTooSmall)
                return status == OperationStatus.Done;
            body = body[consumed..];
        }
    }

    private static WebFetchException Damaged(Uri address, string coding, Exception? inner) =>
        new(address, $"the compressed data ({coding}) are damaged or cut off. Try again later; if that does not help, the fault is the server's.", inner);
}
