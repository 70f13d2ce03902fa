namespace TextTransfer.Web.Fetching;

/// <summary>Reads bodies that may have no end.</summary>
internal static class BoundedBody
{
    /// <summary>Reads a stream.</summary>
    /// <param name="stream">What is read.</param>
    /// <param name="limit">How much of it.</param>
    /// <param name="address">What was asked for, for messages.</param>
    /// <param name="how">Follows "the body is larger than ..." in messages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="WebFetchException">There is more than the limit allows.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, BodyLimit limit, Uri address, string how, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[Math.Min(81_920, limit.Bytes)];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            // A stream over memory never waits, and so would never notice.
            cancellationToken.ThrowIfCancellationRequested();
            var room = limit.Bytes - (int)bytes.Length;
            if (read > room && !limit.CutsOff)
                throw TooLarge(address, limit.Bytes, how);
            bytes.Write(buffer.AsSpan(0, Math.Min(read, room)));
            if (read > room)
                break;
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>The error for what is too large.</summary>
    public static WebFetchException TooLarge(Uri address, int limit, string how) =>
        new(address, $"the body is larger than {Show(limit)}{how}. Leave it out, or raise WebFetcherOptions.MaxBytes or the limit of GetLargeAsync.") { Failure = WebFetchFailure.LimitExceeded };

    /// <summary>A number of bytes in words.</summary>
    public static string Show(long bytes) => bytes switch
    {
        >= 1_000_000 => FormattableString.Invariant($"{bytes / 1e6:0.#} MB"),
        >= 10_000 => FormattableString.Invariant($"{bytes / 1e3:0.#} kB"),
        _ => $"{bytes} bytes",
    };
}
