using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

internal static class LogLoss
{
    /// <summary>
    /// Below this a probability is taken as this while fitting: so low that it does not bend a fit, and yet finite, so that no
    /// single miss decides alone. Reports are cut higher (<see cref="Statistics.Scoring"/>), where it is about readable figures.
    /// </summary>
    public const double Floor = 1e-12;

    /// <summary>The mean of −ln p(true class), in nats.</summary>
    public static double Mean(Matrix probabilities, int[] labels)
    {
        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
            sum -= Math.Log(Math.Max(probabilities.Row(i)[labels[i]], Floor));
        return labels.Length == 0 ? double.NaN : sum / labels.Length;
    }

    /// <summary>The mean log-loss of logits [rows × classes], in nats.</summary>
    public static double OfLogits(Matrix logits, int[] labels)
    {
        Matrix probabilities = PoolWeights.Pool([logits], [1]);
        Softmax.OfRows(probabilities);
        return Mean(probabilities, labels);
    }

    /// <summary>The logarithms of probabilities, none below that of <see cref="Floor"/> [rows × classes].</summary>
    public static Matrix Logarithms(Matrix probabilities)
    {
        var logarithms = new Matrix(probabilities.Rows, probabilities.Columns);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            TensorPrimitives.Max(probabilities.Row(i), Floor, logarithms.Row(i));
            TensorPrimitives.Log<double>(logarithms.Row(i), logarithms.Row(i));
        }
        return logarithms;
    }
}
