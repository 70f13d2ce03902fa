using CsCheck;

namespace TextTransfer.Tests.Classification;

/// <summary>Classifiers of texts with titles: the first line says what the text is about, the rest is anything.</summary>
public sealed class TitleTests : IDisposable
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();
    private readonly Synthetic.Encoder encoder = new();

    /// <summary>Posts whose embedding, which follows the first character, says nothing of the class: that is in the title after a blank.</summary>
    private static readonly Corpus Posts = new(
        from k in Enumerable.Range(0, 3)
        from i in Enumerable.Range(0, 8)
        let label = ((char)('a' + k)).ToString()
        select new LabeledText($"\n{label} title {i}\n\nbody {i} {i * 37 % 11}", label));

    private string Path => folder.File("model.ttz");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Title\nbody", "Title")]
    [InlineData("\r\n  Title \r\nbody", "Title")]
    [InlineData("Title\n\n\nbody", "Title")]
    [InlineData("Only line\n \n", null)]
    [InlineData("Only line", null)]
    [InlineData(" \n ", null)]
    [InlineData("", null)]
    public void The_title_is_the_first_of_several_lines(string text, string? title)
    {
        EmbeddedText embedded = EmbeddedText.Encode(text, encoder, None);
        Assert.Equal(Synthetic.Embed(text).Vector, embedded.Embedding.Vector);
        Assert.Equal(title is null ? null : Synthetic.Embed(title).Vector.ToArray(), embedded.Title?.Vector.ToArray());
    }

    [Fact]
    public void A_first_line_without_end_is_cut_between_characters()
    {
        string line = new string('x', 199) + "\ud83c\udf31" + new string('y', 50);
        Assert.Equal(Synthetic.Embed(line[..199]).Vector.ToArray(), EmbeddedText.Encode(line + "\nbody", encoder, None).Title!.Vector.ToArray());
    }

    [Fact]
    public void Many_are_encoded_as_one_by_one() => Gen.OneOf(Gen.Const("a"), Gen.Const("b t"), Gen.Const("\n"), Gen.Const("c \ud83c\udf31\r\n")).Array[0, 6].Select(string.Concat).Array[0, 5].Sample(texts =>
        Assert.Equal(texts.Select(t => EmbeddedText.Encode(t, encoder)).Select(Values), EmbeddedText.EncodeAll(texts, encoder).Select(Values)), iter: 200, threads: 1);

    [Fact]
    public void Equal_titles_are_encoded_once_and_titles_already_known_not_at_all()
    {
        EmbeddedCorpus corpus = new Corpus([new("t\nx", "a"), new("t\ny", "b")]).Embed(encoder, cancellationToken: None);
        Assert.Single(encoder.Encoded, "t");
        encoder.Encoded.Clear();

        EmbeddedCorpus grown = corpus.Add(new Corpus([new("t\nz", "a")]), encoder, cancellationToken: None);
        Assert.Equal(["t\nz"], encoder.Encoded);
        Assert.Same(corpus.Texts[0].Title, grown.Texts[2].Title);
    }

    [Fact]
    public void Titles_are_a_view_where_texts_have_them()
    {
        TextClassifier classifier = TextClassifier.Train(Posts, encoder, cancellationToken: None);
        Assert.Equal("title", classifier.Summary.Views.MinBy(v => v.OutOfFoldLogLoss)!.Name);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal("b", classifier.Predict($"b title, the {i}th\nelse", None).Label));

        Corpus few = new(Posts.Texts.Select((t, i) => i % 5 < 3 ? t with { Text = t.Text.Replace('\n', ' ') } : t));
        Assert.DoesNotContain(TextClassifier.Train(few, encoder, cancellationToken: None).Summary.Views, v => v.Name == "title");
    }

    [Fact]
    public void Texts_embedded_by_hand_are_read_if_they_have_no_title_and_refused_if_they_do()
    {
        TextClassifier classifier = TextClassifier.Train(Posts, encoder, cancellationToken: None);
        foreach (string text in new[] { "b title\nbody", "c", "" })
            Assert.Equal(classifier.Predict(text, None).Probabilities, classifier.Predict(EmbeddedText.Encode(text, encoder, None)).Probabilities);
        Assert.Equal(classifier.Predict("c", None).Probabilities, classifier.Predict(Synthetic.Text("c")).Probabilities);
        Assert.Equal(classifier.Predict("b title\nbody", None).Probabilities, classifier.PredictAll(["x", "b title\nbody"], cancellationToken: None)[1].Probabilities);
        Assert.Contains("EmbeddedText.Encode", Assert.Throws<ArgumentException>(() => classifier.Predict(Synthetic.Text("b title\nbody"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Growing_through_files_gives_the_bytes_of_training_at_once()
    {
        byte[] atOnce = Save(TextClassifier.Train(Posts, encoder, cancellationToken: None));
        Save(TextClassifier.Train(new Corpus(Posts.Texts.Where((t, i) => i % 3 > 0)), encoder, cancellationToken: None));
        encoder.Encoded.Clear();
        EmbeddedCorpus grown = TextClassifier.Load(Path, encoder, withExamples: true).Examples!.Add(new Corpus(Posts.Texts.Where((t, i) => i % 3 == 0)), encoder, cancellationToken: None);
        Assert.Equal(atOnce, Save(TextClassifier.Train(grown, encoder, new TrainingOptions(), None)));
        Assert.Equal(encoder.Encoded.Distinct(), encoder.Encoded);

        encoder.Encoded.Clear();
        EmbeddedCorpus rest = TextClassifier.Load(Path, encoder, withExamples: true).Examples!.Remove(t => t.Label == "c");
        byte[] removed = Save(TextClassifier.Train(rest, encoder, new TrainingOptions(), None));
        Assert.Empty(encoder.Encoded);
        Assert.Equal(Save(TextClassifier.Train(new Corpus(Posts.Texts.Where(t => t.Label != "c")), encoder, cancellationToken: None)), removed);
    }

    [Fact]
    public void What_a_title_adds_is_told_at_its_line()
    {
        TextClassifier classifier = TextClassifier.Train(Posts, encoder, cancellationToken: None);
        foreach (string text in new[] { "\n\n b title\nbody\nmore", "c title" })
        {
            Explanation e = classifier.Explain(text, cancellationToken: None);
            double title = e.Views.Single(v => v.Name == "title").Contribution;
            Assert.NotEqual(0, title);
            Assert.Equal(e.LogOdds, e.Intercept + e.Views.Sum(v => v.Contribution), 9);
            Assert.Equal(e.LogOdds, e.Intercept + e.Lines.Sum(l => l.Contribution) + e.Undivided, 9);
            Assert.Equal(e.LogOdds, e.Intercept + e.Windows.Sum(w => w.Contribution), 9);
        }
    }

    [Fact]
    public void Several_labels_are_learned_from_titles_too()
    {
        Corpus corpus = new(Posts.Texts.Select(t => t with { Label = t.Label == "c" ? "a|c" : t.Label }));
        MultiLabelClassifier classifier = MultiLabelClassifier.Train(corpus, encoder, cancellationToken: None);
        Assert.Equal(["a", "c"], classifier.Predict("c title\nbody", None).Labels.Order(StringComparer.Ordinal));
        classifier.Save(Path);
        MultiLabelClassifier loaded = MultiLabelClassifier.Load(Path, encoder);
        Assert.Equal(classifier.Predict("b title\nbody", None).Probabilities, loaded.PredictAll(["b title\nbody"], cancellationToken: None)[0].Probabilities);
    }

    private byte[] Save(TextClassifier classifier)
    {
        classifier.Save(Path);
        return File.ReadAllBytes(Path);
    }

    private static (string, string, string?) Values(EmbeddedText text) =>
        (text.Text, string.Join(' ', text.Embedding.Vector.ToArray()), text.Title is null ? null : string.Join(' ', text.Title.Vector.ToArray()));
}
