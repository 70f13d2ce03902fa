using System.Numerics.Tensors;
using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>
/// Runs some texts through a transformer, and gradients back, on one thread. Keeps its room from batch to batch.
/// </summary>
internal sealed class TransformerPass(Transformer transformer)
{
    private readonly LayerTape[] tapes = [.. transformer.Layers.Select(_ => new LayerTape())];
    private readonly GrowingBuffer result = new();
    private readonly Scratch scratch = new();
    private TokenBatch batch = new([1]);

    /// <summary>Computes the mean of each text's tokens in the last layer.</summary>
    /// <param name="texts">For each text what the embedding layer gives for its tokens [tokens × width].</param>
    /// <param name="adapters">Those of all linear layers; none to leave the transformer as it is.</param>
    /// <param name="scale">What their part is multiplied by.</param>
    /// <returns>A vector for each text, not normalised.</returns>
    public float[][] Forward(IReadOnlyList<ReadOnlyMemory<float>> texts, LowRankAdapter[] adapters, float scale)
    {
        int width = transformer.Width;
        batch = new([.. texts.Select(t => t.Length / width)]);
        Span<float> input = tapes[0].Input.Resize(batch.Tokens * width);
        for (int t = 0; t < texts.Count; t++)
            texts[t].Span.CopyTo(input[(batch.Offsets[t] * width)..]);
        for (int layer = 0; layer < tapes.Length; layer++)
        {
            GrowingBuffer output = layer + 1 < tapes.Length ? tapes[layer + 1].Input : result;
            transformer.Layers[layer].Forward(batch, tapes[layer], Of(adapters, layer), scale, output.Resize(batch.Tokens * width), scratch);
        }

        var pooled = new float[texts.Count][];
        for (int t = 0; t < pooled.Length; t++)
        {
            pooled[t] = new float[width];
            for (int token = batch.Offsets[t]; token < batch.Offsets[t + 1]; token++)
                TensorPrimitives.Add(pooled[t], result.Span.Slice(token * width, width), pooled[t]);
            TensorPrimitives.Divide(pooled[t], batch.Offsets[t + 1] - batch.Offsets[t], pooled[t]);
        }
        return pooled;
    }

    /// <summary>Adds the gradients of the adapters that <see cref="Forward"/> ran with.</summary>
    /// <param name="gradient">For each text the gradient of its vector.</param>
    /// <param name="adapters">The adapters.</param>
    /// <param name="scale">What their part was multiplied by.</param>
    /// <param name="gradients">Receive theirs, added to what stands there.</param>
    public void Backward(ReadOnlySpan<float[]> gradient, LowRankAdapter[] adapters, float scale, LowRankAdapter[] gradients)
    {
        int width = transformer.Width;
        Span<float> tokens = result.Resize(batch.Tokens * width);
        for (int t = 0; t < batch.Texts; t++)
        {
            for (int token = batch.Offsets[t]; token < batch.Offsets[t + 1]; token++)
                TensorPrimitives.Divide(gradient[t], batch.Offsets[t + 1] - batch.Offsets[t], tokens.Slice(token * width, width));
        }
        for (int layer = tapes.Length - 1; layer >= 0; layer--)
            transformer.Layers[layer].Backward(batch, tapes[layer], Of(adapters, layer), scale, tokens, Of(gradients, layer), scratch);
    }

    private static ReadOnlySpan<LowRankAdapter> Of(LowRankAdapter[] adapters, int layer) =>
        adapters.Length == 0 ? [] : adapters.AsSpan(layer * TransformerLayer.AdapterCount, TransformerLayer.AdapterCount);
}
