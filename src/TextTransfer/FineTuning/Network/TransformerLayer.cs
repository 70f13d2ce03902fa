using System.Numerics.Tensors;
using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>
/// One layer of BERT (Devlin et al., 2018): attention and a feed-forward part, each added to its input and normalised. Its
/// weights stay as they are; adapters beside its linear layers learn. Immutable.
/// </summary>
/// <param name="Linears">Its linear layers: queries, keys, values, output of attention, the feed-forward part up and down.</param>
/// <param name="AttentionNorm">Normalises what attention was added to.</param>
/// <param name="FinalNorm">Normalises the result.</param>
/// <param name="Heads">Heads of attention.</param>
internal sealed record TransformerLayer(IReadOnlyList<Linear> Linears, Normalization AttentionNorm, Normalization FinalNorm, int Heads)
{
    /// <summary>Linear layers, each with an adapter.</summary>
    public const int AdapterCount = 6;

    private const int Query = 0, Key = 1, Value = 2, AttentionOutput = 3, Up = 4, Down = 5;

    /// <summary>Values of a token.</summary>
    public int Width => Linears[Query].Inputs;

    /// <summary>The wide layer of the feed-forward part.</summary>
    public Linear Intermediate => Linears[Up];

    /// <summary>Computes the layer, and keeps what its gradients need.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="tape">Has the input; receives what is kept.</param>
    /// <param name="adapters">Those of its linear layers; none to leave it as it is.</param>
    /// <param name="scale">What their part is multiplied by.</param>
    /// <param name="result">Receives the result [tokens × width].</param>
    /// <param name="scratch">Room to work in.</param>
    public void Forward(TokenBatch batch, LayerTape tape, ReadOnlySpan<LowRankAdapter> adapters, float scale, Span<float> result, Scratch scratch)
    {
        tape.Prepare(batch, this, adapters);
        Span<float> input = tape.Input.Span, middle = scratch.Middle.Resize(input.Length), activated = scratch.Activated.Resize(tape.Intermediate.Span.Length);
        Apply(Query, input, tape.Queries.Span, adapters);
        Apply(Key, input, tape.Keys.Span, adapters);
        Apply(Value, input, tape.Values.Span, adapters);
        Attention.Forward(batch, Heads, tape.Queries.Span, tape.Keys.Span, tape.Values.Span, tape.Shares.Span, tape.Context.Span, scratch);
        Apply(AttentionOutput, tape.Context.Span, middle, adapters);
        TensorPrimitives.Add(middle, input, middle);
        AttentionNorm.Forward(middle, tape.MiddleNormalized.Span, tape.MiddleScales.Span);
        Apply(Up, middle, tape.Intermediate.Span, adapters);
        Gelu.Apply(tape.Intermediate.Span, activated);
        Apply(Down, activated, result, adapters);
        TensorPrimitives.Add(result, middle, result);
        FinalNorm.Forward(result, tape.ResultNormalized.Span, tape.ResultScales.Span);

        void Apply(int index, ReadOnlySpan<float> x, Span<float> y, ReadOnlySpan<LowRankAdapter> with) =>
            Linears[index].Forward(x, y, with.IsEmpty ? null : with[index], scale, tape.Low[index].Span, scratch);
    }

    /// <summary>Turns the gradient of the result into that of the input, and adds those of the adapters.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="tape">What <see cref="Forward"/> kept.</param>
    /// <param name="adapters">The adapters there were.</param>
    /// <param name="scale">What their part was multiplied by.</param>
    /// <param name="gradient">That of the result [tokens × width]; receives that of the input.</param>
    /// <param name="gradients">Receive those of the adapters.</param>
    /// <param name="scratch">Room to work in.</param>
    public void Backward(
        TokenBatch batch, LayerTape tape, ReadOnlySpan<LowRankAdapter> adapters, float scale, Span<float> gradient, ReadOnlySpan<LowRankAdapter> gradients, Scratch scratch)
    {
        scratch.Prepare(batch, this);
        Span<float> input = tape.Input.Span, middle = scratch.Middle.Resize(input.Length), activated = scratch.Activated.Resize(tape.Intermediate.Span.Length);
        AttentionNorm.Apply(tape.MiddleNormalized.Span, middle);
        Gelu.Apply(tape.Intermediate.Span, activated);
        FinalNorm.Backward(gradient, tape.ResultNormalized.Span, tape.ResultScales.Span);
        Apply(Down, gradient, activated, scratch.Intermediate.Span, adapters, gradients);
        Gelu.Backward(tape.Intermediate.Span, scratch.Intermediate.Span);
        Apply(Up, scratch.Intermediate.Span, middle, gradient, adapters, gradients);
        AttentionNorm.Backward(gradient, tape.MiddleNormalized.Span, tape.MiddleScales.Span);
        Apply(AttentionOutput, gradient, tape.Context.Span, scratch.Context.Span, adapters, gradients);
        AttentionTape attention = new() { Queries = tape.Queries.Span, Keys = tape.Keys.Span, Values = tape.Values.Span, Shares = tape.Shares.Span };
        Attention.Backward(batch, Heads, attention, scratch.Context.Span, scratch);
        Apply(Query, scratch.Queries.Span, input, gradient, adapters, gradients);
        Apply(Key, scratch.Keys.Span, input, gradient, adapters, gradients);
        Apply(Value, scratch.Values.Span, input, gradient, adapters, gradients);

        void Apply(int index, ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx, ReadOnlySpan<LowRankAdapter> with, ReadOnlySpan<LowRankAdapter> to) =>
            Linears[index].Backward(dy, x, dx, with[index], scale, tape.Low[index].Span, to[index], scratch);
    }
}
