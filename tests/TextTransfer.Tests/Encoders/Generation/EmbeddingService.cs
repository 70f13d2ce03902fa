using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace TextTransfer.Tests.Encoders.Generation;

/// <summary>A stand-in for a remote service: a text's vector is the sum of its words', which are drawn anew for every model.</summary>
internal sealed class EmbeddingService(string model = "words", int seed = 1, double noise = 0, string address = "https://service.test/v1") : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimension = 48;

    private readonly Random random = new(seed + 1000);

    public ConcurrentQueue<string[]> Requests { get; } = [];

    public ConcurrentQueue<EmbeddingGenerationOptions?> Options { get; } = [];

    /// <summary>What to make of an answer before it is given.</summary>
    public Func<GeneratedEmbeddings<Embedding<float>>, GeneratedEmbeddings<Embedding<float>>> Spoil { get; set; } = answer => answer;

    /// <summary>What to wait for before every answer.</summary>
    public Func<CancellationToken, Task> Delay { get; set; } = async _ => await Task.Yield();

    public bool IsDisposed { get; private set; }

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        Requests.Enqueue(texts);
        Options.Enqueue(options);
        await Delay(cancellationToken);
        if (texts.Contains(""))
            throw new InvalidOperationException("400: input cannot be an empty string.");
        return Spoil(new(texts.Select(t => new Embedding<float>(Embed(t, options?.Dimensions ?? Dimension))))
        {
            Usage = new() { InputTokenCount = texts.Sum(t => t.Split(' ').Length) },
        });
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("stand-in", new(address), model, Dimension) : null;

    public void Dispose() => IsDisposed = true;

    public float[] Embed(string text, int dimension = Dimension)
    {
        float[] sum = new float[dimension];
        foreach (string word in text.Split(' '))
        {
            var drawn = new Random(word.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c)));
            for (int i = 0; i < dimension; i++)
                sum[i] += (float)Samples.Normal(drawn);
        }
        TensorPrimitives.Divide(sum, TensorPrimitives.Norm<float>(sum), sum);
        lock (random)
        {
            for (int i = 0; i < dimension; i++)
                sum[i] *= (float)(1 + (noise * Samples.Normal(random)));
        }
        return sum;
    }
}
