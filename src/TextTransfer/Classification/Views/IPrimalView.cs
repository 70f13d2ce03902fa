using TextTransfer.Classification.Numerics;

namespace TextTransfer.Classification.Views;

/// <summary>
/// Training texts in a view of few enough dense features to be held as they are: with more texts than features a fit then
/// works on these, and no basis has to be found.
/// </summary>
internal interface IPrimalView : IFittedView
{
    /// <summary>The centred and scaled features of the training texts, whose inner products are the kernel [n × r].</summary>
    Matrix Rows { get; }

    /// <summary>Turns a linear function of these features into one of the features of any text.</summary>
    /// <param name="weights">The weights of every class [classes × r].</param>
    /// <param name="intercepts">The intercept of every class [classes].</param>
    IViewModel Collapse(Matrix weights, ReadOnlySpan<double> intercepts);
}
