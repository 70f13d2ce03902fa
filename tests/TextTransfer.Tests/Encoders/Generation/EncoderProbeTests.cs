using Microsoft.Extensions.AI;
using TextTransfer.Encoders.Generation;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Encoders.Generation;

/// <summary>Whether an encoder without weights at hand is recognised, and another under its name is not.</summary>
public sealed class EncoderProbeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string ModelPath => Path.Combine(folder.Path, "model.ttz");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_classifier_over_a_noisy_service_is_trained_saved_and_loaded()
    {
        using EmbeddingService service = new(noise: 1e-3);
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        TextClassifier trained = TextClassifier.Train(Synthetic.Corpus(3, 15), encoder, cancellationToken: Cancelled);
        Assert.Equal(["last", "words", "characters", "labels"], trained.Summary.Views.Select(v => v.Name));
        trained.Save(ModelPath);

        using ITextEncoder nextDay = await new EmbeddingService(noise: 1e-3, seed: 1).AsTextEncoderAsync(cancellationToken: Cancelled);
        TextClassifier loaded = TextClassifier.Load(ModelPath, nextDay);
        string[] texts = [.. Synthetic.Corpus(3, 20, seed: 5).Texts.Select(t => t.Text), ""];
        Assert.All(trained.PredictAll(texts, cancellationToken: Cancelled).Zip(loaded.PredictAll(texts, cancellationToken: Cancelled)),
            pair => Assert.Equal(First(pair.First), First(pair.Second), 0.02));
        Assert.Equal(encoder.Info, TextClassifier.ReadManifest(ModelPath).Encoder);
        Assert.Equal(encoder.Info.Probe, TextClassifier.ReadManifest(ModelPath).Encoder.Probe);
    }

    [Fact]
    public async Task A_classifier_refuses_another_model_under_the_same_name()
    {
        using ITextEncoder encoder = await new EmbeddingService().AsTextEncoderAsync(cancellationToken: Cancelled);
        using ITextEncoder replaced = await new EmbeddingService(seed: 2).AsTextEncoderAsync(cancellationToken: Cancelled);
        Assert.Equal(encoder.Info, replaced.Info);

        Corpus corpus = Synthetic.Corpus(3, 5);
        TextClassifier.Train(corpus, encoder, cancellationToken: Cancelled).Save(ModelPath);
        ModelFileException e = Assert.Throws<ModelFileException>(() => TextClassifier.Load(ModelPath, replaced));
        Assert.Contains("answers to the same texts have moved", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TextClassifier.Train(corpus.Embed(encoder, cancellationToken: Cancelled), replaced, new(), Cancelled));
    }

    [Theory]
    [InlineData(1e-3, true)]
    [InlineData(1e-2, true)]
    [InlineData(0.5, false)]
    public async Task Noise_is_told_from_change(double noise, bool isSame)
    {
        EncoderInfo exact = await Info(new EmbeddingService());
        for (int i = 0; i < 20; i++)
        {
            // One generator, so that its noise is another every time.
            using EmbeddingService service = new(noise: noise);
            EncoderInfo first = await Info(service), second = await Info(service);
            Assert.Equal(exact.Fingerprint, first.Fingerprint);
            Assert.NotEqual(first.Probe, second.Probe);
            Assert.Equal(isSame, EncoderProbe.Agree(exact, second));
            Assert.Equal(isSame, EncoderProbe.Agree(first, second));
        }
    }

    [Fact]
    public async Task Two_models_of_one_size_and_two_prompts_of_one_model_are_told_apart()
    {
        using OnnxTextEncoder e5 = MultilingualE5.Create();
        using OnnxTextEncoder passages = e5.WithPrompt("passage: ");
        using OnnxTextEncoder bare = e5.WithPrompt("");
        using OnnxTextEncoder miniLM = MiniLM.Create();
        using OnnxTextEncoder cls = MiniLM.Create(new() { Pooling = PoolingMode.Cls });
        using OnnxTextEncoder raw = MiniLM.Create(new() { Normalize = false });
        OnnxTextEncoder[] encoders = [e5, passages, bare, miniLM, cls, raw];
        EncoderInfo[] infos = await Task.WhenAll(encoders.Select(e => Info(e.AsEmbeddingGenerator(), new() { Identity = "one name" })));

        for (int i = 0; i < infos.Length; i++)
        {
            for (int j = 0; j < infos.Length; j++)
            {
                Assert.Equal(infos[0].Fingerprint, infos[i].Fingerprint);
                Assert.Equal(i == j, EncoderProbe.Agree(infos[i], infos[j]));
                TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{i} {j} {EncoderProbe.Distance(infos[i], infos[j]):F3}"));
            }
        }
    }

    [Fact]
    public async Task The_sketch_keeps_the_distance_of_the_vectors()
    {
        using OnnxTextEncoder e5 = MultilingualE5.Create();
        using OnnxTextEncoder passages = e5.WithPrompt("passage: ");
        double exact = Distance([.. EncoderProbe.Texts.Select(t => e5.Encode(t, Cancelled).Vector.ToArray())], [.. EncoderProbe.Texts.Select(t => passages.Encode(t, Cancelled).Vector.ToArray())]);
        double sketched = EncoderProbe.Distance(
            await Info(e5.AsEmbeddingGenerator()), await Info(passages.AsEmbeddingGenerator()));
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"exact {exact:F3}, sketched {sketched:F3}"));
        Assert.InRange(sketched / exact, 0.6, 1.6);

        static double Distance(float[][] reference, float[][] given)
        {
            double[] mean = [.. Enumerable.Range(0, reference[0].Length).Select(i => reference.Average(v => v[i]))];
            double moved = reference.Zip(given).Sum(p => p.First.Zip(p.Second).Sum(v => Math.Pow(v.First - v.Second, 2)));
            return Math.Sqrt(moved / reference.Sum(v => v.Zip(mean).Sum(x => Math.Pow(x.First - x.Second, 2))));
        }
    }

    [Fact]
    public void A_probe_that_is_none_is_damage()
    {
        EncoderInfo info = Samples.Encoder("e") with { Probe = "AAAA" };
        Assert.Throws<InvalidDataException>(() => EncoderProbe.Agree(info, info));
    }

    /// <summary>The probability of the first class in order, whatever is predicted.</summary>
    private static double First(Prediction prediction) => prediction.Probabilities.OrderBy(p => p.Label, StringComparer.Ordinal).First().Probability;

    private static async Task<EncoderInfo> Info(IEmbeddingGenerator<string, Embedding<float>> generator, GeneratorEncoderOptions? options = null)
    {
        using ITextEncoder encoder = await generator.AsTextEncoderAsync(options, Cancelled);
        return encoder.Info;
    }
}
