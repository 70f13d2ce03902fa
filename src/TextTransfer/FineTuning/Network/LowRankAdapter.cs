using TextTransfer.FineTuning.Numerics;

namespace TextTransfer.FineTuning.Network;

/// <summary>
/// A change of a linear layer of low rank (Hu et al., LoRA: Low-rank adaptation of large language models, 2021): to x·W it adds
/// scale · (x·Downᵀ)·Up. Also used for the gradient of one.
/// </summary>
internal sealed class LowRankAdapter
{
    public LowRankAdapter(int rank, int inputs, int outputs)
    {
        (Rank, Inputs, Outputs) = (rank, inputs, outputs);
        (Down, Up) = (new float[rank * inputs], new float[rank * outputs]);
    }

    public int Rank { get; }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>What inputs are brought down to a few numbers by [rank × inputs].</summary>
    public float[] Down { get; }

    /// <summary>What these are brought up to outputs by [rank × outputs].</summary>
    public float[] Up { get; }

    public MatrixView DownView => new(Down, Rank, Inputs);

    public MatrixView UpView => new(Up, Rank, Outputs);

    /// <summary>One that changes nothing yet: Up is zero, Down random and uniform within 1 / √inputs, as linear layers are begun with.</summary>
    public static LowRankAdapter Begin(int rank, Linear layer, Random random)
    {
        LowRankAdapter adapter = new(rank, layer.Inputs, layer.Outputs);
        float bound = 1 / MathF.Sqrt(layer.Inputs);
        for (int i = 0; i < adapter.Down.Length; i++)
            adapter.Down[i] = ((2 * random.NextSingle()) - 1) * bound;
        return adapter;
    }

    public LowRankAdapter Zero() => new(Rank, Inputs, Outputs);
}
