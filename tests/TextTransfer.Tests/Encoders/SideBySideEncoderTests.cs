using System.Numerics.Tensors;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Encoders;

public class SideBySideEncoderTests
{
    private static readonly Synthetic.Encoder First = new(layers: 5, fingerprint: "f1");
    private static readonly Synthetic.Encoder Second = new(layers: 3, fingerprint: "f2");

    [Fact]
    public void An_embedding_is_both_in_order_of_length_one()
    {
        using SideBySideEncoder both = new(First, Second);
        TextEmbedding embedding = both.Encode("a river"), alone = First.Encode("a river");
        Assert.Equal((2 * Synthetic.Dimension, 3), (embedding.Vector.Length, embedding.LayerCount));
        Assert.Equal((both.Info.Dimension, both.Info.LayerCount), (embedding.Vector.Length, embedding.LayerCount));
        Assert.Equal(1, TensorPrimitives.Norm(embedding.Vector.Span), 1e-5f);
        Assert.Equal(1, TensorPrimitives.CosineSimilarity(alone.Vector.Span, embedding.Vector.Span[..Synthetic.Dimension]), 1e-5f);
        // Layers meet from the top: the third from above of both.
        Assert.Equal(1, TensorPrimitives.CosineSimilarity(alone.Layer(2), embedding.Layer(0)[..Synthetic.Dimension]), 1e-5f);
        Assert.Equal(1, TensorPrimitives.CosineSimilarity(Second.Encode("a river").Layer(0), embedding.Layer(0)[Synthetic.Dimension..]), 1e-5f);
    }

    [Fact]
    public void The_identity_is_of_both_in_their_order()
    {
        using SideBySideEncoder one = new(First, Second), again = new(First, Second), turned = new(Second, First);
        Assert.Equal(one.Info, again.Info);
        Assert.NotEqual(one.Info.Fingerprint, turned.Info.Fingerprint);
        Assert.Equal("synthetic+synthetic", one.Info.Name);
    }

    [Fact]
    public void Joined_corpora_are_those_it_embeds_itself()
    {
        using SideBySideEncoder both = new(First, Second);
        Corpus corpus = new(Synthetic.Corpus(3, 4).Texts.Select((t, i) => i % 2 == 0 ? t with { Text = $"title {i}\n{t.Text}" } : t));
        EmbeddedCorpus embedded = corpus.Embed(both), joined = both.Join(corpus.Embed(First), corpus.Embed(Second));
        Assert.Equal(embedded.Encoder, joined.Encoder);
        Assert.All(embedded.Texts.Zip(joined.Texts), p => Assert.Equal(p.First.Embedding.Vector.ToArray(), p.Second.Embedding.Vector.ToArray()));
        Assert.All(embedded.Texts.Zip(joined.Texts), p => Assert.Equal(p.First.Title?.Vector.ToArray(), p.Second.Title?.Vector.ToArray()));
        Assert.Equal(6, joined.Texts.Count(t => t.Title is not null));
        Assert.All(corpus.Labels, l => Assert.Equal(embedded.LabelEmbeddings[l].Vector.ToArray(), joined.LabelEmbeddings[l].Vector.ToArray()));
        Assert.Throws<ArgumentException>(() => both.Join(corpus.Embed(Second), corpus.Embed(First)));
        Assert.Throws<ArgumentException>(() => both.Join(corpus.Embed(First), Synthetic.Corpus(3, 5).Embed(Second)));
    }

    [Fact]
    public void A_disposed_one_refuses_and_leaves_its_encoders_open()
    {
        SideBySideEncoder both = new(First, Second);
        both.Dispose();
        Assert.Throws<ObjectDisposedException>(() => both.Encode("a"));
        Assert.NotNull(First.Encode("a"));
    }
}
