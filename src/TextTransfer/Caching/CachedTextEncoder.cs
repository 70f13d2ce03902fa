using System.Diagnostics;
using TextTransfer.Caching.Entries;
using TextTransfer.Concurrency;
using TextTransfer.Encoders;

namespace TextTransfer;

/// <summary>
/// An encoder behind a cache: what the cache knows is not computed again, and every embedding is bit for bit the one the
/// encoder would give. Made by <see cref="TextEncoderCaching.WithCache"/>. Safe for concurrent calls.
/// </summary>
public sealed class CachedTextEncoder : ITextEncoder, IWindowSource
{
    /// <summary>What a kill costs at most, about; a pause of the workers after so much work does not count.</summary>
    private static readonly TimeSpan LongChunk = TimeSpan.FromSeconds(10);

    private readonly ITextEncoder encoder;
    private readonly EmbeddingCache cache;
    private readonly EntryKeys keys;
    private long chunkCharacters;
    private volatile bool isDisposed;

    internal CachedTextEncoder(ITextEncoder encoder, EmbeddingCache cache)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(cache);
        this.encoder = encoder;
        this.cache = cache;
        keys = new(encoder.Info);
    }

    /// <summary>The encoder behind the cache.</summary>
    internal ITextEncoder Inner => encoder;

    /// <summary>The identity of the encoder behind the cache.</summary>
    public EncoderInfo Info => encoder.Info;

    /// <inheritdoc/>
    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        EntryKey key = keys.Of(text);
        if (cache.Find(key, Info) is { } found)
            return found;

        TextEmbedding embedding = encoder.Encode(text, cancellationToken);
        cache.Store(key, Info, embedding);
        return embedding;
    }

    /// <summary>
    /// Looks up every text, then encodes the missing ones on all the workers the encoder has, equal texts once. They are
    /// stored every few seconds, so that a run that is killed resumes near where it was.
    /// </summary>
    /// <inheritdoc/>
    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (string text in texts)
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
        ObjectDisposedException.ThrowIf(isDisposed, this);

        string[] distinct = [.. texts.Distinct(StringComparer.Ordinal)];
        EntryKey[] entries = new EntryKey[distinct.Length];
        TextEmbedding?[] embeddings = new TextEmbedding?[distinct.Length];
        Concurrently.For(distinct.Length, Environment.ProcessorCount, i =>
        {
            entries[i] = keys.Of(distinct[i]);
            embeddings[i] = cache.Find(entries[i], Info);
        }, cancellationToken);

        int[] missing = [.. Enumerable.Range(0, distinct.Length).Where(i => embeddings[i] is null)];
        int done = distinct.Length - missing.Length;
        if (done > 0)
            progress?.Report(done);
        for (int start = 0, end; start < missing.Length; start = end)
        {
            end = EndOfChunk(distinct, missing, start);
            long begun = Stopwatch.GetTimestamp();
            IReadOnlyList<TextEmbedding> computed = encoder.EncodeAll([.. missing[start..end].Select(i => distinct[i])], OffsetProgress.Of(progress, done + start), cancellationToken);
            if (end < missing.Length && Stopwatch.GetElapsedTime(begun) < LongChunk)
                Volatile.Write(ref chunkCharacters, 2 * missing[start..end].Sum(i => (long)distinct[i].Length));
            for (int m = start; m < end; m++)
            {
                embeddings[missing[m]] = computed[m - start];
                cache.Store(entries[missing[m]], Info, computed[m - start]);
            }
        }

        if (distinct.Length == texts.Count)
            return embeddings!;

        progress?.Report(texts.Count);
        Dictionary<string, TextEmbedding> byText = distinct.Zip(embeddings).ToDictionary(e => e.First, e => e.Second!, StringComparer.Ordinal);
        return [.. texts.Select(t => byText[t])];
    }

    /// <summary>Windows are not kept: they are asked for rarely, one text at a time.</summary>
    IReadOnlyList<EncodedWindow>? IWindowSource.EncodeWindows(string text, CancellationToken cancellationToken) =>
        (encoder as IWindowSource)?.EncodeWindows(text, cancellationToken);

    /// <summary>Refuses later calls. The encoder behind the cache was passed in, so whoever made it disposes it.</summary>
    public void Dispose() => isDisposed = true;

    /// <summary>
    /// Workers wait for each other at the end of a chunk. With at least 16 texts for each, and twice as many in the next until
    /// one takes long, that costs 3 % at worst and mostly far less.
    /// </summary>
    private int EndOfChunk(string[] texts, int[] missing, int start)
    {
        int end = Math.Min(start + (16 * Environment.ProcessorCount), missing.Length);
        long characters = missing[start..end].Sum(i => (long)texts[i].Length);
        for (long wanted = Volatile.Read(ref chunkCharacters); end < missing.Length && characters < wanted; end++)
            characters += texts[missing[end]].Length;
        return end;
    }
}
