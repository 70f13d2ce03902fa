using System.Numerics.Tensors;

namespace TextTransfer.Encoders;

/// <summary>Centres a vector, scales it to unit variance and applies learned factors and offsets (<c>LayerNorm</c>; Ba et al., 2016).</summary>
internal sealed class LayerNormModule : ISentenceModule
{
    /// <summary>PyTorch's default, which the module does not change.</summary>
    private const float Epsilon = 1e-5f;

    private readonly float[] weight;
    private readonly float[] bias;

    private LayerNormModule(float[] weight, float[] bias, string hash) =>
        (this.weight, this.bias, Identity) = (weight, bias, $"module LayerNorm {hash}");

    public string Identity { get; }

    public int? InputDimension => weight.Length;

    public int? OutputDimension => weight.Length;

    public static LayerNormModule Read(string folder)
    {
        Safetensors weights = Safetensors.Open(folder);
        float[] weight = weights.Read("norm.weight");
        return new(weight, weights.Read("norm.bias", weight.Length), weights.Hash);
    }

    public float[] Apply(float[] vector)
    {
        TensorPrimitives.Subtract(vector, TensorPrimitives.Sum<float>(vector) / vector.Length, vector);
        float variance = TensorPrimitives.SumOfSquares<float>(vector) / vector.Length;
        TensorPrimitives.Divide(vector, MathF.Sqrt(variance + Epsilon), vector);
        TensorPrimitives.MultiplyAdd(vector, weight, bias, vector);
        return vector;
    }
}
