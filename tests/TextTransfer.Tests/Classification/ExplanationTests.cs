using System.Globalization;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Encoders;

namespace TextTransfer.Tests.Classification;

public class ExplanationTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 5)]
    [InlineData(2, 1)]
    [InlineData(4, 5)]
    [InlineData(4, 1)]
    public void Every_way_of_taking_it_apart_sums_to_the_log_odds(int classes, int layers)
    {
        using var encoder = new Synthetic.Encoder(layers);
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(classes, 9), layers);
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions(), None);
        foreach (string text in new[] { "b river\nlamp stone stone\n\na paper", "a", "", " \n", "c wind river cloud" })
        {
            Explanation e = classifier.Explain(text, corpus, cancellationToken: None);
            AssertComplete(classifier.Predict(text), e);
            Assert.Equal(corpus.Texts.Count, e.Examples.Count);
        }
    }

    /// <summary>Weights of examples and of classes are part of what each labelled text pulls.</summary>
    [Fact]
    public void Weighted_and_balanced_classifiers_are_taken_apart_too()
    {
        using var encoder = new Synthetic.Encoder();
        LabeledText[] texts = [.. Synthetic.Corpus(3, 9).Texts.Where((t, i) => t.Label != "c" || i % 2 == 0).Select((t, i) => t with { Weight = 1 + (i % 3) })];
        EmbeddedCorpus corpus = new Corpus(texts).Embed(encoder, cancellationToken: None);
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions { BalanceClasses = true }, None);
        TextClassifier plain = TextClassifier.Train(Synthetic.Embed(new Corpus(texts.Select(t => t with { Weight = 1 }))), encoder, new TrainingOptions(), None);
        Assert.NotEqual(plain.Predict("b river").Probability, classifier.Predict("b river").Probability);
        AssertComplete(classifier.Predict("b river"), classifier.Explain("b river", cancellationToken: None));
        Assert.Throws<ArgumentException>(() => TextClassifier.Train(new Corpus(texts.Select(t => t with { Weight = 0 })), encoder, cancellationToken: None));
    }

    [Fact]
    public void The_names_of_the_classes_are_a_view_beside_the_labelled_texts()
    {
        using var encoder = new Synthetic.Encoder();
        EmbeddedCorpus corpus = Synthetic.Corpus(3, 6).Embed(encoder, cancellationToken: None);
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions(), None);
        Explanation e = classifier.Explain("b river stone", corpus, cancellationToken: None);
        AssertComplete(classifier.Predict("b river stone"), e);
    }

    [Fact]
    public void Any_two_classes_can_be_compared_and_the_reverse_is_the_opposite()
    {
        using var encoder = new Synthetic.Encoder();
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(4, 6));
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions(), None);
        Explanation e = classifier.Explain("b river", corpus, "d", "a", None);
        Explanation reverse = classifier.Explain("b river", corpus, "a", "d", None);
        AssertComplete(classifier.Predict("b river"), e);
        Assert.Equal(e.LogOdds, -reverse.LogOdds, 1e-9);
        Assert.Equal(classifier.Predict("b river").Label, classifier.Explain("b river", corpus, cancellationToken: None).Label);
    }

    [Fact]
    public void Terms_carry_what_only_they_can_tell()
    {
        // All vectors are the same, so that the terms decide alone.
        using var encoder = new Synthetic.Encoder();
        Corpus labelled = new([new("sow beans", "garden"), new("sow peas", "garden"), new("boil beans", "kitchen"), new("boil peas", "kitchen")]);
        TextEmbedding same = Synthetic.Embed("same");
        var corpus = new EmbeddedCorpus(labelled, [same, same, same, same], encoder.Info);
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions(), None);
        Explanation e = classifier.Explain("beans and peas\nSow, then sow!", corpus, cancellationToken: None);
        Assert.Equal("garden", e.Label);
        Assert.Equal(("sow", 2), (e.Words[0].Word, e.Words[0].Count));
        TermContribution sow = e.Terms.First(t => t.View == "words");
        Assert.Equal(("sow", 2), (sow.Term, sow.Count));
        Assert.InRange(e.Lines[1].Contribution, e.Lines[0].Contribution + (0.9 * sow.Contribution), double.PositiveInfinity);
        Assert.All(e.Examples.Where(x => x.Example.Label == "garden"), x => Assert.True(x.Contribution > 0));
    }

    [Fact]
    public void Windows_and_tokens_have_their_place_in_the_text()
    {
        using OnnxTextEncoder encoder = MiniLM.Create(new() { MaxTokens = 16, Prompt = "topic: " });
        string text = "Tomatoes in July\r\n\r\n" + string.Join('\n', Enumerable.Range(0, 6).Select(i => $"Line {i.ToString(CultureInfo.InvariantCulture)} — prune the side shoots, água."));
        IReadOnlyList<EncodedWindow> windows = ((IWindowSource)encoder).EncodeWindows(text, None)!;
        TextEmbedding whole = encoder.Encode(text, None);
        Assert.Equal(whole.WindowCount, windows.Count);
        Assert.Equal(0, windows[0].Start);
        Assert.Equal(text.Length, windows[^1].End);
        Assert.All(windows.Zip(windows.Skip(1)), w => Assert.Equal(w.First.End, w.Second.Start));
        Assert.Equal(1, windows.Sum(w => w.Share), 1e-12);
        for (int d = 0; d < whole.LayerCount * encoder.Info.Dimension; d++)
            Assert.Equal(windows.Sum(w => w.Share * w.Layers.Span[d]), whole.Layer(d / encoder.Info.Dimension)[d % encoder.Info.Dimension], 1e-4);
        foreach (EncodedWindow window in windows)
        {
            Assert.All(window.Tokens!.Positions, p => Assert.True(p == -1 || (p >= window.Start && p < window.End && !char.IsWhiteSpace(text[p]))));
            int last = window.Layers.Length - encoder.Info.Dimension, count = window.Tokens.Positions.Count;
            for (int d = 0; d < encoder.Info.Dimension; d++)
                Assert.Equal(window.Layers.Span[last + d], Enumerable.Range(0, count).Average(t => window.Tokens.Vectors.Span[(t * encoder.Info.Dimension) + d]), 1e-4);
        }
    }

    [Theory]
    [InlineData(false, LongTextMode.Windows)]
    [InlineData(true, LongTextMode.Windows)]
    [InlineData(true, LongTextMode.Truncate)]
    public void Long_texts_sum_over_windows_and_lines(bool multilingual, LongTextMode longTexts)
    {
        var options = new EncoderOptions { MaxTokens = 32, LongTexts = longTexts };
        using OnnxTextEncoder encoder = multilingual ? MultilingualE5.Create(options) : MiniLM.Create(options);
        Corpus corpus = Corpus.ReadCsv(Checkout.SampleLabels);
        int[] few = [.. corpus.Labels.SelectMany(l => Enumerable.Range(0, corpus.Texts.Count).Where(i => corpus.Texts[i].Label == l).Take(2))];
        EmbeddedCorpus embedded = new Corpus([.. few.Select(i => corpus.Texts[i]).Select(t => t with { Text = t.Text[..Math.Min(t.Text.Length, 300)] })]).Embed(encoder, cancellationToken: None);
        TextClassifier classifier = TextClassifier.Train(embedded, encoder, new TrainingOptions(), None);
        string text = string.Join("\n\n", corpus.Texts.Take(2).Select(t => t.Text));
        text = text[..Math.Min(text.Length, 900)];
        Explanation e = classifier.Explain(text, embedded, cancellationToken: None);
        AssertComplete(classifier.Predict(text), e);
        Assert.True(e.Windows.Count > 1);
        Assert.Equal(text.Length, e.Windows.Sum(w => w.Length));
        Assert.Equal(text.Split('\n').Count(l => l.Trim().Length > 0), e.Lines.Count);
        Assert.All(e.Lines, l => Assert.DoesNotContain('\n', text.Substring(l.Start, l.Length)));
    }

    [Fact]
    public void Wrong_use_is_refused()
    {
        using var encoder = new Synthetic.Encoder();
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(3, 4));
        TextClassifier classifier = TextClassifier.Train(corpus, encoder, new TrainingOptions(), None);
        Assert.Throws<ArgumentException>(() => classifier.Explain("x", corpus, "z", null, None));
        Assert.Throws<ArgumentException>(() => classifier.Explain("x", corpus, "a", "a", None));
        Assert.Throws<ArgumentException>(() => classifier.Explain("x", Synthetic.Embed(Synthetic.Corpus(3, 5)), cancellationToken: None));
        Assert.Throws<ArgumentException>(() => classifier.Explain("x", Synthetic.Embed(Synthetic.Corpus(2, 6)), cancellationToken: None));
    }

    [Fact]
    public void A_layer_falls_apart_by_windows_and_tokens_as_computed_by_hand()
    {
        // Two windows with shares of 3/4 and 1/4 in two dimensions; the first shows three tokens, the first of which is special.
        float[] tokens = [1, 0, 0, 2, 5, 4], first = [2, 2], second = [6, 6], whole = [3, 3];
        EncodedWindow[] windows = [new(0, 4, 0.75, first, new([-1, 0, 2], tokens)), new(4, 6, 0.25, second)];
        var model = new LayersModel(LayersView.Last, [1, 0, 0, 2], [0.5, 0.25]);
        EmbeddedText text = new("abcdef", new(whole, whole, 6)), example = new("x", new(new float[] { 3, 4 }, new float[] { 3, 4 }, 1));
        double norm = Math.Sqrt(18), ofMean = 0.6 - (2 * 0.8); // The difference of the weights is (1, −2); the mean of examples (0.6, 0.8).
        LogitPart[] parts = [.. model.Explainer([example]).Explain(text, windows, 0, 1)];
        Assert.Equal([(0, -1), (2, -1), (-1, 0), (-1, 1)], parts.Select(p => (p.Place, p.Window)));
        double[] expected = [0.25 * ((-4 / norm) - ofMean), 0.25 * ((-3 / norm) - ofMean), 0.25 * ((1 / norm) - ofMean), 0.25 * ((-6 / norm) - ofMean)];
        Assert.All(expected.Zip(parts), p => Assert.Equal(p.First, p.Second.Value, 1e-7));
    }

    [Fact]
    public void Before_rounding_is_shared_out_the_parts_of_every_view_sum_to_its_logits()
    {
        EmbeddedText[] texts = [.. Synthetic.Corpus(3, 8).Texts.Select(t => Synthetic.Text(t.Text))];
        int[] labels = [.. Enumerable.Range(0, texts.Length).Select(i => i / 8)];
        foreach ((IView view, _) in ViewSet.For(5, hasTitles: true))
        {
            IViewModel model = new ViewSpace(view, texts, None).Fit(labels, 3, 10, 1.5, None);
            EmbeddedText text = Synthetic.Text("b river, River\n\uD800 İstanbul stone-stone");
            double sum = model.Explainer(texts).Explain(text, [EncodedWindow.Whole(text)], 2, 0).Sum(p => p.Value);
            Assert.Equal(LogOdds(text) - texts.Average(LogOdds), sum, 1e-5);

            double LogOdds(EmbeddedText of)
            {
                double[] logits = new double[3];
                model.Predict(of, logits);
                return logits[2] - logits[0];
            }
        }
    }

    [Theory]
    [InlineData("bbc")]
    [InlineData("wp_post_category")]
    public void Real_texts_sum_to_their_log_odds(string set)
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        Corpus training = Corpus.ReadCsv(Checkout.Shared($"data/{set}/train.csv"));
        int[] few = [.. training.Labels.SelectMany(l => Enumerable.Range(0, training.Texts.Count).Where(i => training.Texts[i].Label == l).Take(2))];
        EmbeddedCorpus embedded = new Corpus([.. few.Select(i => training.Texts[i]).Select(t => t with { Text = t.Text[..Math.Min(t.Text.Length, 600)] })]).Embed(encoder, cancellationToken: None);
        TextClassifier classifier = TextClassifier.Train(embedded, encoder, new TrainingOptions(), None);
        foreach (LabeledText text in Corpus.ReadCsv(Checkout.Shared($"data/{set}/test.csv")).Texts.OrderBy(t => t.Text.Length).Skip(50).Take(3))
            AssertComplete(classifier.Predict(text.Text), classifier.Explain(text.Text, embedded, cancellationToken: None));
    }

    /// <summary>Holds the parts against the prediction, which was made without them.</summary>
    private static void AssertComplete(Prediction prediction, Explanation e)
    {
        double logOdds = Math.Log(ProbabilityOf(e.Label) / ProbabilityOf(e.Against));
        Assert.Equal(logOdds, e.LogOdds, 1e-9);
        Assert.Equal(logOdds, e.Intercept + e.Views.Sum(v => v.Contribution), 1e-6);
        Assert.Equal(logOdds, e.Intercept + e.Windows.Sum(w => w.Contribution), 1e-6);
        Assert.Equal(logOdds, e.Intercept + e.Lines.Sum(l => l.Contribution) + e.Undivided, 1e-6);
        double names = e.Views.FirstOrDefault(v => v.Name == "labels").Contribution;
        Assert.Equal(logOdds, e.Intercept + names + e.Examples.Sum(x => x.Contribution), 1e-4);

        double ProbabilityOf(string label) => prediction.Probabilities.First(p => p.Label == label).Probability;
    }
}
