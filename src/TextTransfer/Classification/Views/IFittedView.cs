using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Training texts in the feature space of a view: as a kernel that is centred on their mean and scaled to a mean squared
/// length of 1, so that one penalty means the same in every view. For one thread at a time.
/// </summary>
internal interface IFittedView : IKernel
{
    /// <summary>The inner products of any text with every training text, centred and scaled as those. Safe for concurrent calls.</summary>
    /// <param name="text">Any embedded text.</param>
    /// <param name="row">Receives them [n].</param>
    void Row(EmbeddedText text, Span<double> row);

    /// <summary>
    /// Turns a linear function of kernel rows into one of the features themselves, in which no training text is left.
    /// </summary>
    /// <param name="pivots">Training texts [rank].</param>
    /// <param name="coefficients">For every class the coefficient of every pivot's kernel row [classes × rank].</param>
    /// <param name="intercepts">The intercept of every class [classes].</param>
    IViewModel Collapse(ReadOnlySpan<int> pivots, Matrix coefficients, ReadOnlySpan<double> intercepts);
}
