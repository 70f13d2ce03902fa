using System.Globalization;
using System.Numerics.Tensors;
using TextTransfer.Audit.Texts;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer.Audit.Labels;

/// <summary>Ranks labels by what out-of-fold probabilities say against them.</summary>
internal static class LabelSuspicions
{
    /// <summary>Below this a probability is taken as this, as in the reported log-loss: how impossible a class is says nothing.</summary>
    private const double LeastProbability = 1e-6;

    /// <param name="classes">The classes of the texts.</param>
    /// <param name="probabilities">What models that did not see a text say of it [texts × classes].</param>
    /// <returns>Every text, the one with the most suspect label first.</returns>
    public static IReadOnlyList<LabelSuspicion> Rank(ClassIndex classes, Matrix probabilities)
    {
        int agreeing = classes.OfText.Where((label, i) => TensorPrimitives.IndexOfMax<double>(probabilities.Row(i)) == label).Count();
        double agreement = (agreeing + 1.0) / (classes.OfText.Length + 2);
        return [.. Enumerable.Range(0, classes.OfText.Length).Select(i => Of(i, classes, probabilities.Row(i), agreement)).OrderBy(s => s.LogOdds)];
    }

    public static AuditFinding Describe(LabelSuspicion suspicion, Corpus corpus) => new(
        AuditFindingKind.LabelError,
        string.Create(CultureInfo.InvariantCulture, $"{Quotation.Of(corpus.Texts[suspicion.Text].Text)} is labelled '{suspicion.Label}', rather '{suspicion.SuggestedLabel}' (wrong with probability {suspicion.ErrorProbability:0.00}): read it again."),
        [suspicion.Text], [suspicion.Label])
    {
        Score = suspicion.ErrorProbability,
        SuggestedLabel = suspicion.SuggestedLabel,
    };

    private static LabelSuspicion Of(int text, ClassIndex classes, Span<double> probabilities, double agreement)
    {
        int own = classes.OfText[text];
        int other = own == 0 ? 1 : 0;
        for (int k = 0; k < probabilities.Length; k++)
        {
            if (k != own && probabilities[k] > probabilities[other])
                other = k;
        }

        double forOwn = Math.Log(Math.Max(LeastProbability, probabilities[own]));
        double forOther = Math.Log(Math.Max(LeastProbability, probabilities[other]));
        double logOdds = forOwn - forOther - Math.Log((double)classes.Counts[own] / classes.Counts[other]);
        return new(text, classes.Labels[own], classes.Labels[other], logOdds, ErrorProbability.Of(logOdds, forOwn, agreement));
    }
}
