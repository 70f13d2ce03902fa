using System.Globalization;
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
        Odds[] odds = [.. Enumerable.Range(0, classes.OfText.Length).Select(i => OddsOf(i, classes, probabilities.Row(i)))];
        double median = odds.Select(o => o.LogOdds).Order().ElementAt(odds.Length / 2);
        return [.. odds.OrderBy(o => o.LogOdds).Select(o => new LabelSuspicion(
            o.Text, classes.Labels[o.Own], classes.Labels[o.Other], o.LogOdds, ErrorProbability.Of(o.LogOdds, o.LogProbability, median)))];
    }

    public static AuditFinding Describe(LabelSuspicion suspicion, Corpus corpus) => new(
        AuditFindingKind.LabelError,
        string.Create(CultureInfo.InvariantCulture, $"{Quotation.Of(corpus.Texts[suspicion.Text].Text)} is labelled '{suspicion.Label}', rather '{suspicion.SuggestedLabel}' (wrong with probability {suspicion.ErrorProbability:0.00}): read it again."),
        [suspicion.Text], [suspicion.Label])
    {
        Score = suspicion.ErrorProbability,
        SuggestedLabel = suspicion.SuggestedLabel,
    };

    private static Odds OddsOf(int text, ClassIndex classes, ReadOnlySpan<double> probabilities)
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
        return new(text, own, other, logOdds, forOwn);
    }

    private readonly record struct Odds(int Text, int Own, int Other, double LogOdds, double LogProbability);
}
