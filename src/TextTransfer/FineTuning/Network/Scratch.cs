using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>Room to compute in, used for one layer after another; for one thread at a time.</summary>
internal sealed class Scratch
{
    /// <summary>A factor that is packed for one product.</summary>
    public PackedMatrix Packed { get; } = new();

    /// <summary>The gradient of what stands between the halves of an adapter [tokens × rank].</summary>
    public GrowingBuffer Low { get; } = new();

    /// <summary>The gradients of one head's scores of a text [tokens × tokens].</summary>
    public GrowingBuffer Scores { get; } = new();

    /// <summary>What goes into the feed-forward part [tokens × width]; for gradients computed once more, since keeping it takes more memory than time.</summary>
    public GrowingBuffer Middle { get; } = new();

    /// <summary>The activation [tokens × inner width], as <see cref="Middle"/>.</summary>
    public GrowingBuffer Activated { get; } = new();

    /// <summary>The gradient of queries [tokens × width].</summary>
    public GrowingBuffer Queries { get; } = new();

    public GrowingBuffer Keys { get; } = new();

    public GrowingBuffer Values { get; } = new();

    public GrowingBuffer Context { get; } = new();

    public GrowingBuffer Intermediate { get; } = new();

    /// <summary>Makes room for the gradients within a layer; all zeros where they are added up.</summary>
    public void Prepare(TokenBatch batch, TransformerLayer layer)
    {
        int values = batch.Tokens * layer.Width;
        foreach (GrowingBuffer buffer in (GrowingBuffer[])[Queries, Keys, Values])
            buffer.Resize(values);
        Context.Reset(values);
        Intermediate.Reset(batch.Tokens * layer.Intermediate.Outputs);
    }
}
