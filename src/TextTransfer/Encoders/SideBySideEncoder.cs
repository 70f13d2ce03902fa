using System.Numerics.Tensors;
using TextTransfer.Encoders.Generation;
using TextTransfer.Files;

namespace TextTransfer;

/// <summary>
/// Two encoders as one: an embedding is that of the first followed by that of the second, each scaled so that both spread
/// equally over texts, the whole to length 1. So are the layers, paired from the top. What one encoder does not tell apart
/// the other may, at the cost of both. Safe for concurrent calls; it does not own the encoders, which must live as long.
/// </summary>
public sealed class SideBySideEncoder : ITextEncoder
{
    private readonly ITextEncoder first;
    private readonly ITextEncoder second;

    /// <summary>The share of the first encoder in the vector and in every layer [layers], lowest first; that of the second fills the length to 1.</summary>
    private readonly (float Vector, float[] Layers) firstShare;
    private volatile bool isDisposed;

    /// <summary>Puts two encoders side by side, and measures how they spread by embedding a few fixed texts with each.</summary>
    /// <param name="first">An encoder.</param>
    /// <param name="second">Another encoder.</param>
    public SideBySideEncoder(ITextEncoder first, ITextEncoder second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (this.first, this.second) = (first, second);
        EncoderInfo a = first.Info, b = second.Info;
        Info = new EncoderInfo
        {
            Name = a.Name + "+" + b.Name,
            Dimension = a.Dimension + b.Dimension,
            LayerCount = Math.Min(a.LayerCount, b.LayerCount),
            MaxTokens = Math.Min(a.MaxTokens, b.MaxTokens),
            Pooling = PoolingMode.None,
            IsNormalized = true,
            Prompt = "",
            LongTexts = a.LongTexts == b.LongTexts ? a.LongTexts : null,
            Fingerprint = ContentHash.OfLines(["texttransfer side by side 1", a.Fingerprint, b.Fingerprint]),
        };

        IReadOnlyList<TextEmbedding> byFirst = first.EncodeAll(EncoderProbe.Texts), bySecond = second.EncodeAll(EncoderProbe.Texts);
        firstShare = (
            Share([.. byFirst.Select(e => e.Vector)], [.. bySecond.Select(e => e.Vector)]),
            [.. Enumerable.Range(0, Info.LayerCount).Select(l => Share([.. byFirst.Select(e => Layer(e, l))], [.. bySecond.Select(e => Layer(e, l))]))]);
        // A service is recognised by its answers, and so are two encoders one of which is a service.
        if (a.Probe is not null || b.Probe is not null)
            Info = Info with { Probe = EncoderProbe.Of(byFirst.Zip(bySecond, Join)) };
    }

    /// <summary>The identity of both together; its name is theirs with a <c>+</c> between them.</summary>
    public EncoderInfo Info { get; }

