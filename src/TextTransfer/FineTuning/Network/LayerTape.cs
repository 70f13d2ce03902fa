using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>What one layer keeps of a batch for its gradients. Used again from batch to batch; for one thread at a time.</summary>
internal sealed class LayerTape
{
    /// <summary>What goes into the layer [rows × width].</summary>
    public GrowingBuffer Input { get; } = new();

    public GrowingBuffer Queries { get; } = new();

    public GrowingBuffer Keys { get; } = new();

    public GrowingBuffer Values { get; } = new();

    /// <summary>The softmax of attention [texts][heads × tokens × tokens].</summary>
    public GrowingBuffer Shares { get; } = new();

    /// <summary>What attention gives [rows × width].</summary>
    public GrowingBuffer Context { get; } = new();

    /// <summary>What goes into the feed-forward part [rows × width].</summary>
    public GrowingBuffer Middle { get; } = new();

    public GrowingBuffer MiddleNormalized { get; } = new();

    public GrowingBuffer MiddleScales { get; } = new();

    /// <summary>Before the activation [rows × inner width].</summary>
    public GrowingBuffer Intermediate { get; } = new();

    public GrowingBuffer Activated { get; } = new();

    public GrowingBuffer ResultNormalized { get; } = new();

    public GrowingBuffer ResultScales { get; } = new();

    /// <summary>What stands between the halves of each adapter [adapters][rows × rank].</summary>
    public IReadOnlyList<GrowingBuffer> Low { get; } = [.. Enumerable.Range(0, TransformerLayer.AdapterCount).Select(_ => new GrowingBuffer())];

    /// <summary>Makes room for all but the input.</summary>
    public void Prepare(TokenBatch batch, TransformerLayer layer, ReadOnlySpan<LowRankAdapter> adapters)
    {
        int values = batch.Rows * layer.Width;
        foreach (GrowingBuffer buffer in (GrowingBuffer[])[Queries, Keys, Values, Middle, MiddleNormalized, ResultNormalized])
            buffer.Resize(values);
        Context.Reset(values);
        Shares.Resize(batch.Pairs * layer.Heads);
        MiddleScales.Resize(batch.Rows);
        ResultScales.Resize(batch.Rows);
        Intermediate.Resize(batch.Rows * layer.Intermediate.Outputs);
        Activated.Resize(batch.Rows * layer.Intermediate.Outputs);
        for (int i = 0; i < adapters.Length; i++)
            Low[i].Resize(batch.Rows * adapters[i].Rank);
    }
}
