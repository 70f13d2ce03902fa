using System.Numerics;
using System.Runtime.CompilerServices;

namespace TextTransfer.FineTuning.Numerics;

/// <summary>The Gaussian error linear unit x·Φ(x) (Hendrycks and Gimpel, 2016), Φ by formula 7.1.26 of Abramowitz and Stegun: within 1.5e-7.</summary>
internal static class Gelu
{
    /// <summary>target = x·Φ(x).</summary>
    public static void Apply(ReadOnlySpan<float> x, Span<float> target)
    {
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> v = new(x[i..]);
            (v * Distribution(v, out _)).CopyTo(target[i..]);
        }
        for (; i < x.Length; i++)
            target[i] = x[i] * Distribution(new Vector<float>(x[i]), out _)[0];
    }

    /// <summary>Multiplies a gradient by the derivative Φ(x) + x·φ(x).</summary>
    public static void Backward(ReadOnlySpan<float> x, Span<float> gradient)
    {
        int i = 0;
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> v = new(x[i..]);
            (new Vector<float>(gradient[i..]) * Derivative(v)).CopyTo(gradient[i..]);
        }
        for (; i < x.Length; i++)
            gradient[i] *= Derivative(new Vector<float>(x[i]))[0];
    }

    private static Vector<float> Derivative(Vector<float> x)
    {
        Vector<float> distribution = Distribution(x, out Vector<float> exponential);
        return distribution + (x * exponential * 0.398942280f);
    }

    /// <summary>Φ(x), and exp(−x²/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Distribution(Vector<float> x, out Vector<float> exponential)
    {
        Vector<float> z = Vector.Abs(x) * 0.707106781f;
        exponential = Vector.Exp(-(z * z));
        Vector<float> t = Vector<float>.One / (Vector<float>.One + (z * 0.3275911f));
        Vector<float> p = ((((((((t * 1.061405429f) - new Vector<float>(1.453152027f)) * t) + new Vector<float>(1.421413741f)) * t) - new Vector<float>(0.284496736f)) * t) + new Vector<float>(0.254829592f)) * t;
        Vector<float> tail = p * exponential * 0.5f;
        return Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), tail, Vector<float>.One - tail);
    }
}
