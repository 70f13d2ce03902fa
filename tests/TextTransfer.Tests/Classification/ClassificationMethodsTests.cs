namespace TextTransfer.Tests.Classification;

public class ClassificationMethodsTests
{
    public static TheoryData<string> Names => [.. ClassificationMethods.All.Select(m => m.Name)];

    private static IClassificationMethod Method(string name) => ClassificationMethods.All.Single(m => m.Name == name);

    [Fact]
    public void Names_are_those_of_tables() =>
        Assert.Equal(["majority", "tfidf", "probe", "mixture"], ClassificationMethods.All.Select(m => m.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Probabilities_sum_to_one_and_the_same_seed_gives_the_same(string name)
    {
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(4, 6));
        IProbabilityModel one = Method(name).Fit(corpus, 5, TestContext.Current.CancellationToken), two = Method(name).Fit(corpus, 5, TestContext.Current.CancellationToken);
        Assert.Equal(corpus.Corpus.Labels, one.Labels);
        foreach (string text in new[] { "", "a stone 1", "c never seen before", "日本語", "stone stone stone" })
        {
            double[] p = one.Predict(Synthetic.Text(text));
            Assert.Equal(1, p.Sum(), 1e-9);
            Assert.All(p, v => Assert.InRange(v, 0, 1));
            Assert.Equal(p, two.Predict(Synthetic.Text(text)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_order_of_texts_does_not_matter(string name)
    {
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(3, 7));
        int[] order = [.. Enumerable.Range(0, corpus.Texts.Count)];
        new Random(1).Shuffle(order);
        IProbabilityModel one = Method(name).Fit(corpus, 0, TestContext.Current.CancellationToken), two = Method(name).Fit(corpus.Subset(order), 0, TestContext.Current.CancellationToken);
        foreach (EmbeddedText text in corpus.Texts)
            Assert.All(one.Predict(text).Zip(two.Predict(text)), p => Assert.Equal(p.First, p.Second, 1e-4));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Very_small_corpora_are_learned_from(string name)
    {
        (int Classes, int PerClass)[] sizes = [(2, 1), (2, 2), (5, 1), (3, 2)];
        foreach ((int classes, int perClass) in sizes)
        {
            EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(classes, perClass));
            Assert.Equal(1, Method(name).Fit(corpus, 0, TestContext.Current.CancellationToken).Predict(corpus.Texts[0]).Sum(), 1e-9);
        }
        EmbeddedCorpus uneven = Synthetic.Embed(new Corpus(Synthetic.Corpus(3, 8).Texts.Take(17)));
        Assert.Equal(1, Method(name).Fit(uneven, 0, TestContext.Current.CancellationToken).Predict(uneven.Texts[0]).Sum(), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_that_are_all_the_same_are_learned_from(string name)
    {
        var corpus = new Corpus([new("x", "a"), new("x", "b"), new("x", "b"), new("x", "a")]);
        double[] p = Method(name).Fit(Synthetic.Embed(corpus), 0, TestContext.Current.CancellationToken).Predict(Synthetic.Text("x"));
        Assert.Equal(0.5, p[0], 1e-3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_class_is_refused(string name)
    {
        var corpus = new Corpus([new("x", "a"), new("y", "a")]);
        var error = Assert.Throws<CorpusTooSmallException>(() => Method(name).Fit(Synthetic.Embed(corpus), 0, TestContext.Current.CancellationToken));
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Majority_predicts_the_frequencies()
    {
        var corpus = new Corpus([new("x", "a"), new("y", "b"), new("z", "b"), new("u", "b")]);
        Assert.Equal([0.25, 0.75], ClassificationMethods.Majority.Fit(Synthetic.Embed(corpus), 0, TestContext.Current.CancellationToken).Predict(Synthetic.Text("x")));
    }

    [Fact]
    public void Words_alone_tell_classes_apart_for_tfidf()
    {
        var corpus = new Corpus([new("red apple pie", "food"), new("sweet apple", "food"), new("fast engine", "car"), new("an engine roars", "car")]);
        IProbabilityModel model = ClassificationMethods.TfIdf.Fit(Synthetic.Embed(corpus), 0, TestContext.Current.CancellationToken);
        Assert.True(model.Predict(Synthetic.Text("APPLE!"))[1] > 0.6);
        Assert.True(model.Predict(Synthetic.Text("Engine, new"))[0] > 0.6);
    }

    [Fact]
    public void An_encoder_without_layers_is_enough()
    {
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(3, 5), layers: 1);
        IProbabilityModel model = ClassificationMethods.Mixture.Fit(corpus, 0, TestContext.Current.CancellationToken);
        Assert.Equal(1, model.Predict(Synthetic.Text("b", 1)).Sum(), 1e-9);
    }
}
