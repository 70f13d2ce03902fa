using System.Runtime.InteropServices;
using TextTransfer.Files;
using TextTransfer.FineTuning.Network;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.FineTuning;

/// <summary>What fine-tuning changes of an encoder: an adapter for each of its linear layers, of some megabytes. Immutable.</summary>
/// <param name="Linears">The adapters, in the order of the layers.</param>
/// <param name="Scale">What they are multiplied by.</param>
internal sealed record EncoderAdapters(IReadOnlyList<LowRankAdapter> Linears, float Scale)
{
    public int Rank => Linears[0].Rank;

    /// <summary>The change in part: half way between the encoder and its tuned form the most is kept of both (Wortsman et al., Robust fine-tuning of zero-shot models, 2022).</summary>
    /// <param name="strength">From 0, nothing of it, to 1, all.</param>
    public EncoderAdapters At(float strength) => this with { Scale = Scale * strength };

    /// <summary>An encoder with the weights that these make of its own, in the form and at the cost of the original.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="model">Its model.</param>
    /// <returns>An encoder of its own, to be disposed by the caller.</returns>
    public OnnxTextEncoder Adapt(OnnxTextEncoder encoder, BertModel model) => encoder.Adapt(model.Merge(Linears, Scale), Hash());

    /// <summary>All numbers, of one adapter after another those down and those up.</summary>
    public float[] ToValues() => [.. Linears.SelectMany(a => a.Down.Concat(a.Up))];

    /// <summary>Takes apart what <see cref="ToValues"/> put together.</summary>
    /// <exception cref="InvalidDataException">There are more or fewer numbers than the layers have.</exception>
    public static EncoderAdapters FromValues(ReadOnlySpan<float> values, IReadOnlyList<(int Inputs, int Outputs)> layers, int rank, float scale)
    {
        List<LowRankAdapter> adapters = [];
        foreach ((int inputs, int outputs) in layers)
        {
            LowRankAdapter adapter = new(rank, inputs, outputs);
            foreach (float[] part in (float[][])[adapter.Down, adapter.Up])
            {
                if (values.Length < part.Length)
                    throw new InvalidDataException("its adapters are fewer than the encoder's layers need");
                values[..part.Length].CopyTo(part);
                values = values[part.Length..];
            }
            adapters.Add(adapter);
        }
        return values.IsEmpty ? new(adapters, scale) : throw new InvalidDataException("its adapters are more than the encoder's layers need");
    }

    /// <summary>What tells them from others.</summary>
    public string Hash() => ContentHash.OfLines([
        "texttransfer adapters 1", // Rises when the same numbers come to change an encoder otherwise.
        BitConverter.SingleToInt32Bits(Scale).ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
        ContentHash.Of(MemoryMarshal.AsBytes<float>(ToValues())),
    ]);
}
