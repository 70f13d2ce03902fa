using System.Numerics.Tensors;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Statistics;

namespace TextTransfer.Audit.Labels;

/// <summary>Pairs of classes that models which did not see the texts cannot tell apart beyond guessing.</summary>
internal static class ConfusedClasses
{
    /// <summary>Below this many texts of a class nothing can be told apart, and that is said of the class.</summary>
    private const int LeastTexts = 5;

    /// <summary>Texts of one taken for the other above all classes: what is never confused is not reported for lack of proof.</summary>
    private const double LeastConfused = 0.2;

    public static IEnumerable<AuditFinding> Find(Clusters clusters, Matrix probabilities)
    {
        ClassIndex classes = clusters.Classes;
        int[][] texts = [.. Enumerable.Range(0, classes.Count).Select(k => Enumerable.Range(0, classes.OfText.Length).Where(i => classes.OfText[i] == k).ToArray())];
        for (int a = 0; a < classes.Count; a++)
        {
            for (int b = a + 1; b < classes.Count; b++)
            {
                if (texts[a].Length >= LeastTexts && texts[b].Length >= LeastTexts && Find(clusters, probabilities, a, b, [.. texts[a], .. texts[b]]) is { } finding)
                    yield return finding;
            }
        }
    }

    private static AuditFinding? Find(Clusters clusters, Matrix probabilities, int a, int b, int[] texts)
    {
        int[] ofText = clusters.Classes.OfText;
        int confused = texts.Count(i => TensorPrimitives.IndexOfMax<double>(probabilities.Row(i)) is var p && p != ofText[i] && (p == a || p == b));
        if (confused < LeastConfused * texts.Length)
            return null;

        // Of each text, whether the right one of the two is the more probable, both classes counting alike.
        double ofA = texts.Count(i => ofText[i] == a);
        double[] weights = [.. texts.Select(i => texts.Length / 2.0 / (ofText[i] == a ? ofA : texts.Length - ofA))];
        double[] right = [.. texts.Select((i, j) => weights[j] * (IsRight(probabilities, i, ofText[i], ofText[i] == a ? b : a) ? 1 : 0))];
        Estimate share = Proportion.Interval(ClusteredMean.Of(right, Numbered(texts, clusters.ClusterOf)));
        IReadOnlyList<string> labels = clusters.Classes.Labels;
        return share.Lower > 0.5 ? null : new(AuditFindingKind.IndistinguishableClasses,
            $"'{labels[a]}' and '{labels[b]}' cannot be told apart by the texts at hand: {confused} of {texts.Length} are taken for the other, and asked for one of the two, models are right in {100 * share.Value:0} % (95 %: {100 * share.Lower:0} to {100 * share.Upper:0}; guessing: 50). Merge them, or label by a clearer rule.",
            [.. texts.Order()], [labels[a], labels[b]])
        { Score = share.Value };
    }

    private static bool IsRight(Matrix probabilities, int text, int own, int other) => probabilities.Row(text)[own] > probabilities.Row(text)[other];

    private static int[] Numbered(int[] texts, IReadOnlyList<int> clusterOf)
    {
        Dictionary<int, int> numbers = [];
        return [.. texts.Select(i => numbers.TryGetValue(clusterOf[i], out int n) ? n : numbers[clusterOf[i]] = numbers.Count)];
    }
}
