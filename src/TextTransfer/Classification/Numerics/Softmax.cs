using System.Numerics.Tensors;

namespace TextTransfer.Classification.Numerics;

internal static class Softmax
{
    /// <summary>Turns logits into probabilities that sum to 1.</summary>
    /// <returns>The logarithm of the sum of the exponentials of the logits.</returns>
    public static double InPlace(Span<double> logits)
    {
        double max = TensorPrimitives.Max<double>(logits);
        TensorPrimitives.Subtract(logits, max, logits);
        TensorPrimitives.Exp<double>(logits, logits);
        double sum = TensorPrimitives.Sum<double>(logits);
        TensorPrimitives.Divide(logits, sum, logits);
        return max + Math.Log(sum);
    }

    /// <summary>Turns every row of logits into probabilities.</summary>
    public static void OfRows(Matrix logits)
    {
        for (int i = 0; i < logits.Rows; i++)
            InPlace(logits.Row(i));
    }
}
