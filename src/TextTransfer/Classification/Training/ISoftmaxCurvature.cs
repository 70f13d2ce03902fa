namespace TextTransfer.Classification.Training;

/// <summary>Products with the Hessian matrix of the log-loss of a multinomial logistic regression, in some precision.</summary>
internal interface ISoftmaxCurvature
{
    /// <summary>Takes the point where these are the probabilities.</summary>
    /// <param name="probabilities">Probabilities [rows × classes].</param>
    /// <param name="exampleWeights">How much each row counts [rows].</param>
    void Settle(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> exampleWeights);

    /// <summary>The product with a direction, both laid out as a point of <see cref="SoftmaxObjective"/>.</summary>
    void Multiply(ReadOnlySpan<double> direction, Span<double> product);
}
