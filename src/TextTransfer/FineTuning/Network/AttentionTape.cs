namespace TextTransfer.FineTuning.Network;

/// <summary>What attention needs again for its gradients.</summary>
internal readonly ref struct AttentionTape
{
    /// <summary>Queries [tokens × width].</summary>
    public required ReadOnlySpan<float> Queries { get; init; }

    public required ReadOnlySpan<float> Keys { get; init; }

    public required ReadOnlySpan<float> Values { get; init; }

    /// <summary>The softmax of the scores, of each text by head [heads × tokens × tokens].</summary>
    public required ReadOnlySpan<float> Shares { get; init; }
}
