namespace TextTransfer.Tests.Classification;

public sealed class MultiLabelClassifierTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();
    private readonly Synthetic.Encoder encoder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>
    /// A text has label 'a', 'b' or 'c' by its first letter, and 'wet' besides when it holds the word river; 'none' of them
    /// where the letter is d.
    /// </summary>
    private static Corpus Corpus(int count, int seed = 0, bool reversed = false)
    {
        var random = new Random(seed);
        string[] words = ["stone", "cloud", "lamp", "paper", "wind"];
        return new Corpus(Enumerable.Range(0, count).Select(i =>
        {
            char letter = (char)('a' + (i % 4));
            bool isWet = random.Next(3) == 0;
            string[] labels = [.. letter == 'd' ? [] : new[] { letter.ToString() }, .. isWet ? ["wet"] : Array.Empty<string>()];
            if (reversed)
                Array.Reverse(labels);
            return new LabeledText($"{letter} {words[random.Next(5)]} {(isWet ? "river" : words[random.Next(5)])} {i}", LabelSet.Join(labels));
        }));
    }

    private MultiLabelClassifier Train(Corpus corpus, MultiLabelTrainingOptions? options = null) =>
        MultiLabelClassifier.Train(corpus, encoder, options, cancellationToken: None);

    [Fact]
    public void Learns_labels_that_come_together_alone_and_not_at_all()
    {
        MultiLabelClassifier classifier = Train(Corpus(80));
        Assert.Equal(["a", "b", "c", "wet"], classifier.Labels);
        LabeledText[] test = [.. Corpus(200, seed: 9).Texts];
        MultiLabelFigures figures = MultiLabelFigures.Of(
            [.. test.Select(t => LabelSet.Split(t.Label))], [.. test.Select(t => classifier.Predict(t.Text, None).Labels)]);
        Assert.True(figures.MicroF1 > 0.8, figures.ToString());
        Assert.True(figures.MacroF1 > 0.75, figures.ToString());
    }

    [Fact]
    public void A_prediction_lists_every_label_and_gives_those_at_their_threshold()
    {
        MultiLabelClassifier classifier = Train(Corpus(40));
        Assert.False(classifier.Summary.RequiresLabel);
        foreach (LabeledText text in Corpus(20, seed: 5).Texts)
        {
            MultiLabelPrediction p = classifier.Predict(text.Text, None);
            Assert.Equal(classifier.Labels, p.Probabilities.Select(q => q.Label).Order(StringComparer.Ordinal));
            Assert.All(p.Probabilities, q => Assert.InRange(q.Probability, 0, 1));
            Assert.Equal(
                p.Probabilities.Where(q => q.Probability >= classifier.Summary.Labels.Single(l => l.Label == q.Label).Threshold).Select(q => q.Label), p.Labels);
        }
    }

    [Fact]
    public void Where_every_training_text_has_a_label_every_text_gets_one_but_a_blank_one()
    {
        var corpus = new Corpus(Corpus(60).Texts.Where(t => t.Label != "|"));
        MultiLabelClassifier classifier = Train(corpus);
        Assert.True(classifier.Summary.RequiresLabel);
        Assert.All(classifier.PredictAll([.. Enumerable.Range(0, 40).Select(i => $"z {i}")], cancellationToken: None), p => Assert.NotEmpty(p.Labels));
        Assert.Empty(classifier.Predict(" ", None).Labels);
        Assert.False(Train(corpus, new() { RequiresLabel = false }).Summary.RequiresLabel);
    }

    [Fact]
    public void The_summary_agrees_with_itself()
    {
        Corpus corpus = Corpus(40);
        MultiLabelTrainingSummary s = Train(corpus, new() { Seed = 3 }).Summary;
        Assert.Equal(40, s.TextCount);
        Assert.Equal(corpus.Texts.Sum(t => LabelSet.Split(t.Label).Count) / 40.0, s.Cardinality, 1e-12);
        Assert.Equal(s.Cardinality / 4, s.Density, 1e-12);
        Assert.All(s.Labels, l => Assert.Equal(corpus.Texts.Count(t => LabelSet.Split(t.Label).Contains(l.Label)), l.Count));
        Assert.Equal(s.Labels.Average(l => l.OutOfFoldF1), s.OutOfFold!.MacroF1);
        Assert.Equal(["last", "layers", "words", "characters", "labels"], s.Views.Select(v => v.Name));
        Assert.Equal(3, s.Options.Seed);
    }

    [Fact]
    public void The_order_of_rows_and_of_labels_within_a_text_does_not_matter()
    {
        MultiLabelClassifier one = Train(Corpus(40));
        MultiLabelClassifier two = Train(new Corpus(Corpus(40, reversed: true).Texts.Reverse()));
        Assert.Equal(one.Summary.Labels, two.Summary.Labels);
        Assert.Equal(one.Predict("b river", None).Probabilities, two.Predict("b river", None).Probabilities);
    }

    [Fact]
    public void A_label_of_one_text_is_learned_counted_as_missed_and_has_the_common_threshold()
    {
        var corpus = new Corpus([.. Corpus(30).Texts, new LabeledText("q only one", "rare")]);
        MultiLabelTrainingSummary s = Train(corpus).Summary;
        LabelSummary rare = s.Labels.Single(l => l.Label == "rare");
        Assert.Equal((1, s.CommonThreshold, 0.0), (rare.Count, rare.Threshold, rare.OutOfFoldF1));
    }

    [Fact]
    public void Texts_of_which_none_can_be_held_out_are_learned_without_a_claim()
    {
        var corpus = new Corpus(Corpus(12).Texts.Select(t => t with { Group = "one" }));
        MultiLabelTrainingSummary s = Train(corpus).Summary;
        Assert.Null(s.OutOfFold);
        Assert.All(s.Labels, l => Assert.Equal((0.5, null), (l.Threshold, l.OutOfFoldF1)));
    }

    [Fact]
    public void A_classifier_read_back_predicts_the_same_and_writes_the_same_bytes()
    {
        MultiLabelClassifier classifier = Train(Corpus(24));
        string path = folder.File("m.ttz"), again = folder.File("again.ttz");
        classifier.Save(path);
        MultiLabelClassifier loaded = MultiLabelClassifier.Load(path, encoder);
        loaded.Save(again);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(again));
        Assert.Equal(classifier.Summary.Labels, MultiLabelClassifier.ReadManifest(path).Summary.Labels);
        foreach (string text in new[] { "a river", "b cloud 3", "", "d unseen" })
        {
            Assert.Equal(classifier.Predict(text, None).Probabilities, loaded.Predict(text, None).Probabilities);
            Assert.Equal(classifier.Predict(text, None).Labels, loaded.Predict(text, None).Labels);
        }
    }

    [Fact]
    public void Each_kind_of_model_is_refused_as_the_other_by_name()
    {
        string multi = folder.File("multi.ttz"), single = folder.File("single.ttz");
        Train(Corpus(24)).Save(multi);
        TextClassifier.Train(Synthetic.Corpus(2, 4), encoder, cancellationToken: None).Save(single);
        Assert.True(MultiLabelClassifier.IsMultiLabel(multi));
        Assert.False(MultiLabelClassifier.IsMultiLabel(single));
        Assert.Contains("multi-label model", Assert.Throws<ModelFileException>(() => TextClassifier.Load(multi, encoder)).Message, StringComparison.Ordinal);
        Assert.Contains("multi-label model", Assert.Throws<ModelFileException>(() => TextClassifier.ReadManifest(multi)).Message, StringComparison.Ordinal);
        Assert.Contains("single-label model", Assert.Throws<ModelFileException>(() => MultiLabelClassifier.Load(single, encoder)).Message, StringComparison.Ordinal);
        using var other = new Synthetic.Encoder(fingerprint: "f2");
        Assert.Contains("f2", Assert.Throws<ModelFileException>(() => MultiLabelClassifier.Load(multi, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_learned_from_is_refused_before_embedding()
    {
        Assert.Contains("Line 7", Assert.Throws<LabelSetException>(() => Train(new([new("x", "a"), new("y", "a||b") { Line = 7 }]))).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<LabelSetException>(() => Train(new([new("x", "a"), new("y", "a|b")]))).Message, StringComparison.Ordinal);
        Assert.Throws<CorpusTooSmallException>(() => Train(new([])));
        Assert.Throws<CorpusTooSmallException>(() => Train(new([new("x", "|")])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(Corpus(8), new() { Folds = 1 }));
        Assert.Empty(encoder.Encoded);
        MultiLabelClassifier classifier = Train(Corpus(8));
        Assert.Throws<ArgumentException>(() => classifier.Predict(Synthetic.Text("x", layers: 2)));
    }

    [Fact]
    public void Names_of_single_labels_are_embedded()
    {
        Corpus corpus = new([new("x", "a|b"), new("y", "a"), new("z", "|")]);
        IReadOnlyDictionary<string, TextEmbedding> names = corpus.Embed(encoder, cancellationToken: None).LabelEmbeddings;
        Assert.True(names.ContainsKey("a") && names.ContainsKey("b"));
    }

    [Fact]
    public void Embeddings_of_fewer_layers_than_the_encoder_are_predicted_by_a_model_of_such()
    {
        Corpus corpus = Corpus(60);
        EmbeddedCorpus flat = new(corpus, [.. corpus.Texts.Select(t => Synthetic.Embed(t.Text, layers: 1))], encoder.Info);
        MultiLabelClassifier classifier = MultiLabelClassifier.Train(flat, encoder, new(), None);
        Assert.Equal(classifier.Labels.Order(StringComparer.Ordinal), classifier.Predict(flat.Texts[0]).Probabilities.Select(p => p.Label).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_of_combinations_are_not_embedded_for_training()
    {
        using var own = new Synthetic.Encoder();
        MultiLabelClassifier.Train(new Corpus([new("x", "a|b"), new("y", "a"), new("z", "|")]), own, cancellationToken: None);
        Assert.Equal(["x", "y", "z", "topic: a", "topic: b"], own.Encoded);
    }
}
