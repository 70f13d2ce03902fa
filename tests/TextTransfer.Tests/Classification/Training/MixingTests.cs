using CsCheck;
using TextTransfer.Classification.Numerics;
using TextTransfer.Classification.Training;

namespace TextTransfer.Tests.Classification.Training;

public class MixingTests
{
    private static readonly Gen<(double[][][] Logits, int[] Labels, double[] Prior)> Pools =
        from views in Gen.Int[1, 4]
        from rows in Gen.Int[0, 30]
        from logits in Gen.Double[-4, 4].Array[3].Array[rows].Array[views]
        from labels in Gen.Int[0, 2].Array[rows]
        from prior in Gen.Double[0, 1].Array[views]
        select (logits, labels, prior);

    /// <summary>The posterior is concave in the weights, so that one above all its surroundings, near and far, is the best.</summary>
    [Fact]
    public void No_other_weights_of_at_least_zero_are_more_probable() => Gen.Select(Pools, Gen.Int).Sample((p, seed) =>
    {
        double[] weights = PoolWeights.Fit([.. p.Logits.Select(ToMatrix)], p.Labels, p.Prior);
        Assert.All(weights, w => Assert.True(w >= 0));
        double best = LogPosterior(weights);
        var random = new Random(seed);
        foreach (double step in new[] { 1, 0.3, 0.1, 0.03, 0.01 })
        {
            double[] other = [.. weights.Select(w => Math.Max(0, w + (step * ((2 * random.NextDouble()) - 1))))];
            Assert.True(LogPosterior(other) <= best + 1e-6);
        }

        // Written anew from the definition: a product of powers, and a normal belief of deviation 0.2 in every weight.
        double LogPosterior(double[] w)
        {
            double sum = -p.Prior.Zip(w, (m, x) => (x - m) * (x - m) / (2 * 0.2 * 0.2)).Sum();
            for (int i = 0; i < p.Labels.Length; i++)
            {
                double[] products = [.. Enumerable.Range(0, 3).Select(k => Math.Exp(p.Logits.Select((l, v) => w[v] * l[i][k]).Sum()))];
                sum += Math.Log(products[p.Labels[i]] / products.Sum());
            }
            return sum;
        }
    });

    [Fact]
    public void Without_examples_the_weights_are_the_prior() =>
        Assert.Equal([0.25, 0.75], PoolWeights.Fit([new Matrix(0, 3), new Matrix(0, 3)], [], [0.25, 0.75]));

    [Fact]
    public void A_view_that_is_always_wrong_gets_no_weight()
    {
        Matrix wrong = ToMatrix([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? new double[] { 0, 3, 0 } : [3, 0, 0])]);
        Assert.Equal(0, PoolWeights.Fit([wrong], [.. Enumerable.Range(0, 40).Select(i => i % 2)], [0.1])[0]);
    }

    private static Matrix ToMatrix(double[][] rows)
    {
        var matrix = new Matrix(rows.Length, 3);
        for (int i = 0; i < rows.Length; i++)
            rows[i].CopyTo(matrix.Row(i));
        return matrix;
    }

    [Fact]
    public void The_temperature_is_the_best_of_a_fine_grid() =>
        (from rows in Gen.Int[1, 40]
         from logits in Gen.Double[-6, 6].Array[3].Array[rows]
         from labels in Gen.Int[0, 2].Array[rows]
         select (logits, labels)).Sample(p =>
    {
        var probabilities = new Matrix(p.labels.Length, 3);
        for (int i = 0; i < p.labels.Length; i++)
        {
            p.logits[i].CopyTo(probabilities.Row(i));
            Softmax.InPlace(probabilities.Row(i));
        }
        double temperature = Temperature.Fit(probabilities, p.labels);
        double best = Penalized(temperature);
        for (double logarithm = -3; logarithm <= 3; logarithm += 0.05)
            Assert.True(best <= Penalized(Math.Exp(logarithm)) + 1e-6);

        // Written anew from the definition: power, sum, and a normal belief of deviation 1/2 in ln T.
        double Penalized(double t)
        {
            double loss = 2 * Math.Log(t) * Math.Log(t);
            for (int i = 0; i < p.labels.Length; i++)
            {
                double[] powers = [.. probabilities.Row(i).ToArray().Select(q => Math.Pow(q, 1 / t))];
                loss -= Math.Log(powers[p.labels[i]] / powers.Sum());
            }
            return loss;
        }
    }, iter: 50);

    [Fact]
    public void A_threshold_keeps_as_many_as_the_target_allows()
    {
        AbstentionRule rule = AbstentionSearch.Find([(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.5, false), (0.4, false)], 0.4);
        Assert.True(rule.IsTargetReached);
        Assert.Equal(0.55, rule.Threshold, 1e-12);
        Assert.Equal(0.25, rule.ErrorRate);
        Assert.Equal(4.0 / 6, rule.Coverage);
    }

    [Fact]
    public void A_target_out_of_reach_gives_the_least_error_rate_and_says_so()
    {
        AbstentionRule rule = AbstentionSearch.Find([(0.9, false), (0.8, true), (0.7, true), (0.6, false)], 0.1);
        Assert.False(rule.IsTargetReached);
        Assert.Equal(1.0 / 3, rule.ErrorRate);
        Assert.Equal(0.65, rule.Threshold, 1e-12);
        // Two right of two are not one in ten wrong.
        Assert.False(AbstentionSearch.Find([(0.9, true), (0.8, true)], 0.1).IsTargetReached);
        Assert.True(AbstentionSearch.Find(Enumerable.Repeat((0.9, true), 9), 0.1).IsTargetReached);
    }

    [Fact]
    public void Nothing_known_means_no_abstention_and_no_promise()
    {
        AbstentionRule rule = AbstentionSearch.Find([], 0.1);
        Assert.Equal((0, null, null, false), (rule.Threshold, rule.ErrorRate, rule.Coverage, rule.IsTargetReached));
    }

    [Fact]
    public void Threshold_error_and_coverage_agree_with_counting_and_no_lower_threshold_does_better() =>
        Gen.Select(Gen.Int[0, 20].Select(p => p / 20.0), Gen.Bool).Array[1, 40].Sample(predictions =>
        {
            AbstentionRule rule = AbstentionSearch.Find(predictions, 0.2);
            (int kept, double rate) = Count(rule.Threshold);
            Assert.Equal(rule.Coverage, (double)kept / predictions.Length);
            Assert.Equal(rule.ErrorRate!.Value, rate, 1e-12);
            Assert.Equal(rule.IsTargetReached, Cautious(kept, rate) <= 0.2);
            foreach (double p in predictions.Select(p => p.Item1))
            {
                (int otherKept, double otherRate) = Count(p);
                Assert.False(rule.IsTargetReached
                    ? Cautious(otherKept, otherRate) <= 0.2 && otherKept > kept
                    : Cautious(otherKept, otherRate) < Cautious(kept, rate) - 1e-12);
            }

            static double Cautious(int kept, double rate) => ((rate * kept) + 1) / (kept + 1);

            (int, double) Count(double threshold)
            {
                (double, bool)[] above = [.. predictions.Where(p => p.Item1 >= threshold)];
                return (above.Length, above.Count(p => !p.Item2) / (double)above.Length);
            }
        });
}
