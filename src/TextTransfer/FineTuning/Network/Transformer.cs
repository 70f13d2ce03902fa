namespace TextTransfer.FineTuning.Network;

/// <summary>The layers of a transformer above its embedding layer. Immutable.</summary>
/// <param name="Layers">The layers, the lowest first.</param>
internal sealed record Transformer(IReadOnlyList<TransformerLayer> Layers)
{
    public int Width => Layers[0].Width;

    /// <summary>All linear layers, in the order of their adapters.</summary>
    public IReadOnlyList<Linear> Linears { get; } = [.. Layers.SelectMany(l => l.Linears)];
}
