using CsCheck;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class LabelThresholdsTests
{
    private static readonly Gen<(double[][] Probabilities, bool[][] Gold)> Problems =
        from texts in Gen.Int[1, 40]
        from labels in Gen.Int[1, 4]
        from probabilities in Gen.Double[0.05, 0.95].Array[labels].Array[texts]
        from gold in Gen.Bool.Array[labels].Array[texts]
        select (probabilities, gold);

    [Fact]
    public void The_best_threshold_of_hand_made_scores()
    {
        // Kept 3 of 5 with both positives: F1 = 4/5; kept 1: 2/3; kept 2: 1/2; kept 4: 2/3.
        Assert.Equal(0.25, LabelThresholds.Best([(0.9, true), (0.7, false), (0.3, true), (0.2, false), (0.1, false)]), 1e-12);
        // A clean cut lies half way, and equal probabilities are not parted.
        Assert.Equal(0.5, LabelThresholds.Best([(0.7, true), (0.3, false)]), 1e-12);
        Assert.Equal(0.25, LabelThresholds.Best([(0.4, true), (0.4, false), (0.4, true), (0.1, false)]), 1e-12);
        // Without a text that has the label there is nothing to gain.
        Assert.Equal(0.5, LabelThresholds.Best([(0.7, false), (0.3, false)]));
    }

    [Fact]
    public void No_other_threshold_has_a_better_F1() =>
        Gen.Select(Gen.Double[0.05, 0.95], Gen.Bool).Array[1, 40].Sample(predictions =>
        {
            double best = F1(LabelThresholds.Best(predictions));
            foreach ((double p, _) in predictions)
                Assert.True(best >= F1(p) - 1e-12);

            double F1(double threshold)
            {
                int hits = predictions.Count(p => p.Item1 >= threshold && p.Item2);
                int sum = predictions.Count(p => p.Item1 >= threshold) + predictions.Count(p => p.Item2);
                return sum == 0 ? 0 : 2.0 * hits / sum;
            }
        });

    [Fact]
    public void Thresholds_lie_between_their_own_best_and_the_common_one() => Problems.Sample(p =>
    {
        (double[] thresholds, double common) = LabelThresholds.Fit(p.Probabilities, p.Gold);
        for (int k = 0; k < thresholds.Length; k++)
        {
            double own = LabelThresholds.Best(p.Probabilities.Zip(p.Gold, (row, gold) => (row[k], gold[k])));
            Assert.InRange(thresholds[k], Math.Min(own, common) - 1e-12, Math.Max(own, common) + 1e-12);
            Assert.InRange(thresholds[k], 0.02, 0.98);
            if (p.Gold.Count(row => row[k]) <= 3)
                Assert.Equal(common, thresholds[k]);
        }
    });

    [Fact]
    public void With_many_texts_a_label_has_its_own_threshold()
    {
        // Label 0 is told apart at 0.2, label 1 at 0.8; 2,000 texts leave the common threshold almost no part.
        double[][] probabilities = [.. Enumerable.Range(0, 4000).Select(i => i % 2 == 0 ? new[] { 0.3, 0.9 } : [0.1, 0.7])];
        bool[][] gold = [.. Enumerable.Range(0, 4000).Select(i => i % 2 == 0 ? new[] { true, true } : [false, false])];
        (double[] thresholds, _) = LabelThresholds.Fit(probabilities, gold);
        Assert.Equal(0.2, thresholds[0], 0.02);
        Assert.Equal(0.8, thresholds[1], 0.02);
    }

    [Fact]
    public void The_order_of_labels_and_texts_does_not_matter() => Gen.Select(Problems, Gen.Int).Sample((p, seed) =>
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, p.Gold[0].Length)], texts = [.. Enumerable.Range(0, p.Gold.Length)];
        random.Shuffle(labels);
        random.Shuffle(texts);
        (double[] one, double common) = LabelThresholds.Fit(p.Probabilities, p.Gold);
        (double[] two, double again) = LabelThresholds.Fit(
            [.. texts.Select(i => labels.Select(k => p.Probabilities[i][k]).ToArray())], [.. texts.Select(i => labels.Select(k => p.Gold[i][k]).ToArray())]);
        Assert.Equal(common, again);
        Assert.Equal(labels.Select(k => one[k]), two);
    });

    [Fact]
    public void Where_a_label_is_required_the_one_nearest_its_threshold_is_given()
    {
        Assert.Equal([false, false], OneVsRestModel.Decide([0.3, 0.1], [0.5, 0.12], requiresLabel: false));
        Assert.Equal([false, true], OneVsRestModel.Decide([0.3, 0.1], [0.5, 0.12], requiresLabel: true));
        Assert.Equal([true, true], OneVsRestModel.Decide([0.5, 0.2], [0.5, 0.12], requiresLabel: true));
    }
}
