using TextTransfer.Comparison.Meaning;
using TextTransfer.Comparison.Resampling;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Comparison.Style;

/// <summary>Everything about the style of two bodies.</summary>
internal static class StyleAnalysis
{
    public static StyleComparison Run(
        PreparedBody a, PreparedBody b, TextSegmenter segmenter, string? language, (EmbeddedBody A, EmbeddedBody B)? embedded,
        Assignments assignments, ComparisonOptions options, CancellationToken cancellationToken)
    {
        SegmentedText[] texts = [.. a.Texts, .. b.Texts];
        ProfileFeatures functionWords = ProfileFeatures.FunctionWords(texts, segmenter);
        ComparisonTest profile = ProfileDistance.Test("function words", a, b, functionWords, assignments);
        return new()
        {
            Tests =
            [
                profile,
                ProfileDistance.Test("trigrams of letters", a, b, ProfileFeatures.LetterTrigrams(texts, segmenter), assignments),
                .. SampleDeltas.Test(a, b, functionWords, options, cancellationToken),
            ],
            Figures = StyleFigures.Compare(a, b, language, segmenter.Profile, assignments),
            Matched = embedded is { } e && a.Texts.Count > 0 && b.Texts.Count > 0
                ? StyleWithinPairs.Compare(e.A, e.B, functionWords, profile, options, cancellationToken)
                : null,
        };
    }
}
