using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Training;

/// <summary>The parameters of a multinomial logistic regression: one weight vector and one intercept per class.</summary>
/// <param name="values">Weights of class 0, of class 1, ..., then the intercepts [classes × features + classes].</param>
/// <param name="features">Features of one example.</param>
/// <param name="classes">Classes.</param>
internal sealed class SoftmaxWeights(double[] values, int features, int classes)
{
    public double[] Values { get; } = values;

    public int Classes { get; } = classes;

    public ReadOnlySpan<double> Of(int label) => Values.AsSpan(label * features, features);

    public double Intercept(int label) => Values[(Classes * features) + label];

    /// <summary>The probability of each class.</summary>
    /// <param name="example">The features of one example.</param>
    /// <param name="probabilities">Receives them [classes].</param>
    public void Predict(ReadOnlySpan<double> example, Span<double> probabilities)
    {
        for (int k = 0; k < Classes; k++)
            probabilities[k] = TensorPrimitives.Dot(example, Of(k)) + Intercept(k);
        Softmax.InPlace(probabilities);
    }
}
