using TextTransfer.Audit.Labels;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Accuracy.Auditing;

/// <summary>The audit's ranking of labels and cleanlab's two scores, on the same out-of-fold probabilities.</summary>
/// <param name="Suspicions">The audit's ranking.</param>
/// <param name="SelfConfidence">The probability of the label [texts]; low is suspect.</param>
/// <param name="NormalizedMargin">The probability of the label above that of the most probable other class [texts]; its shift and scale to 0 to 1 change no ranking.</param>
internal sealed record JudgedLabels(IReadOnlyList<LabelSuspicion> Suspicions, double[] SelfConfidence, double[] NormalizedMargin)
{
    public static JudgedLabels Of(EmbeddedCorpus corpus, AuditOptions options, CancellationToken cancellationToken)
    {
        ClassIndex classes = new(corpus.Corpus);
        Matrix probabilities = HeldOutProbabilities.Predict(corpus, options, progress: null, cancellationToken);
        double[] own = [.. classes.OfText.Select((label, i) => probabilities.Row(i)[label])];
        return new(LabelSuspicions.Rank(classes, probabilities), own, [.. own.Select((p, i) => p - Other(probabilities.Row(i), classes.OfText[i]))]);
    }

    private static double Other(ReadOnlySpan<double> probabilities, int label)
    {
        double most = 0;
        for (int k = 0; k < probabilities.Length; k++)
            most = k == label ? most : Math.Max(most, probabilities[k]);
        return most;
    }
}
