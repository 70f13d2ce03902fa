using Microsoft.Extensions.AI;

namespace TextTransfer.Encoders.Generation;

/// <summary>An embedding generator as an encoder; see <see cref="EmbeddingGenerators.AsTextEncoderAsync"/>.</summary>
internal sealed class GeneratorTextEncoder : ITextEncoder
{
    private readonly GeneratorRequests requests;
    private readonly int batchSize;
    private readonly int workers;
    private volatile bool isDisposed;

    private GeneratorTextEncoder(GeneratorRequests requests, GeneratorEncoderOptions options, EncoderInfo info) =>
        (this.requests, batchSize, workers, Info) = (requests, options.BatchSize, options.Workers, info);

    public EncoderInfo Info { get; }

    public static async Task<ITextEncoder> CreateAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, GeneratorEncoderOptions options, CancellationToken cancellationToken)
    {
        GeneratorRequests requests = new(generator, options);
        List<Embedding<float>> answers = [];
        foreach (string[] batch in EncoderProbe.Texts.Chunk(options.BatchSize))
            answers.AddRange(await requests.AskAsync(batch, answers.FirstOrDefault()?.Vector.Length, cancellationToken).ConfigureAwait(false));

        string? fingerprint = EmbeddingProperties.ReadFingerprint(answers[0]);
        return new GeneratorTextEncoder(requests, options, GeneratorIdentity.Describe(generator, options, [.. GeneratorRequests.Read(new(answers))], fingerprint));
    }

    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return EncodeAll([text], progress: null, cancellationToken)[0];
    }

    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (string text in texts)
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
        ObjectDisposedException.ThrowIf(isDisposed, this);

        // On the thread pool, so that nothing the generator awaits can want the thread that waits here.
        return Task.Run(() => EncodeAllAsync(texts, progress, cancellationToken), cancellationToken).GetAwaiter().GetResult();
    }

    public void Dispose() => isDisposed = true;

    private async Task<TextEmbedding[]> EncodeAllAsync(IReadOnlyList<string> texts, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        TextEmbedding[] embeddings = new TextEmbedding[texts.Count];
        string[][] batches = [.. texts.Chunk(batchSize)];
        int done = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, batches.Length, parallel, async (i, cancelled) =>
        {
            GeneratedEmbeddings<Embedding<float>> answer = await requests.AskAsync(batches[i], Info.Dimension, cancelled).ConfigureAwait(false);
            int start = i * batchSize;
            foreach (TextEmbedding embedding in GeneratorRequests.Read(answer))
                embeddings[start++] = embedding;
            progress?.Report(Interlocked.Add(ref done, batches[i].Length));
        }).ConfigureAwait(false);
        return embeddings;
    }
}
