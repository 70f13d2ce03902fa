using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>Room for the gradients within one layer, used for one layer after another; for one thread at a time.</summary>
internal sealed class GradientBuffers
{
    public GrowingBuffer Queries { get; } = new();

    public GrowingBuffer Keys { get; } = new();

    public GrowingBuffer Values { get; } = new();

    public GrowingBuffer Context { get; } = new();

    public GrowingBuffer Intermediate { get; } = new();

    /// <summary>Makes room, all zeros.</summary>
    public void Prepare(TokenBatch batch, TransformerLayer layer)
    {
        foreach (GrowingBuffer buffer in (GrowingBuffer[])[Queries, Keys, Values, Context])
            buffer.Reset(batch.Rows * layer.Width);
        Intermediate.Reset(batch.Rows * layer.Intermediate.Outputs);
    }
}
