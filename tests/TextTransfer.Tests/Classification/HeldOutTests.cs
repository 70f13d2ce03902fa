using CsCheck;
using TextTransfer.Classification.Calibration;

namespace TextTransfer.Tests.Classification;

/// <summary>Sets of classes and promises, by what theory says of answers drawn at random.</summary>
public class HeldOutTests
{
    private static readonly string[] Labels = ["a", "b", "c"];

    [Fact]
    public void Sets_cover_as_often_as_asked_and_within_the_band_of_their_number()
    {
        const int Draws = 400, Texts = 39, Further = 400;
        var random = new Random(3);
        double sum = 0;
        int inBand = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            HeldOutAnswers answers = new(Enumerable.Range(0, Texts).Select(_ => Answer(random)).Select(a => new HeldOutAnswer(a.Truth, a.Probabilities[a.Truth], a.Probabilities.Max(), a.Probabilities[a.Truth] == a.Probabilities.Max(), 0)), 3);
            int covered = 0;
            Estimate band = default;
            for (int i = 0; i < Further; i++)
            {
                (double[] probabilities, int truth) = Answer(random);
                PredictionSet set = answers.Set(Rank(probabilities), Labels, 0.9, isPerClass: false);
                covered += set.Labels.Any(l => l.Label == Labels[truth]) ? 1 : 0;
                band = set.CoverageBand;
            }
            double coverage = covered / (double)Further;
            sum += coverage / Draws;
            // Measured on so many texts, coverage varies by itself.
            double noise = 2 * Math.Sqrt(0.09 / Further);
            inBand += band.Lower - noise <= coverage && coverage <= band.Upper + noise ? 1 : 0;
        }

        Assert.InRange(sum, 0.89, 0.93);
        Assert.InRange(inBand / (double)Draws, 0.93, 1);
    }

    /// <summary>A rare class whose texts are hard: all texts together are covered at its cost, unless every class is covered by itself.</summary>
    [Fact]
    public void Per_class_a_rare_class_is_covered_as_often_as_the_others()
    {
        var random = new Random(4);
        (double[] Probabilities, int Truth) Draw()
        {
            bool isRare = random.NextDouble() < 0.15;
            double p = isRare ? 0.5 * random.NextDouble() : 0.5 + (0.5 * random.NextDouble());
            return isRare ? ([1 - p, p, 0], 1) : ([p, 1 - p, 0], 0);
        }
        HeldOutAnswers answers = new(Enumerable.Range(0, 2000).Select(_ => Draw()).Select(a => new HeldOutAnswer(a.Truth, a.Probabilities[a.Truth], a.Probabilities.Max(), a.Truth == 0, 0)), 3);
        (double[] Probabilities, int Truth)[] further = [.. Enumerable.Range(0, 4000).Select(_ => Draw()).Where(a => a.Truth == 1)];

        double Covered(bool isPerClass) => further.Average(f => answers.Set(Rank(f.Probabilities), Labels, 0.9, isPerClass).Labels.Any(l => l.Label == "b") ? 1.0 : 0);

        Assert.InRange(Covered(isPerClass: true), 0.87, 0.93);
        Assert.True(Covered(isPerClass: false) < 0.6);
    }

    [Fact]
    public void With_fewer_texts_than_coverage_asks_for_no_class_can_be_left_out()
    {
        HeldOutAnswers eight = new(Enumerable.Repeat(new HeldOutAnswer(0, 0.99, 0.99, true, 0), 8), 3);
        HeldOutAnswers nine = new(Enumerable.Repeat(new HeldOutAnswer(0, 0.99, 0.99, true, 0), 9), 3);

        PredictionSet all = eight.Set(Rank([0.999, 0.001, 0]), Labels, 0.9, isPerClass: false);
        Assert.Equal(3, all.Labels.Count);
        Assert.Equal(new Estimate(1, 1, 1), all.CoverageBand);
        Assert.Equal("a", Assert.Single(nine.Set(Rank([0.999, 0.001, 0]), Labels, 0.9, isPerClass: false).Labels).Label);
    }

    [Fact]
    public void Sets_hold_the_most_probable_class_and_grow_with_coverage() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Double[0.05, 0.95], Gen.Double[0.05, 0.95]).Sample((seed, a, b) =>
        {
            var random = new Random(seed);
            HeldOutAnswers answers = new(Enumerable.Range(0, 30).Select(_ => Answer(random)).Select(x => new HeldOutAnswer(x.Truth, x.Probabilities[x.Truth], x.Probabilities.Max(), true, 0)), 3);
            LabelProbability[] ranked = Rank(Answer(random).Probabilities);
            foreach (bool isPerClass in (bool[])[false, true])
            {
                IReadOnlyList<LabelProbability> less = answers.Set(ranked, Labels, Math.Min(a, b), isPerClass).Labels, more = answers.Set(ranked, Labels, Math.Max(a, b), isPerClass).Labels;
                Assert.Equal(ranked[0], less[0]);
                Assert.All(less, l => Assert.Contains(l, more));
            }
        }, iter: 200);

    /// <summary>Of 45 texts all right, the chance at an error rate of 5 % is 0.95^45 = 0.0994; of 44 it is 0.105.</summary>
    [Fact]
    public void Forty_five_right_answers_prove_an_error_of_five_percent_with_ninety_percent_confidence()
    {
        HeldOutAnswers Right(int count) => new(Enumerable.Range(0, count).Select(i => new HeldOutAnswer(0, 0.9 + (i * 1e-4), 0.9 + (i * 1e-4), true, 0)), 2);

        Assert.Null(Right(44).Guarantee(0.05, 0.9));
        SelectiveGuarantee proven = Right(45).Guarantee(0.05, 0.9)!;
        Assert.Equal((1.0, 0.0), (proven.Coverage, proven.Threshold));
        Assert.Equal("answers 100 % of texts with error at most 5 %, confidence 90 %", proven.ToString());
    }

    /// <summary>Right with probability (1 + best) / 2: below some threshold the error rate is above the target, and promises are broken as often as they may be.</summary>
    [Theory]
    [InlineData(0.1, 0.9)]
    [InlineData(0.15, 0.8)]
    public void Promises_are_kept_as_often_as_they_say(double target, double confidence)
    {
        const int Draws = 1500;
        var random = new Random(8);
        int made = 0, broken = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            HeldOutAnswers answers = new(Enumerable.Range(0, 150).Select(_ => random.NextDouble()).Select(best => new HeldOutAnswer(0, best, best, random.NextDouble() < (1 + best) / 2, 0)), 2);
            if (answers.Guarantee(target, confidence) is not { } promise)
                continue;
            made++;
            // The error rate of answers uniform above t is (1 − (1 + t) / 2) / 2.
            broken += (1 - ((1 + promise.Threshold) / 2)) / 2 > target ? 1 : 0;
        }

        Assert.True(made > Draws / 5);
        Assert.InRange(broken / (double)Draws, 0, (1 - confidence) + 0.02);
    }

    private static (double[] Probabilities, int Truth) Answer(Random random)
    {
        double[] p = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        double sum = p.Sum();
        p = [.. p.Select(v => v / sum)];
        double at = random.NextDouble();
        return (p, at < p[0] ? 0 : at < p[0] + p[1] ? 1 : 2);
    }

    private static LabelProbability[] Rank(double[] probabilities) =>
        [.. probabilities.Select((p, k) => new LabelProbability(Labels[k], p)).OrderByDescending(p => p.Probability)];
}