    /// <inheritdoc/>
    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return Join(first.Encode(text, cancellationToken), second.Encode(text, cancellationToken));
    }

    /// <summary>Encodes by one encoder after the other; progress counts a text when the second is done with it.</summary>
    /// <inheritdoc/>
    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        IReadOnlyList<TextEmbedding> byFirst = first.EncodeAll(texts, progress: null, cancellationToken);
        return [.. byFirst.Zip(second.EncodeAll(texts, progress, cancellationToken), Join)];
    }

    /// <summary>The same corpus as this encoder would embed it, from what its two encoders made of it.</summary>
    /// <param name="byFirst">The corpus embedded by the first encoder.</param>
    /// <param name="bySecond">The same corpus embedded by the second.</param>
    /// <exception cref="ArgumentException">The texts differ, or a corpus was embedded by another encoder.</exception>
    public EmbeddedCorpus Join(EmbeddedCorpus byFirst, EmbeddedCorpus bySecond)
    {
        ArgumentNullException.ThrowIfNull(byFirst);
        ArgumentNullException.ThrowIfNull(bySecond);
        if (!EncoderProbe.Agree(byFirst.Encoder, first.Info) || !EncoderProbe.Agree(bySecond.Encoder, second.Info))
            throw new ArgumentException($"The corpora were embedded by {byFirst.Encoder.Name} and {bySecond.Encoder.Name}, not by {first.Info.Name} and {second.Info.Name}.", nameof(byFirst));
        if (!byFirst.Corpus.Texts.SequenceEqual(bySecond.Corpus.Texts))
            throw new ArgumentException("The corpora must hold the same texts in the same order.", nameof(bySecond));

        if (byFirst.Texts.Concat(bySecond.Texts).Any(t => t.Embedding.LayerCount < Info.LayerCount))
            throw new ArgumentException("A corpus from a model file has only the layers that were read; embed it again to put it beside another.", nameof(byFirst));

        return new EmbeddedCorpus(
            byFirst.Corpus,
            [.. byFirst.Texts.Zip(bySecond.Texts, (a, b) => new EmbeddedText(a.Text, Join(a.Embedding, b.Embedding)) { Title = a.Title is { } ofA && b.Title is { } ofB ? Join(ofA, ofB) : null })],
            Info,
            byFirst.LabelEmbeddings.Keys.Where(bySecond.LabelEmbeddings.ContainsKey).ToDictionary(l => l, l => Join(byFirst.LabelEmbeddings[l], bySecond.LabelEmbeddings[l]), StringComparer.Ordinal));
    }

    /// <summary>Refuses later calls. Both encoders were passed in, so whoever made them disposes them.</summary>
    public void Dispose() => isDisposed = true;

    private TextEmbedding Join(TextEmbedding a, TextEmbedding b)
    {
        float[] vector = new float[Info.Dimension];
        float[] layers = new float[Info.LayerCount * Info.Dimension];
        Join(a.Vector.Span, b.Vector.Span, firstShare.Vector, vector);
        for (int l = 0; l < Info.LayerCount; l++)
            Join(Layer(a, l).Span, Layer(b, l).Span, firstShare.Layers[l], layers.AsSpan(l * Info.Dimension, Info.Dimension));
        return new TextEmbedding(vector, layers, Math.Max(a.TokenCount, b.TokenCount), Math.Max(a.WindowCount, b.WindowCount), a.IsTruncated || b.IsTruncated);
    }

    private static void Join(ReadOnlySpan<float> a, ReadOnlySpan<float> b, float shareOfFirst, Span<float> joined)
    {
        Scale(a, shareOfFirst, joined[..a.Length]);
        Scale(b, MathF.Sqrt(1 - (shareOfFirst * shareOfFirst)), joined[a.Length..]);
    }

    private static void Scale(ReadOnlySpan<float> vector, float length, Span<float> scaled)
    {
        float norm = TensorPrimitives.Norm(vector);
        TensorPrimitives.Multiply(vector, norm > 0 ? length / norm : 0, scaled);
    }

    /// <summary>A layer counted from the top, so that layers of like height meet: the last of one encoder and the last of the other.</summary>
    private ReadOnlyMemory<float> Layer(TextEmbedding embedding, int index) =>
        embedding.Layer(embedding.LayerCount - Info.LayerCount + index).ToArray();

    /// <summary>The length of the first part at which both parts, of lengths a and b with a² + b² = 1, have the same variance.</summary>
    private static float Share(ReadOnlyMemory<float>[] first, ReadOnlyMemory<float>[] second)
    {
        double a = Variance(first), b = Variance(second);
        return a > 0 && b > 0 ? (float)Math.Sqrt(b / (a + b)) : MathF.Sqrt(0.5f);
    }

    /// <summary>The variance of the vectors scaled to length 1: 1 minus the squared length of their mean.</summary>
    private static double Variance(ReadOnlyMemory<float>[] vectors)
    {
        float[] mean = new float[vectors[0].Length];
        float[] unit = new float[mean.Length];
        foreach (ReadOnlyMemory<float> vector in vectors)
        {
            Scale(vector.Span, 1f / vectors.Length, unit);
            TensorPrimitives.Add(mean, unit, mean);
        }
        return 1 - TensorPrimitives.SumOfSquares<float>(mean);
    }
}
