using System.Buffers;
using System.Collections.Concurrent;
using CsCheck;

namespace TextTransfer.Tests;

public class CrossValidationTests
{
    private static readonly CrossValidationOptions Once = new() { Repeats = 1 };

    [Fact]
    public void Macro_f1_accuracy_and_confusion_are_those_of_a_naive_count() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[12, 40].Sample(rows =>
        {
            // Two texts of each class at least, so that every training side knows every class.
            (int Gold, int Predicted)[] all = [.. rows, .. Enumerable.Range(0, 8).Select(i => (i % 4, 0))];
            EmbeddedCorpus corpus = Samples.Embed(all.Select((r, i) => new LabeledText($"{i}", $"{r.Gold}")));
            Evaluation evaluation = Judge(corpus, [ScriptedMethod.Certain("scripted", t => $"{all[int.Parse(t.Text, null)].Predicted}")], Once);

            double f1 = Enumerable.Range(0, 4).Average(c =>
            {
                double hits = all.Count(r => r.Gold == c && r.Predicted == c);
                double precision = hits / Math.Max(1, all.Count(r => r.Predicted == c));
                double recall = hits / all.Count(r => r.Gold == c);
                return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            });
            Assert.Equal(f1, evaluation.Score.MacroF1.Value, 12);
            Assert.Equal(all.Count(r => r.Gold == r.Predicted) / (double)all.Length, evaluation.Score.Accuracy.Value, 12);
            for (int gold = 0; gold < 4; gold++)
            {
                for (int predicted = 0; predicted < 4; predicted++)
                    Assert.Equal(all.Count(r => r == (gold, predicted)), evaluation.Confusion[gold, predicted], 12);
            }

            foreach (Estimate e in new[] { evaluation.Score.Accuracy, evaluation.Score.MacroF1 })
            {
                Assert.InRange(e.Value, e.Lower, e.Upper);
                Assert.InRange(e.Lower, 0, e.Upper);
                Assert.InRange(e.Upper, e.Lower, 1);
            }
        }, iter: 100);

    /// <summary>Clopper and Pearson for n of n: the lower end is the p at which p^n = 2.5 %.</summary>
    [Fact]
    public void All_right_is_not_certainly_right()
    {
        Evaluation evaluation = Judge(Alternating(50), [ScriptedMethod.Certain("oracle", LabelOf)]);

        var expected = new Estimate(1, Math.Pow(0.025, 1 / 50.0), 1);
        Assert.Equal(expected.Lower, evaluation.Score.Accuracy.Lower, 6);
        Assert.Equal(expected.Lower, evaluation.Score.MacroF1.Lower, 6);
        Assert.Equal((1.0, 1.0), (evaluation.Score.Accuracy.Value, evaluation.Score.Accuracy.Upper));
    }

    /// <summary>
    /// The ends cut 2.5 % off beta distributions, integrated here step by step. The effective number of texts is n − 1 = 49, from
    /// the sample variance, times (1.959964 / 2.009575)², for the uncertainty of that variance.
    /// </summary>
    [Fact]
    public void The_accuracy_interval_is_binomial_in_the_effective_number_of_texts()
    {
        const int Right = 40;
        Estimate accuracy = Judge(Alternating(50), [ScriptedMethod.Certain("scripted", t => int.Parse(t.Text, null) < Right ? LabelOf(t) : OtherLabel(t))], Once).Score.Accuracy;

        double n = 49 * Math.Pow(1.959964 / 2.009575, 2);
        Assert.Equal(0.8, accuracy.Value, 12);
        Assert.Equal(BetaQuantile(0.8 * n, (0.2 * n) + 1, 0.025), accuracy.Lower, 4);
        Assert.Equal(BetaQuantile((0.8 * n) + 1, 0.2 * n, 0.975), accuracy.Upper, 4);

        static double BetaQuantile(double a, double b, double share)
        {
            const int Steps = 200_000;
            double[] density = [.. Enumerable.Range(0, Steps).Select(i => (i + 0.5) / Steps).Select(x => Math.Pow(x, a - 1) * Math.Pow(1 - x, b - 1))];
            double rest = share * density.Sum();
            int at = 0;
            while (rest > 0)
                rest -= density[at++];
            return (double)at / Steps;
        }
    }

