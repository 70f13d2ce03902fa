namespace TextTransfer;

/// <summary>
/// What an encoder says about one text: its sentence embedding, the pooled vector of every layer where the model offers
/// them, and how much of the text was read. Immutable and safe to share between threads.
/// </summary>
public sealed class TextEmbedding
{
    private readonly ReadOnlyMemory<float> layers;

    /// <summary>Creates an embedding from values at hand; the arrays are not copied.</summary>
    /// <param name="vector">The sentence embedding.</param>
    /// <param name="layers">Pooled layers one after another, lowest first, each as long as <paramref name="vector"/>; at least one.</param>
    /// <param name="tokenCount">Tokens read, special tokens of every window included.</param>
    /// <param name="windowCount">Windows the text was cut into; 1 for a text within the length limit.</param>
    /// <param name="isTruncated">Whether text past the length limit was left out.</param>
    /// <exception cref="ArgumentException">The layers are not a whole number of vectors.</exception>
    public TextEmbedding(ReadOnlyMemory<float> vector, ReadOnlyMemory<float> layers, int tokenCount, int windowCount = 1, bool isTruncated = false)
    {
        if (vector.IsEmpty || layers.IsEmpty || layers.Length % vector.Length != 0)
            throw new ArgumentException($"{layers.Length} layer values are not a whole number of vectors of length {vector.Length}.", nameof(layers));

        Vector = vector;
        this.layers = layers;
        TokenCount = tokenCount;
        WindowCount = windowCount;
        IsTruncated = isTruncated;
    }

    /// <summary>The sentence embedding [dimension]: pooled and, where the encoder's identity says so, of length 1.</summary>
    public ReadOnlyMemory<float> Vector { get; }

    /// <summary>Layers at hand, at least 1: a model of L layers that offers them all has L + 1, the embedding layer first.</summary>
    public int LayerCount => layers.Length / Vector.Length;

    /// <summary>All layers one after another, lowest first, not normalised [layers × dimension].</summary>
    internal ReadOnlyMemory<float> Layers => layers;

    /// <summary>Tokens read, special tokens of every window included; 0 when a service does not say.</summary>
    public int TokenCount { get; }

    /// <summary>Windows the text was cut into; 1 for a text within the length limit, 0 when a service does not say.</summary>
    public int WindowCount { get; }

    /// <summary>Whether text past the length limit was left out; never without being asked for.</summary>
    public bool IsTruncated { get; }

    /// <summary>
    /// The pooled vector of one layer [dimension], not normalised. Where there is one alone, it is the sentence embedding before
    /// normalisation: after several poolings are put together and after Dense or other modules, which no lower layer passes.
    /// </summary>
    /// <param name="index">0 for the lowest, <see cref="LayerCount"/> − 1 for the last.</param>
    public ReadOnlySpan<float> Layer(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, LayerCount);
        return layers.Span.Slice(index * Vector.Length, Vector.Length);
    }
}
