using System.Net;

namespace TextTransfer.Store.Hub;

/// <summary>
/// The download of one file. What has come is kept in <c>TARGET.partial</c>, with the entity tag of its source in
/// <c>TARGET.partial.etag</c>, so that the next attempt, in this process or a later one, goes on at the byte where this one ended.
/// </summary>
internal sealed class FileDownload
{
    public const string PartialEnding = ".partial";
    private const string TagEnding = ".etag";
    private const int BufferSize = 1 << 17;

    private readonly HubConnection connection;
    private readonly HubSubject subject;
    private readonly Uri url;
    private readonly HubFile file;
    private readonly string target;
    private readonly string partial;
    private readonly Action<long> received;
    private readonly Backoff backoff;
    private long farthest;

    /// <param name="connection">The hub.</param>
    /// <param name="subject">Model and file, for messages.</param>
    /// <param name="url">The file's address.</param>
    /// <param name="file">What is expected.</param>
    /// <param name="target">Where it belongs once it is complete and verified.</param>
    /// <param name="received">Hears how many bytes are at hand.</param>
    /// <param name="notice">Hears of waits.</param>
    public FileDownload(HubConnection connection, HubSubject subject, Uri url, HubFile file, string target, Action<long> received, Action<string> notice)
    {
        (this.connection, this.subject, this.url, this.file, this.target, this.received) = (connection, subject, url, file, target, received);
        partial = target + PartialEnding;
        backoff = new(connection.Options.TimeProvider, notice);
    }

    private string TagFile => partial + TagEnding;

    /// <summary>Downloads, verifies and puts the file in its place.</summary>
    public Task<FileDigest> RunAsync(CancellationToken cancellationToken) =>
        backoff.RunAsync(() => AttemptAsync(cancellationToken), cancellationToken);

    private async Task<FileDigest> AttemptAsync(CancellationToken cancellationToken)
    {
        long have = OnDisk(() => new FileInfo(partial) is { Exists: true } p && p.Length <= file.Size ? p.Length : 0);
        if (have < file.Size || file.Size == 0)
            await ReceiveAsync(have, cancellationToken).ConfigureAwait(false);

        FileDigest digest = await Task.Run(() => DiskErrors.Reading(partial, () => FileDigest.Compute(partial, cancellationToken)), cancellationToken).ConfigureAwait(false);
        if (!file.IsContent(digest))
        {
            Discard();
            throw Corrupt($"its {file.HashName} is {file.HashOf(digest)}, where {file.Hash} is listed");
        }

        OnDisk(() =>
        {
            File.Delete(TagFile);
            File.Move(partial, target, overwrite: true);
        });
        return digest;
    }

    private async Task ReceiveAsync(long have, CancellationToken cancellationToken)
    {
        using StallWatch watch = new(connection.Options, cancellationToken);
        string? knownTag = have > 0 && File.Exists(TagFile) ? OnDisk(() => File.ReadAllText(TagFile)) : null;
        ByteRange? range = have > 0 ? new(have, knownTag) : null;
        using HttpResponseMessage response = await connection.GetAsync(url, subject, range, s => range is not null && s == HttpStatusCode.RequestedRangeNotSatisfiable, watch).ConfigureAwait(false);
        string? tag = response.Headers.ETag?.ToString();
        if (response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable && !GoesOn(response, have, knownTag, tag))
        {
            Discard();
            throw new EncoderStoreException($"{HubErrors.Show(url)}: the file has changed since its beginning was downloaded; it is begun anew.") { Kind = FaultKind.Transient };
        }

        // A server that ignores ranges, or whose file has changed, sends the whole: then so do we.
        long start = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
        if (response.Content.Headers.ContentLength is { } length && start + length != file.Size)
        {
            Discard();
            throw Corrupt($"it has {start + length} bytes, where {file.Size} are listed");
        }

        OnDisk(() =>
        {
            File.Delete(TagFile);
            if (tag is not null)
                File.WriteAllText(TagFile, tag);
        });
        await CopyAsync(response, start, watch).ConfigureAwait(false);
    }

    /// <summary>Whether a partial answer is the rest of what is at hand.</summary>
    private bool GoesOn(HttpResponseMessage response, long have, string? knownTag, string? tag) =>
        response.StatusCode == HttpStatusCode.PartialContent
        && response.Content.Headers.ContentRange is { HasRange: true } range && range.From == have
        && (!range.HasLength || range.Length == file.Size)
        && (knownTag is null || tag is null || knownTag == tag);

    private async Task CopyAsync(HttpResponseMessage response, long start, StallWatch watch)
    {
        Stream source = await response.Content.ReadAsStreamAsync(watch.Token).ConfigureAwait(false);
        FileStream output = OnDisk(() => new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0));
        await using (output.ConfigureAwait(false))
        {
            OnDisk(() =>
            {
                if (output.Length != start)
                    output.SetLength(start);
                return output.Seek(start, SeekOrigin.Begin);
            });
            byte[] buffer = new byte[BufferSize];
            long position = start;
            received(position);
            while (await ReadAsync(source, buffer, position, watch).ConfigureAwait(false) is > 0 and int count)
            {
                watch.Reset();
                if (position + count > file.Size)
                {
                    OnDisk(() => output.SetLength(0));
                    throw Corrupt($"it goes on after the {file.Size} bytes that are listed");
                }

                OnDisk(() => output.Write(buffer, 0, count));
                position += count;
                received(position);
                if (position > farthest)
                {
                    farthest = position;
                    backoff.Reset();
                }
            }

            if (position < file.Size)
                throw Cut(position, inner: null);
            OnDisk(() => output.Flush(flushToDisk: true));
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, long position, StallWatch watch)
    {
        try
        {
            return await source.ReadAsync(buffer, watch.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw Cut(position, e);
        }
        catch (OperationCanceledException) when (watch.IsStalled)
        {
            throw HubErrors.OfStall(url, connection.Options.StallTimeout);
        }
    }

    private void Discard() => OnDisk(() =>
    {
        File.Delete(partial);
        File.Delete(TagFile);
    });

    private void OnDisk(Action work) => DiskErrors.Writing(partial, work);

    private T OnDisk<T>(Func<T> work) => DiskErrors.Writing(partial, work);

    private EncoderStoreException Cut(long position, Exception? inner) =>
        new($"{HubErrors.Show(url)}: the connection was cut at byte {position} of {file.Size}. Check the network; another pull goes on where this one ended.", inner) { Kind = FaultKind.Transient };

    private EncoderStoreException Corrupt(string problem) =>
        new($"{HubErrors.Show(url)}: this is not the file that is listed: {problem}. Pull again; if it stays, a proxy or the mirror in HF_ENDPOINT alters files.") { Kind = FaultKind.Corrupt };
}