    /// <summary>Five texts of one group that stand or fall together are one text.</summary>
    [Fact]
    public void Copies_within_a_group_add_no_certainty()
    {
        var sites = Enumerable.Range(0, 20).ToArray();
        ScriptedMethod method = ScriptedMethod.Certain("scripted", t => $"{(Site(t) % 4 == 3 ? 0 : Site(t) % 2)}");
        ScriptedMethod other = ScriptedMethod.Certain("other", t => $"{(Site(t) % 5 == 1 ? 0 : Site(t) % 2)}");
        EmbeddedCorpus single = Samples.Embed(sites.Select(s => new LabeledText($"{s}/", $"{s % 2}")));
        EmbeddedCorpus copied = Samples.Embed(sites.SelectMany(s => Enumerable.Range(0, 5).Select(i => new LabeledText($"{s}/{i}", $"{s % 2}") { Group = $"{s}" })));

        Evaluation expected = Judge(single, [other, method], Once);
        Evaluation actual = Judge(copied, [other, method], Once);

        Assert.Equal((100, 20), (actual.TextCount, actual.GroupCount));
        AssertClose(expected.Score.Accuracy, actual.Score.Accuracy);
        AssertClose(expected.Score.MacroF1, actual.Score.MacroF1);
        AssertClose(expected.Score.LogLoss, actual.Score.LogLoss);

        static int Site(EmbeddedText t) => int.Parse(t.Text[..t.Text.IndexOf('/', StringComparison.Ordinal)], null);
    }

    /// <summary>52 differences of which two are 1 and −1: variance 2 / (52 · 51), times 5/4; t(51) = 2.00758.</summary>
    [Fact]
    public void Methods_that_agree_on_every_text_are_not_distinguishable()
    {
        Evaluation evaluation = Judge(Alternating(50), [ScriptedMethod.Certain("probe", LabelOf), ScriptedMethod.Certain("mixture", LabelOf)]);

        MethodComparison comparison = Assert.Single(evaluation.Comparisons);
        double half = 2.00758 * Math.Sqrt(2.0 / (52 * 51) * 5 / 4);
        Assert.Equal((0.0, half, -half), (comparison.AccuracyDifference.Value, comparison.AccuracyDifference.Upper, comparison.AccuracyDifference.Lower), Near);
        Assert.False(comparison.IsDistinguishable);
        Assert.Contains("mixture − probe = 0.0 points of accuracy (95 %: −6.2 to 6.2): not distinguishable with 50 texts.", evaluation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_loss_is_the_mean_surprise_and_impossible_classes_cost_a_million_to_one()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 40).Select(i => new LabeledText($"{i}", $"{i % 4}")));
        Evaluation evaluation = Judge(corpus, [new ScriptedMethod("uniform", _ => _ => [0.25, 0.25, 0.25, 0.25]), ScriptedMethod.Certain("wrong", _ => "neither")]);

