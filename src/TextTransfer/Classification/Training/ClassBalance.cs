namespace TextTransfer.Classification.Training;

/// <summary>
/// Classes as if they were equally frequent. With n examples (or, where these have weights, their sum) of which n_k are of
/// class k, and K classes, each of class k counts n / (K·n_k) times. What is learned so are probabilities for texts among
/// which all classes are equally frequent; ln(n_k·K / n) added to the intercepts, the logarithm of the true frequency over
/// 1 / K, makes them those for texts like the examples again (Saerens, Latinne and Decaestecker, 2002). With an infinite
/// sample of a well-specified model the detour changes nothing; with a small one it gives the penalty less of a rare class to hold down.
/// </summary>
internal static class ClassBalance
{
    /// <summary>How often an example of each class counts [classes].</summary>
    /// <param name="labels">The class of each example, from 0; every class occurs.</param>
    /// <param name="exampleWeights">How much each counts beforehand, above 0.</param>
    /// <param name="classes">Classes.</param>
    public static double[] Factors(ReadOnlySpan<int> labels, ReadOnlySpan<double> exampleWeights, int classes)
    {
        double[] counts = new double[classes];
        double total = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            counts[labels[i]] += exampleWeights[i];
            total += exampleWeights[i];
        }
        return [.. counts.Select(count => total / (classes * count))];
    }
}
