using System.Numerics.Tensors;
using TextTransfer.FineTuning;
using TextTransfer.FineTuning.Network;
using TextTransfer.FineTuning.Weights;

namespace TextTransfer.Tests.FineTuning;

/// <summary>Fine-tuned classifiers, from training to a file and back.</summary>
public sealed class FineTuningTests
{
    private static readonly LabeledText[] Texts =
    [
        new("Prune the roses", "garden"), new("Sow the beans", "garden"), new("Water the ferns", "garden"), new("Rake the leaves", "garden"),
        new("Board the train", "travel"), new("Book a ferry", "travel"), new("Pack a suitcase", "travel"), new("Miss the flight", "travel"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_fine_tuned_classifier_comes_back_from_its_file_as_it_was()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        using TemporaryFolder folder = new();
        TrainingOptions options = new() { FineTune = FineTune.On, FineTuningSteps = 4 };
        using TextClassifier trained = TextClassifier.Train(new Corpus(Texts), encoder, options, cancellationToken: Token);
        Assert.True(trained.IsFineTuned);
        Assert.NotEqual(encoder.Info.Fingerprint, trained.Encoder.Fingerprint);
        Assert.Equal(8, trained.Summary.FineTuning!.HeldOutCount);
        Assert.Contains("held-out texts", trained.Summary.FineTuning.ToString(), StringComparison.Ordinal);

        trained.Save(folder.File("a.ttz"));
        Assert.True(new FileInfo(folder.File("a.ttz")).Length < 8_000_000);
        using TextClassifier loaded = TextClassifier.Load(folder.File("a.ttz"), encoder, withExamples: true);
        Assert.Equal(trained.Encoder, loaded.Encoder);
        foreach (string text in (string[])["Trim the hedge", "Catch the bus", "Prune the roses"])
            Assert.Equal(trained.Predict(text).Probabilities, loaded.Predict(text).Probabilities);
        Assert.Equal("garden", loaded.Explain("Trim the hedge", cancellationToken: Token).Prediction.Label);

        // The same seed, the same bytes.
        using TextClassifier again = TextClassifier.Train(new Corpus(Texts.Reverse()), encoder, options, cancellationToken: Token);
        again.Save(folder.File("b.ttz"));
        Assert.Equal(File.ReadAllBytes(folder.File("a.ttz")), File.ReadAllBytes(folder.File("b.ttz")));
    }

    [Fact]
    public void Fine_tuning_that_is_stopped_leaves_what_would_have_been_trained_without()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        EmbeddedCorpus corpus = new Corpus(Texts).Embed(encoder, cancellationToken: Token);
        using CancellationTokenSource stop = new();
        List<FineTuningProgress> steps = [];
        FineTuningControl control = new()
        {
            Stop = stop.Token,
            Progress = new Listener<FineTuningProgress>(p =>
            {
                steps.Add(p);
                stop.Cancel();
            }),
        };
        using TextClassifier stopped = TextClassifier.Train(corpus, encoder, new() { FineTune = FineTune.On }, control, Token);
        Assert.Equal(new(1, 160), Assert.Single(steps)); // Three folds and the whole, of 40 steps each.
        Assert.False(stopped.IsFineTuned);
        using TextClassifier plain = TextClassifier.Train(corpus, encoder, new(), Token);
        Assert.Equal(plain.Predict("Trim the hedge").Probabilities, stopped.Predict("Trim the hedge").Probabilities);
    }

    [Fact]
    public void Where_it_cannot_be_done_auto_goes_without_and_on_says_why()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        EmbeddedCorpus single = new Corpus([.. Texts, new("Boil an egg", "kitchen")]).Embed(encoder, cancellationToken: Token);
        using TextClassifier without = TextClassifier.Train(single, encoder, new() { FineTune = FineTune.Auto }, Token);
        Assert.Null(without.Summary.FineTuning);
        Assert.Contains("'kitchen'", Assert.Throws<CorpusTooSmallException>(() => TextClassifier.Train(single, encoder, new() { FineTune = FineTune.On }, Token)).Message, StringComparison.Ordinal);

        using OnnxTextEncoder other = MiniLM.Create();
        using SideBySideEncoder both = new(encoder, other);
        EmbeddedCorpus joined = new Corpus(Texts).Embed(both, cancellationToken: Token);
        Assert.Throws<ArgumentException>(() => TextClassifier.Train(joined, both, new() { FineTune = FineTune.On }, Token));
    }

    [Theory]
    [InlineData(true, 1.0, 0.99, 0.99, 1)]
    [InlineData(true, 0.5, 0.6, 0.7, 0)]
    [InlineData(false, 0.5, 0.7, 0.6, 2)]
    [InlineData(true, 0.5, 0.57, 0.6, 1)]
    public void The_tuned_encoder_is_taken_unless_held_out_texts_speak_against_it(bool mayRefuse, double frozen, double half, double full, int chosen) =>
        Assert.Equal(chosen, FineTuningChoice.Choose([frozen, half, full], 48, mayRefuse));

    [Fact]
    public void The_model_that_is_written_gives_the_vectors_of_training()
    {
        EncoderOptions options = new() { Pooling = PoolingMode.Mean, Normalize = false, MaxTokens = 64, Prompt = "" };
        using OnnxTextEncoder encoder = OnnxTextEncoder.Open(Checkout.Shared("golden/tiny-bert"), options);
        BertModel model = BertModel.Read(encoder.Settings);
        EncoderAdapters adapters = RandomAdapters(model.Transformer, 0.3f);
        using OnnxTextEncoder adapted = encoder.Adapt(model.Merge(adapters.Linears, adapters.Scale), adapters.Hash());
        Compare(encoder, adapted, model, adapters, atLeast: 0.99999);
    }

    [Fact]
    public void With_weights_of_eight_bits_the_vectors_stay_near_those_of_training()
    {
        using OnnxTextEncoder encoder = MiniLM.Create();
        BertModel model = BertModel.Read(encoder.Settings);
        EncoderAdapters adapters = RandomAdapters(model.Transformer, 0.05f);
        using OnnxTextEncoder adapted = encoder.Adapt(model.Merge(adapters.Linears, adapters.Scale), adapters.Hash());
        Compare(encoder, adapted, model, adapters, atLeast: 0.98);
    }

    private static void Compare(OnnxTextEncoder encoder, OnnxTextEncoder adapted, BertModel model, EncoderAdapters adapters, double atLeast)
    {
        using EmbeddingLayer embeddings = new(model, encoder.Settings);
        TransformerPass pass = new(model.Transformer);
        foreach (string text in Texts.Select(t => t.Text).Append("A longer text, which has more words than the others and so a few more rows."))
        {
            float[] vector = pass.Forward([embeddings.Run(Assert.Single(encoder.TokenizeWindows(text, 64)))], [.. adapters.Linears], adapters.Scale)[0];
            float near = TensorPrimitives.CosineSimilarity<float>(vector, adapted.Encode(text, Token).Vector.Span);
            Assert.True(near > atLeast, $"{near}");
            Assert.True(near > TensorPrimitives.CosineSimilarity<float>(vector, encoder.Encode(text, Token).Vector.Span) + 0.001);
        }
    }

    private static EncoderAdapters RandomAdapters(Transformer transformer, float size)
    {
        Random random = new(3);
        LowRankAdapter[] adapters = [.. transformer.Linears.Select(l => LowRankAdapter.Begin(4, l, random))];
        foreach (float[] up in adapters.Select(a => a.Up))
        {
            for (int i = 0; i < up.Length; i++)
                up[i] = ((2 * random.NextSingle()) - 1) * size;
        }
        return new(adapters, 2);
    }
}
