namespace TextTransfer.Tests.Vectors;

public sealed class CorpusVectorsTests
{
    private static readonly Corpus Corpus = new([new("one", "a") { Id = "1" }, new("two", "b") { Id = "2" }]);

    [Fact]
    public void Vectors_are_matched_by_id_and_else_by_position()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        EmbeddedCorpus byId = Corpus.WithEmbeddings(new VectorSet(values, 2, ["2", "9", "1"], VectorSamples.Encoder(2)), VectorSamples.Encoder(2));
        Assert.Equal([5, 6], byId.Texts[0].Embedding.Vector.ToArray());
        Assert.Equal([1, 2], byId.Texts[1].Embedding.Vector.ToArray());
        EmbeddedCorpus byPosition = Corpus.WithEmbeddings(new VectorSet(values.AsMemory(0, 4), 2), VectorSamples.Encoder(2));
        Assert.Equal([3, 4], byPosition.Texts[1].Embedding.Vector.ToArray());
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        EncoderInfo encoder = VectorSamples.Encoder(2);
        float[] values = [1, 2, 3, 4];
        AssertRefused("'2'", new(values, 2, ["1", "3"]), encoder);
        AssertRefused("'1'", new(values, 2, ["1", "1"]), encoder);
        AssertRefused("1 vectors", new(values.AsMemory(0, 2), 2), encoder);
        AssertRefused("fingerprint", new(values, 2, encoder: encoder with { Fingerprint = "b" }), encoder);
        AssertRefused("have 4", new(values, 2), VectorSamples.Encoder(4));
        AssertRefused("7 layers", new(values, 2), VectorSamples.Encoder(2, layers: 7));
    }

    [Fact]
    public void Lines_of_a_file_are_not_ids()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("labels.csv"), "text,label\none,a\ntwo,a\nthree,b\nfour,b\n");
        Corpus read = Corpus.ReadCsv(folder.File("labels.csv"));
        VectorSet other = new(new float[10], 2, ["2", "3", "4", "5", "6"]);
        Assert.Throws<ArgumentException>(() => read.WithEmbeddings(other, VectorSamples.Encoder(2)));
        Corpus mixed = new([new("one", "a") { Id = "1" }, new("two", "b")]);
        Assert.Throws<ArgumentException>(() => mixed.WithEmbeddings(new(new float[4], 2, ["1", "2"]), VectorSamples.Encoder(2)));
    }

    private static void AssertRefused(string reason, VectorSet vectors, EncoderInfo encoder) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => Corpus.WithEmbeddings(vectors, encoder)).Message, StringComparison.Ordinal);
}
