using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace TextTransfer.Encoders.Generation;

/// <summary>Asks an embedding generator and believes nothing it answers.</summary>
internal sealed class GeneratorRequests(IEmbeddingGenerator<string, Embedding<float>> generator, GeneratorEncoderOptions options)
{
    private readonly string name = GeneratorIdentity.Name(generator, options);

    /// <summary>One request.</summary>
    /// <param name="texts">At least one text.</param>
    /// <param name="dimension">The length every vector must have; <see langword="null"/> for that of the first.</param>
    /// <param name="cancellationToken">Passed on.</param>
    public async Task<GeneratedEmbeddings<Embedding<float>>> AskAsync(IReadOnlyList<string> texts, int? dimension, CancellationToken cancellationToken)
    {
        // Services refuse the empty text, and one empty document must not take its whole batch down.
        string[] sent = [.. texts.Select(t => options.Prompt + t).Select(t => t.Length == 0 ? " " : t)];
        GeneratedEmbeddings<Embedding<float>>? answer = await generator.GenerateAsync(sent, options.Request?.Clone(), cancellationToken).ConfigureAwait(false);

        if (answer?.Count != texts.Count)
            throw new EmbeddingGeneratorException(name, $"gave {answer?.Count ?? 0} embeddings for {texts.Count} texts, so none can be assigned. Take a smaller batch size, or one of 1 if it does not take lists.");
        for (int i = 0; i < answer.Count; i++)
            Check(answer[i], dimension ?? answer[0]?.Vector.Length ?? 0);
        return answer;
    }

    /// <summary>What was answered, with counts where they can be known.</summary>
    public static IEnumerable<TextEmbedding> Read(GeneratedEmbeddings<Embedding<float>> answer)
    {
        int usage = answer.Count == 1 ? (int)(answer.Usage?.InputTokenCount ?? 0) : 0;
        return answer.Select(e => new TextEmbedding(
            e.Vector, e.Vector,
            EmbeddingProperties.ReadCount(e, EmbeddingProperties.Tokens) ?? usage,
            EmbeddingProperties.ReadCount(e, EmbeddingProperties.Windows) ?? 0,
            EmbeddingProperties.Read(e, EmbeddingProperties.Truncated) == bool.TrueString));
    }

    private void Check(Embedding<float>? embedding, int dimension)
    {
        if (embedding is null || embedding.Vector.IsEmpty)
            throw new EmbeddingGeneratorException(name, "gave an embedding without values.");
        if (embedding.Vector.Length != dimension)
            throw new EmbeddingGeneratorException(name, $"gave an embedding of {embedding.Vector.Length} values among ones of {dimension}. Ask for one number of dimensions by the request options, and for one model.");
        if (!TensorPrimitives.IsFiniteAll(embedding.Vector.Span))
            throw new EmbeddingGeneratorException(name, "gave an embedding with values that are not finite numbers.");
    }
}
