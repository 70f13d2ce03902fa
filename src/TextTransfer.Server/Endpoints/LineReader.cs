using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TextTransfer.Server.Endpoints;

/// <summary>Reads lines as they arrive, none longer than a limit.</summary>
internal static class LineReader
{
    /// <returns>Every line without its end; blank ones are left out.</returns>
    /// <exception cref="RequestException">A line is too long.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(PipeReader reader, long maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (Take(buffer.Slice(0, end)) is { } line)
                    yield return line;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (buffer.Length > maxBytes)
                throw new RequestException(413, $"A line has more than {maxBytes} bytes.");
            if (read.IsCompleted)
            {
                if (Take(buffer) is { } last)
                    yield return last;
                yield break;
            }
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static byte[]? Take(ReadOnlySequence<byte> line)
    {
        byte[] bytes = line.ToArray();
        return bytes.AsSpan().Trim((byte)' ').Trim((byte)'\r').IsEmpty ? null : bytes;
    }
}
