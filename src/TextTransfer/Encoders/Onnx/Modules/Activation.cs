using System.Numerics.Tensors;
using MathNet.Numerics;

namespace TextTransfer.Encoders;

/// <summary>An activation function of PyTorch with its default settings.</summary>
/// <param name="Name">The name of its class in <c>torch.nn</c>.</param>
/// <param name="Apply">Applies it to every value, in place.</param>
internal sealed record Activation(string Name, Action<float[]> Apply)
{
    public static IReadOnlyList<Activation> All { get; } =
    [
        new("Identity", _ => { }),
        new("Tanh", v => TensorPrimitives.Tanh<float>(v, v)),
        new("ReLU", v => TensorPrimitives.Max(v, 0f, v)),
        // The exact form, x Φ(x), which is PyTorch's default (Hendrycks and Gimpel, 2016).
        new("GELU", v => Map(v, x => x * 0.5 * (1 + SpecialFunctions.Erf(x / Math.Sqrt(2))))),
        new("Sigmoid", v => TensorPrimitives.Sigmoid<float>(v, v)),
        new("SiLU", v => Map(v, x => x / (1 + Math.Exp(-x)))),
    ];

    /// <summary>Finds a function by the full name of its class, e.g. <c>torch.nn.modules.activation.Tanh</c>.</summary>
    public static Activation? Find(string fullName) =>
        fullName.StartsWith("torch.", StringComparison.Ordinal) ? All.FirstOrDefault(a => fullName.EndsWith('.' + a.Name, StringComparison.Ordinal)) : null;

    private static void Map(float[] values, Func<double, double> function)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)function(values[i]);
    }
}
