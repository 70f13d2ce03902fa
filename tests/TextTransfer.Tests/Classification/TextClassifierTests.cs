namespace TextTransfer.Tests.Classification;

public class TextClassifierTests
{
    [Fact]
    public void Learns_what_can_be_learned()
    {
        using var encoder = new Synthetic.Encoder();
        Corpus corpus = Synthetic.Corpus(4, 12);
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, cancellationToken: TestContext.Current.CancellationToken);
        int right = Synthetic.Corpus(4, 50, seed: 9).Texts.Count(t => classifier.Predict(t.Text).Label == t.Label);
        Assert.InRange(right, 140, 200); // Every fifth text carries a wrong first letter on purpose: about 170 can be known.
    }

    [Fact]
    public void A_prediction_lists_every_class_the_most_probable_first()
    {
        using var encoder = new Synthetic.Encoder();
        TextClassifier classifier = TextClassifier.Train(Synthetic.Corpus(4, 5), encoder, cancellationToken: TestContext.Current.CancellationToken);
        Prediction p = classifier.Predict("c river");
        Assert.Equal(classifier.Labels, p.Probabilities.Select(q => q.Label).Order(StringComparer.Ordinal));
        Assert.Equal(p.Probabilities.OrderByDescending(q => q.Probability), p.Probabilities);
        Assert.Equal(p.Probability < classifier.Summary.Abstention.Threshold, p.IsAbstained);
    }

    [Fact]
    public void A_prediction_allocates_its_result_and_no_more_however_long_the_text()
    {
        using var encoder = new Synthetic.Encoder();
        TextClassifier classifier = TextClassifier.Train(Synthetic.Corpus(4, 5), encoder, cancellationToken: TestContext.Current.CancellationToken);
        foreach (int length in new[] { 0, 100, 10_000, 100_000 })
        {
            EmbeddedText text = Synthetic.Text(string.Concat(Enumerable.Repeat("River stone 漢 😀, ", length / 18)));
            // The least of several: the pool gives its arrays back when memory is short.
            long least = Enumerable.Range(0, 5).Min(_ =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                classifier.Predict(text);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
            Assert.InRange(least, 0, 200); // The prediction and a list of four classes of 16 bytes each.
        }
    }

    [Fact]
    public void The_summary_agrees_with_itself()
    {
        using var encoder = new Synthetic.Encoder();
        Corpus corpus = Synthetic.Corpus(3, 9);
        TrainingSummary s = TextClassifier.Train(corpus, encoder, new TrainingOptions { Seed = 4, TargetErrorRate = 0.2 }, cancellationToken: TestContext.Current.CancellationToken).Summary;
        Assert.Equal(27, s.TextCount);
        Assert.Equal(27, s.OutOfFoldCount);
        Assert.Equal([new("a", 9), new("b", 9), new("c", 9)], s.Classes);
        Assert.Equal(["last", "layers", "words", "characters", "labels"], s.Views.Select(v => v.Name));
        Assert.All(s.Views, v => Assert.True(v.Weight >= 0));
        Assert.Equal(0.2, s.Abstention.TargetErrorRate);
        Assert.True(!s.Abstention.IsTargetReached || s.Abstention.ErrorRate <= 0.2);
    }

    [Fact]
    public void A_corpus_of_which_nothing_can_be_held_out_never_abstains_and_claims_nothing()
    {
        using var encoder = new Synthetic.Encoder();
        TrainingSummary s = TextClassifier.Train(Synthetic.Corpus(3, 1), encoder, cancellationToken: TestContext.Current.CancellationToken).Summary;
        Assert.Equal((0, null, null), (s.OutOfFoldCount, s.OutOfFoldAccuracy, s.OutOfFoldLogLoss));
        Assert.Equal(1, s.Views.Where(v => v.C is not null).Sum(v => v.Weight), 1e-9);
        Assert.Equal((0, false), (s.Abstention.Threshold, s.Abstention.IsTargetReached));
    }

    [Fact]
    public void Equal_texts_are_embedded_once_and_progress_ends_at_all()
    {
        using var encoder = new Synthetic.Encoder();
        var corpus = new Corpus([new("a x", "a"), new("b y", "b"), new("a x", "a")]);
        var reports = new List<int>();
        EmbeddedCorpus embedded = corpus.Embed(encoder, new Listener<int>(reports.Add), TestContext.Current.CancellationToken);
        Assert.Equal(["a x", "b y", "topic: a", "topic: b"], encoder.Encoded);
        Assert.Same(embedded.Texts[0].Embedding, embedded.Texts[2].Embedding);
        Assert.Equal(3, reports[^1]);
    }

    [Fact]
    public void Many_texts_are_predicted_as_each_alone()
    {
        using var encoder = new Synthetic.Encoder();
        TextClassifier classifier = TextClassifier.Train(Synthetic.Corpus(3, 5), encoder, cancellationToken: TestContext.Current.CancellationToken);
        string[] texts = [.. Enumerable.Range(0, 1500).Select(i => $"{(char)('a' + (i % 3))} {i}")];
        var reports = new List<int>();
        IReadOnlyList<Prediction> all = classifier.PredictAll(texts, new Listener<int>(reports.Add), TestContext.Current.CancellationToken);
        Assert.Equal(1500, reports[^1]);
        Assert.All(texts.Zip(all).Where((_, i) => i % 100 == 0), p => Assert.Equal(classifier.Predict(p.First).Probabilities, p.Second.Probabilities));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        using var encoder = new Synthetic.Encoder();
        using var other = new Synthetic.Encoder(fingerprint: "f2");
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(2, 3));
        var options = new TrainingOptions();
        CancellationToken none = TestContext.Current.CancellationToken;
        Assert.Throws<ArgumentException>(() => TextClassifier.Train(corpus, other, options, none));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextClassifier.Train(corpus, encoder, options with { TargetErrorRate = 0 }, none));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextClassifier.Train(corpus, encoder, options with { Folds = 1 }, none));
        Assert.ThrowsAny<OperationCanceledException>(() => TextClassifier.Train(corpus, encoder, options, new CancellationToken(true)));
        Assert.Throws<ArgumentException>(() => TextClassifier.Train(corpus, encoder, options, none).Predict(Synthetic.Text("x", layers: 2)));
        Assert.Throws<CorpusTooSmallException>(() => TextClassifier.Train(new Corpus([]), encoder, cancellationToken: none));
        Assert.Empty(encoder.Encoded);
    }

    [Fact]
    public void Sets_and_promises_of_a_saved_classifier_are_those_it_had()
    {
        using var encoder = new Synthetic.Encoder();
        using var folder = new TemporaryFolder();
        using TextClassifier classifier = TextClassifier.Train(Synthetic.Corpus(3, 20), encoder, cancellationToken: TestContext.Current.CancellationToken);
        classifier.Save(folder.File("a.ttz"));
        using TextClassifier loaded = TextClassifier.Load(folder.File("a.ttz"), encoder);

        foreach (LabeledText text in Synthetic.Corpus(3, 5, seed: 3).Texts)
        {
            PredictionSet before = classifier.PredictSet(text.Text, 0.8, isPerClass: true), after = loaded.PredictSet(text.Text, 0.8, isPerClass: true);
            Assert.Equal(before.Labels, after.Labels);
            Assert.Equal(before.CoverageBand, after.CoverageBand);
        }
        Assert.Equal(classifier.Guarantee(0.4, 0.8), loaded.Guarantee(0.4, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => loaded.PredictSet("a", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loaded.Guarantee(0));
    }

    [Fact]
    public void With_a_confidence_it_abstains_until_its_held_out_answers_prove_the_error_rate()
    {
        using var encoder = new Synthetic.Encoder();
        Corpus corpus = Synthetic.Corpus(2, 40);
        TrainingOptions options = new() { TargetErrorRate = 0.3, TargetConfidence = 0.9 };
        using TextClassifier classifier = TextClassifier.Train(corpus, encoder, options, cancellationToken: TestContext.Current.CancellationToken);

        AbstentionRule rule = classifier.Summary.Abstention;
        SelectiveGuarantee proven = classifier.Guarantee(0.3, 0.9)!;
        Assert.Equal((true, 0.9, proven.Threshold, proven.Coverage), (rule.IsTargetReached, rule.Confidence, rule.Threshold, rule.Coverage));
        Assert.Equal(AbstentionReason.Blank, classifier.Predict("  ").Reason);

        using TextClassifier hopeless = TextClassifier.Train(corpus, encoder, options with { TargetErrorRate = 0.01 }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(hopeless.Guarantee(0.01, 0.9));
        Assert.False(hopeless.Summary.Abstention.IsTargetReached);
    }
}