        AssertClose(new Estimate(Math.Log(4), Math.Log(4), Math.Log(4)), evaluation.Scores[0].LogLoss);
        AssertClose(new Estimate(6 * Math.Log(10), 6 * Math.Log(10), 6 * Math.Log(10)), evaluation.Scores[1].LogLoss);
    }

    [Fact]
    public void Equal_seeds_give_equal_figures_on_any_number_of_threads()
    {
        EmbeddedCorpus corpus = Samples.Draw(new Random(3), [[0, 0], [1, 1], [2, 0]], 50);
        IClassificationMethod[] methods = [ScriptedMethod.Majority, ScriptedMethod.NearestMean("mean", 2), ClassificationMethods.Mixture];
        string Run(int seed, int threads) => Judge(corpus, methods, new() { Seed = seed, Workers = threads }).ToString();

        Assert.Equal(Run(1, 1), Run(1, 4));
        Assert.NotEqual(Run(1, 1), Run(2, 1));
    }

    [Fact]
    public void One_worker_stays_on_its_thread_within_fits_too()
    {
        var threads = new ConcurrentDictionary<int, bool>();
        Corpus texts = Alternating(60).Corpus;
        Memory<float>[] vectors = [.. texts.Texts.Select((_, i) => new WatchedVector([i % 7, i % 2], () => threads[Environment.CurrentManagedThreadId] = true).Memory)];
        var corpus = new EmbeddedCorpus(texts, [.. vectors.Select(v => new TextEmbedding(v, v, 1))], Samples.Encoder("watched"));

        Judge(corpus, [ClassificationMethods.Mixture], new() { Workers = 1 });

        Assert.Equal([Environment.CurrentManagedThreadId], threads.Keys);
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        EmbeddedCorpus corpus = Alternating(20);
        foreach (CrossValidationOptions options in new CrossValidationOptions[] { new() { Folds = 1 }, new() { Repeats = 0 }, new() { Workers = 0 } })
            Assert.Throws<ArgumentOutOfRangeException>(() => Judge(corpus, [ScriptedMethod.Majority], options));
    }

    [Fact]
    public void Rare_and_lonely_classes_are_warned_about()
    {
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 30).Select(i => new LabeledText($"{i}", i < 3 ? "rare" : i < 8 ? "lonely" : $"{i % 2}") { Group = i is >= 3 and < 8 ? "one site" : null }));
        IReadOnlyList<string> warnings = Judge(corpus, [ScriptedMethod.Majority]).Warnings;

        Assert.Equal(2, warnings.Count);
        Assert.Contains("'lonely' belong to one group", warnings[0], StringComparison.Ordinal);
        Assert.Contains("'rare' has 3 independent texts, fewer than 5 folds", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_whose_folds_leave_one_class_is_refused() =>
        Assert.Throws<CorpusTooSmallException>(() => Judge(Samples.Embed([new("1", "a"), new("2", "a"), new LabeledText("3", "b")]), [ScriptedMethod.Majority]));

    [Fact]
    public void Progress_reaches_one_and_cancellation_and_errors_come_through()
    {
        var shares = new List<double>();
        EmbeddedCorpus corpus = Alternating(20);
        corpus.CrossValidate([ScriptedMethod.Majority], new() { Workers = 1 }, new Listener<double>(shares.Add), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 15).Select(i => i / 15.0), shares);

        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => corpus.CrossValidate([ScriptedMethod.Majority], progress: new Listener<double>(_ => source.Cancel()), cancellationToken: source.Token));
        Assert.Throws<NotSupportedException>(() => corpus.CrossValidate([new ScriptedMethod("broken", _ => throw new NotSupportedException())], cancellationToken: TestContext.Current.CancellationToken));
    }

    private static Evaluation Judge(EmbeddedCorpus corpus, IReadOnlyList<IClassificationMethod> methods, CrossValidationOptions? options = null) =>
        corpus.CrossValidate(methods, options, cancellationToken: TestContext.Current.CancellationToken);

    private static EmbeddedCorpus Alternating(int count) => Samples.Embed(Enumerable.Range(0, count).Select(i => new LabeledText($"{i}", $"{i % 2}")));

    private static string LabelOf(EmbeddedText text) => $"{int.Parse(text.Text, null) % 2}";

    private static string OtherLabel(EmbeddedText text) => $"{(int.Parse(text.Text, null) + 1) % 2}";

    private static bool Near((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-5 && Math.Abs(a.Item2 - b.Item2) < 1e-5 && Math.Abs(a.Item3 - b.Item3) < 1e-5;

    private static void AssertClose(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Value, actual.Value, 9);
        Assert.Equal(expected.Lower, actual.Lower, 9);
        Assert.Equal(expected.Upper, actual.Upper, 9);
    }

    /// <summary>A vector that tells when it is read.</summary>
    private sealed class WatchedVector(float[] values, Action read) : MemoryManager<float>
    {
        public override Span<float> GetSpan()
        {
            read();
            return values;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }
}
