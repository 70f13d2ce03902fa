using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>What one layer keeps of a batch for its gradients. Used again from batch to batch; for one thread at a time.</summary>
internal sealed class LayerTape
{
    /// <summary>What goes into the layer [tokens × width].</summary>
    public GrowingBuffer Input { get; } = new();

    public GrowingBuffer Queries { get; } = new();

    public GrowingBuffer Keys { get; } = new();

    public GrowingBuffer Values { get; } = new();

    /// <summary>The softmax of attention [texts][heads × tokens × tokens].</summary>
    public GrowingBuffer Shares { get; } = new();

    /// <summary>What attention gives [tokens × width].</summary>
    public GrowingBuffer Context { get; } = new();

    /// <summary>What goes into the feed-forward part, before weight and bias of its normalisation [tokens × width].</summary>
    public GrowingBuffer MiddleNormalized { get; } = new();

    public GrowingBuffer MiddleScales { get; } = new();

    /// <summary>Before the activation [tokens × inner width].</summary>
    public GrowingBuffer Intermediate { get; } = new();

    public GrowingBuffer ResultNormalized { get; } = new();

    public GrowingBuffer ResultScales { get; } = new();

    /// <summary>What stands between the halves of each adapter, scaled [adapters][tokens × rank].</summary>
    public IReadOnlyList<GrowingBuffer> Low { get; } = [.. Enumerable.Range(0, TransformerLayer.AdapterCount).Select(_ => new GrowingBuffer())];

    /// <summary>Makes room for all but the input.</summary>
    public void Prepare(TokenBatch batch, TransformerLayer layer, ReadOnlySpan<LowRankAdapter> adapters)
    {
        int values = batch.Tokens * layer.Width;
        foreach (GrowingBuffer buffer in (GrowingBuffer[])[Queries, Keys, Values, Context, MiddleNormalized, ResultNormalized])
            buffer.Resize(values);
        Shares.Resize(batch.Pairs * layer.Heads);
        MiddleScales.Resize(batch.Tokens);
        ResultScales.Resize(batch.Tokens);
        Intermediate.Resize(batch.Tokens * layer.Intermediate.Outputs);
        for (int i = 0; i < adapters.Length; i++)
            Low[i].Resize(batch.Tokens * adapters[i].Rank);
    }
}
