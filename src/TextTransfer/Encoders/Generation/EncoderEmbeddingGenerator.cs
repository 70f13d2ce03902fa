using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace TextTransfer.Encoders.Generation;

/// <summary>An encoder behind the contract of Microsoft.Extensions.AI; see <see cref="EmbeddingGenerators.AsEmbeddingGenerator"/>.</summary>
internal sealed class EncoderEmbeddingGenerator(ITextEncoder encoder, TimeProvider timeProvider) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata metadata = new("TextTransfer", null, encoder.Info.Name, encoder.Info.Dimension);
    private volatile bool isDisposed;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ObjectDisposedException.ThrowIf(isDisposed, this);
        string[] texts = [.. values];
        if (texts.Contains(null))
            throw new ArgumentException("One of the texts is null.", nameof(values));

        EncodingRequest request = EncodingRequest.For(encoder.Info, options);
        return await Task.Run(() => Generate(texts, request, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        object[] services = serviceKey is null ? [this, metadata, encoder.Info, encoder] : [];
        return Array.Find(services, serviceType.IsInstanceOfType);
    }

    public void Dispose() => isDisposed = true;

    private GeneratedEmbeddings<Embedding<float>> Generate(string[] texts, EncodingRequest request, CancellationToken cancellationToken)
    {
        using ITextEncoder? prompted = request.Prompt is { } prompt ? WithPrompt(prompt) : null;
        ITextEncoder used = prompted ?? encoder;
        IReadOnlyList<TextEmbedding> embeddings = used.EncodeAll(texts, progress: null, cancellationToken);

        DateTimeOffset now = timeProvider.GetUtcNow();
        long tokens = embeddings.Sum(e => (long)e.TokenCount);
        return new(embeddings.Select(e => new Embedding<float>(Leading(e, request.Dimensions))
        {
            CreatedAt = now,
            ModelId = encoder.Info.Name,
            AdditionalProperties = EmbeddingProperties.Of(e, used.Info),
        }))
        {
            Usage = new() { InputTokenCount = tokens, TotalTokenCount = tokens },
        };
    }

    /// <summary>Sharing the loaded model makes this cheap enough to do for a call; nothing has to be kept or bounded.</summary>
    private OnnxTextEncoder WithPrompt(string prompt) => encoder is OnnxTextEncoder onnx
        ? onnx.WithPrompt(prompt)
        : throw new NotSupportedException($"The prompt of '{encoder.Info.Name}' cannot be changed from call to call; open the encoder with the prompt.");

    /// <summary>A copy: it lets go of the layers behind the vector, and its receiver may do with it what he likes.</summary>
    private float[] Leading(TextEmbedding embedding, int dimensions)
    {
        float[] vector = embedding.Vector.Span[..dimensions].ToArray();
        if (encoder.Info.IsNormalized && dimensions < embedding.Vector.Length)
            TensorPrimitives.Divide(vector, MathF.Max(TensorPrimitives.Norm<float>(vector), 1e-12f), vector);
        return vector;
    }
}
