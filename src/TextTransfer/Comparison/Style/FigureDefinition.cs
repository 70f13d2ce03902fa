using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>A figure as a function of counts, and what it needs.</summary>
/// <param name="Name">The name.</param>
/// <param name="Aspect">What it is about.</param>
/// <param name="Of">The figure of the counts of a side.</param>
/// <param name="Needs">What there must be enough of.</param>
/// <param name="Least">How much.</param>
/// <param name="Unit">What it is called.</param>
/// <param name="Source">Where the limit comes from.</param>
internal sealed record FigureDefinition(
    string Name, ComparisonAspect Aspect, Func<double[], double> Of, TextCount Needs = TextCount.Words, double Least = 100, string Unit = "words a side", string Source = "rates of fewer words say nothing")
{
    public string? Remark { get; init; }
}
