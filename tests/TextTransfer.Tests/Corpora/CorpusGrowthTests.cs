using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Corpora;

public sealed class CorpusGrowthTests : IDisposable
{
    private readonly Synthetic.Encoder encoder = new();
    private readonly EmbeddedCorpus corpus;

    public CorpusGrowthTests()
    {
        corpus = new Corpus([new("a x", "a") { Id = "1" }, new("b y", "b") { Group = "g" }, new("a z", "a")]).Embed(encoder);
        encoder.Encoded.Clear();
    }

    public void Dispose() => encoder.Dispose();

    [Fact]
    public void Only_what_is_new_is_embedded_once()
    {
        var reports = new List<int>();
        EmbeddedCorpus grown = corpus.Add(new Corpus([new("c w", "c"), new("a x", "a"), new("c w", "c"), new("b v", "b")]), encoder, new Listener<int>(reports.Add), TestContext.Current.CancellationToken);
        Assert.Equal(["c w", "b v", "topic: c"], encoder.Encoded);
        Assert.Equal(["b y", "a z", "c w", "a x", "c w", "b v"], grown.Texts.Select(t => t.Text));
        Assert.Equal(["a", "b", "c"], grown.LabelEmbeddings.Keys.Order(StringComparer.Ordinal));
        Assert.Same(corpus.Texts[1].Embedding, grown.Texts[0].Embedding);
        Assert.Equal(6, reports[^1]);
        Assert.Equal(3, corpus.Texts.Count);
    }

    [Fact]
    public void Names_left_out_of_training_stay_out()
    {
        EmbeddedCorpus nameless = new(corpus.Corpus, [.. corpus.Texts.Select(t => t.Embedding)], corpus.Encoder);
        Assert.Empty(nameless.Add(new Corpus([new("c w", "c")]), encoder, cancellationToken: TestContext.Current.CancellationToken).LabelEmbeddings);
        Assert.Equal(["c w"], encoder.Encoded);
    }

    /// <summary>Of names a model file keeps one layer alone, which is too little for a text.</summary>
    [Fact]
    public void A_text_that_reads_as_a_name_is_embedded_as_a_text()
    {
        var oneLayer = corpus.LabelEmbeddings.ToDictionary(l => l.Key, l => new TextEmbedding(l.Value.Vector, l.Value.Vector, 1));
        EmbeddedCorpus kept = new(corpus.Corpus, [.. corpus.Texts.Select(t => t.Embedding)], corpus.Encoder, oneLayer);
        EmbeddedCorpus grown = kept.Add(new Corpus([new("topic: a", "b")]), encoder, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(corpus.Texts[0].Embedding.LayerCount, grown.Texts[^1].Embedding.LayerCount);
    }

    [Fact]
    public void A_text_at_hand_takes_label_group_and_id_of_the_new_one()
    {
        EmbeddedCorpus grown = corpus.Add(new Corpus([new("b y", "c") { Id = "9" }, new(" a x\n", "a")]), encoder, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([new("a z", "a"), new("b y", "c") { Id = "9" }, new(" a x\n", "a")], grown.Corpus.Texts);
        Assert.Equal([" a x\n", "topic: c"], encoder.Encoded);
        Assert.Equal(["a", "c"], grown.LabelEmbeddings.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_removed_takes_its_class_along()
    {
        EmbeddedCorpus rest = corpus.Remove(t => t.Group == "g");
        Assert.Equal(["a x", "a z"], rest.Texts.Select(t => t.Text));
        Assert.Equal(["a"], rest.Corpus.Labels);
        Assert.Equal(["a"], rest.LabelEmbeddings.Keys);
        Assert.Empty(encoder.Encoded);
    }

    [Fact]
    public void Another_encoder_is_refused_by_name()
    {
        using var other = new Synthetic.Encoder(fingerprint: "f2");
        var error = Assert.Throws<ArgumentException>(() => corpus.Add(new Corpus([]), other, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("synthetic", error.Message, StringComparison.Ordinal);
        Assert.Contains("f2", error.Message, StringComparison.Ordinal);
        Assert.Empty(other.Encoded);
    }

    [Fact]
    public void A_file_of_texts_to_add_may_have_one_text_of_one_class()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("more.csv", "text,label\nc w,c\n");
        Assert.Equal([new("c w", "c") { Line = 2 }], Corpus.Read(path, new CorpusReadOptions { IsPartial = true }).Texts);
        Assert.Throws<CorpusFormatException>(() => Corpus.Read(path));
    }
}
