namespace TextTransfer.Tests.Classification;

/// <summary>Models that were trained in steps, through files, are those trained at once.</summary>
public sealed class GrowingTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;
    private static readonly TrainingOptions Options = new() { Seed = 3 };

    private readonly TemporaryFolder folder = new();
    private readonly Synthetic.Encoder encoder = new();

    /// <summary>Line breaks, quotes, other scripts and an id, as texts of pages have them.</summary>
    private readonly Corpus all = new([.. Synthetic.Corpus(4, 6).Texts, new("a \"quoted\"\nléek\u2028\ud83c\udf31", "a") { Group = "g", Id = "17" }, new("b stone", "b") { Group = "g" }]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Adding_in_two_steps_gives_the_bytes_of_training_at_once()
    {
        byte[] atOnce = Save(TextClassifier.Train(all, encoder, Options, cancellationToken: None));
        encoder.Encoded.Clear();

        Save(TextClassifier.Train(new Corpus(all.Texts.Where((t, i) => t.Label != "d" && i % 3 > 0)), encoder, Options, cancellationToken: None));
        TextClassifier first = TextClassifier.Load(Path, encoder, withExamples: true);
        EmbeddedCorpus grown = first.Examples!.Add(new Corpus(all.Texts.Where((t, i) => t.Label == "d" || i % 3 == 0)), encoder, cancellationToken: None);
        Assert.Equal(atOnce, Save(TextClassifier.Train(grown, encoder, Options, None)));
        Assert.Equal(encoder.Encoded.Distinct(), encoder.Encoded);
    }

    [Fact]
    public void Removing_gives_the_bytes_of_never_having_added()
    {
        byte[] never = Save(TextClassifier.Train(new Corpus(all.Texts.Where(t => t.Label != "b" && t.Id is null)), encoder, Options, cancellationToken: None));
        Save(TextClassifier.Train(all, encoder, Options, cancellationToken: None));
        encoder.Encoded.Clear();

        EmbeddedCorpus rest = TextClassifier.Load(Path, encoder, withExamples: true).Examples!.Remove(t => t.Label == "b" || t.Id == "17");
        Assert.Equal(never, Save(TextClassifier.Train(rest, encoder, Options, None)));
        Assert.Empty(encoder.Encoded);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(13)]
    public void Encoders_of_any_number_of_layers_are_trained_on_alike(int layers)
    {
        using var deep = new Synthetic.Encoder(layers);
        byte[] trained = Save(TextClassifier.Train(all, deep, Options, cancellationToken: None));
        TextClassifier loaded = TextClassifier.Load(Path, deep, withExamples: true);
        Assert.Equal(trained, Save(TextClassifier.Train(loaded.Examples!, deep, Options, None)));
        Assert.Equal(loaded.Predict("b stone").Probabilities, loaded.Predict(loaded.Examples!.Texts.Single(t => t.Text == "b stone")).Probabilities);
        Assert.Equal(trained, Save(TextClassifier.Load(Path, deep, withExamples: true)));
    }

    [Fact]
    public void Embeddings_of_fewer_layers_than_the_encoder_are_kept_as_they_are()
    {
        EmbeddedCorpus flat = new(all, [.. all.Texts.Select(t => Synthetic.Embed(t.Text, layers: 1))], encoder.Info);
        TextClassifier classifier = TextClassifier.Train(flat, encoder, Options, None);
        byte[] trained = Save(classifier);
        Assert.Equal(classifier.Predict(flat.Texts[0]), TextClassifier.Load(Path, encoder).Predict(flat.Texts[0]), (a, b) => a.Probabilities.SequenceEqual(b.Probabilities));
        Assert.Equal(trained, Save(TextClassifier.Train(TextClassifier.Load(Path, encoder, withExamples: true).Examples!, encoder, Options, None)));
    }

    [Fact]
    public void Examples_come_back_as_they_were()
    {
        Save(TextClassifier.Train(all, encoder, Options, cancellationToken: None));
        EmbeddedCorpus examples = TextClassifier.Load(Path, encoder, withExamples: true).Examples!;
        Assert.Equal(all.Texts.OrderBy(t => t.Text, StringComparer.Ordinal), examples.Corpus.Texts.OrderBy(t => t.Text, StringComparer.Ordinal));
        Assert.Equal(all.Labels, examples.LabelEmbeddings.Keys.Order(StringComparer.Ordinal));
        Assert.All(examples.Texts, t =>
        {
            TextEmbedding expected = Synthetic.Embed(t.Text);
            Assert.Equal(expected.Vector, t.Embedding.Vector);
            Assert.Equal((expected.TokenCount, expected.WindowCount, expected.IsTruncated), (t.Embedding.TokenCount, t.Embedding.WindowCount, t.Embedding.IsTruncated));
        });
    }

    [Fact]
    public void Whoever_only_predicts_has_no_examples_in_memory_and_cannot_lose_them()
    {
        Save(TextClassifier.Train(all, encoder, Options, cancellationToken: None));
        TextClassifier loaded = TextClassifier.Load(Path, encoder);
        Assert.Null(loaded.Examples);
        Assert.True(TextClassifier.ReadManifest(Path).HasExamples);
        Assert.Throws<InvalidOperationException>(() => loaded.Save(Path));
        Assert.NotNull(TextClassifier.Load(Path, encoder, withExamples: true).Examples);
    }

    [Fact]
    public void A_file_without_examples_has_nothing_of_them_and_says_what_to_do()
    {
        TextClassifier classifier = TextClassifier.Train(new Corpus(all.Texts.Select(t => t with { Id = t.Id ?? "number-4711" })), encoder, Options, cancellationToken: None);
        Assert.Contains("number-4711", System.Text.Encoding.UTF8.GetString(Save(classifier)), StringComparison.Ordinal);
        string bytes = System.Text.Encoding.UTF8.GetString(Save(classifier.WithoutExamples()));
        Assert.DoesNotContain("number-4711", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("examples.", bytes, StringComparison.Ordinal);

        Assert.False(TextClassifier.ReadManifest(Path).HasExamples);
        Assert.Equal(classifier.Predict("b stone").Probabilities, TextClassifier.Load(Path, encoder).Predict("b stone").Probabilities);
        var error = Assert.Throws<ModelFileException>(() => TextClassifier.Load(Path, encoder, withExamples: true));
        Assert.Contains(Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("Train again", error.Message, StringComparison.Ordinal);
        TextClassifier.Load(Path, encoder).Save(Path);
    }

    private string Path => folder.File("model.ttz");

    private byte[] Save(TextClassifier classifier)
    {
        classifier.Save(Path);
        return File.ReadAllBytes(Path);
    }

    [Fact]
    public void Weights_of_examples_are_kept()
    {
        string path = folder.File("weighted.ttz");
        LabeledText[] texts = [.. Synthetic.Corpus(3, 4).Texts.Select((t, i) => t with { Weight = 1 + (i % 2) })];
        TextClassifier.Train(new Corpus(texts), encoder, cancellationToken: TestContext.Current.CancellationToken).Save(path);
        TextClassifier loaded = TextClassifier.Load(path, encoder, withExamples: true);
        Assert.Equal(texts.OrderBy(t => t.Text, StringComparer.Ordinal), loaded.Examples!.Corpus.Texts);
    }

    /// <summary>Each side is judged as it was trained: the same texts with and without balance differ.</summary>
    [Fact]
    public void A_comparison_trains_each_side_with_its_own_options()
    {
        Corpus corpus = new(Synthetic.Corpus(3, 12).Texts.Where((t, i) => t.Label == "a" || i % 3 == 0));
        TextClassifier plain = TextClassifier.Train(corpus, encoder, cancellationToken: TestContext.Current.CancellationToken);
        TextClassifier balanced = TextClassifier.Train(corpus, encoder, new TrainingOptions { BalanceClasses = true }, cancellationToken: TestContext.Current.CancellationToken);
        ClassifierComparison comparison = ClassifierComparison.Make(plain, balanced, new() { Folds = 2, Repeats = 1 }, TestContext.Current.CancellationToken);
        Assert.NotEqual(0, comparison.LogLoss!.Value.Difference.Value);
    }
}
