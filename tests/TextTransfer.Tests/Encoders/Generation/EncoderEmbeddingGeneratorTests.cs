using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace TextTransfer.Tests.Encoders.Generation;

public sealed class EncoderEmbeddingGeneratorTests : IClassFixture<EncoderEmbeddingGeneratorTests.OneEncoder>
{
    private static readonly string[] Texts = ["Prune tomatoes in July.", "The bank raised its rate, and the market fell.", ""];

    private readonly OnnxTextEncoder encoder;
    private readonly IEmbeddingGenerator<string, Embedding<float>> generator;

    public EncoderEmbeddingGeneratorTests(OneEncoder one)
    {
        encoder = one.Encoder;
        generator = encoder.AsEmbeddingGenerator(new Clock());
    }

    private static DateTimeOffset Noon { get; } = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_the_vectors_of_the_encoder_and_says_how_they_came_about()
    {
        IReadOnlyList<TextEmbedding> expected = encoder.EncodeAll(Texts, cancellationToken: Cancelled);
        GeneratedEmbeddings<Embedding<float>> actual = await generator.GenerateAsync(Texts, cancellationToken: Cancelled);

        Assert.Equal(expected.Select(e => e.Vector.ToArray()), actual.Select(e => e.Vector.ToArray()));
        Assert.Equal(expected.Sum(e => e.TokenCount), actual.Usage!.InputTokenCount);
        Assert.Equal(actual.Usage.InputTokenCount, actual.Usage.TotalTokenCount);
        Assert.Equal(2, expected[1].WindowCount);
        Assert.All(actual.Zip(expected), pair =>
        {
            (Embedding<float> embedding, TextEmbedding source) = pair;
            Assert.Equal((Noon, MultilingualE5.Name), (embedding.CreatedAt, embedding.ModelId));
            Assert.Equal(
                new Dictionary<string, object?> { ["texttransfer.fingerprint"] = encoder.Info.Fingerprint, ["texttransfer.tokens"] = source.TokenCount, ["texttransfer.windows"] = source.WindowCount, ["texttransfer.truncated"] = false },
                embedding.AdditionalProperties!.ToDictionary());
        });
        Assert.Empty(await generator.GenerateAsync([], cancellationToken: Cancelled));
    }

    [Fact]
    public void Offers_what_it_is_made_of()
    {
        EmbeddingGeneratorMetadata metadata = generator.GetRequiredService<EmbeddingGeneratorMetadata>();
        Assert.Equal(("TextTransfer", null, MultilingualE5.Name, 384), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Same(encoder, generator.GetService<ITextEncoder>());
        Assert.Same(encoder, generator.GetService<OnnxTextEncoder>());
        Assert.Same(encoder.Info, generator.GetService<EncoderInfo>());
        Assert.Same(generator, generator.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
        Assert.Same(generator, generator.GetService<IDisposable>());
        Assert.Null(generator.GetService<ITextEncoder>("key"));
        Assert.Null(generator.GetService<TimeProvider>());
        Assert.Throws<ArgumentNullException>(() => generator.GetService(null!));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(384)]
    public async Task Shortened_vectors_are_the_leading_values_at_length_one(int dimensions)
    {
        float[] whole = encoder.Encode(Texts[0], Cancelled).Vector.ToArray();
        float[] shortened = (await generator.GenerateVectorAsync(Texts[0], new() { Dimensions = dimensions }, Cancelled)).ToArray();
        Assert.Equal(dimensions, shortened.Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(shortened), 1e-5);
        Assert.Equal(1, TensorPrimitives.CosineSimilarity<float>(whole.AsSpan(0, dimensions), shortened), 1e-5);
    }

    [Fact]
    public async Task Vectors_that_are_not_normalised_are_shortened_as_they_are()
    {
        using OnnxTextEncoder raw = MiniLM.Create(new() { Normalize = false });
        float[] whole = raw.Encode(Texts[0], Cancelled).Vector.ToArray();
        Assert.Equal(whole[..50], (await raw.AsEmbeddingGenerator().GenerateVectorAsync(Texts[0], new() { Dimensions = 50 }, Cancelled)).ToArray());
    }

    [Fact]
    public async Task A_call_may_have_a_prompt_of_its_own()
    {
        using OnnxTextEncoder passages = encoder.WithPrompt("passage: ");
        float[] expected = passages.Encode(Texts[0], Cancelled).Vector.ToArray();

        GeneratedEmbeddings<Embedding<float>> byText = await generator.GenerateAsync([Texts[0]], With("prompt", "passage: "), Cancelled);
        Assert.Equal(expected, byText[0].Vector.ToArray());
        Assert.Equal(passages.Info.Fingerprint, byText[0].AdditionalProperties!["texttransfer.fingerprint"]);
        Assert.Equal(expected, (await generator.GenerateVectorAsync(Texts[0], With("prompt_name", "passage"), Cancelled)).ToArray());
        Assert.Equal(encoder.Encode(Texts[0], Cancelled).Vector.ToArray(), (await generator.GenerateVectorAsync(Texts[0], With("prompt_name", "query"), Cancelled)).ToArray());
    }

    [Fact]
    public async Task Calls_with_many_prompts_at_once_do_not_disturb_each_other()
    {
        string[] prompts = [.. Enumerable.Range(0, 24).Select(i => i % 3 == 0 ? "query: " : $"{i}: ")];
        var calls = prompts.Select(p => generator.GenerateVectorAsync(Texts[0], With("prompt", p), Cancelled));
        ReadOnlyMemory<float>[] vectors = await Task.WhenAll(calls);
        for (int i = 0; i < prompts.Length; i++)
        {
            using OnnxTextEncoder prompted = encoder.WithPrompt(prompts[i]);
            Assert.Equal(prompted.Encode(Texts[0], Cancelled).Vector.ToArray(), vectors[i].ToArray());
        }
    }

    [Fact]
    public async Task What_it_cannot_do_is_refused_by_name()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => generator.GenerateAsync(null!, cancellationToken: Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(["a", null!], cancellationToken: Cancelled));
        await Refused<ArgumentOutOfRangeException>("1 to 384", new() { Dimensions = 385 });
        await Refused<ArgumentException>("'other'", new() { ModelId = "other" });
        await Refused<ArgumentException>("passage, query", With("prompt_name", "document"));
        await Refused<ArgumentException>("Int32", With("prompt", 3));
        await Refused<ArgumentException>("both", new() { AdditionalProperties = new() { ["prompt"] = "a", ["prompt_name"] = "query" } });
        using var synthetic = new Classification.Synthetic.Encoder();
        NotSupportedException e = await Assert.ThrowsAsync<NotSupportedException>(() => synthetic.AsEmbeddingGenerator().GenerateAsync(["a"], With("prompt", "p"), Cancelled));
        Assert.Contains("'synthetic'", e.Message, StringComparison.Ordinal);

        async Task Refused<T>(string part, EmbeddingGenerationOptions options)
            where T : ArgumentException =>
            Assert.Contains(part, (await Assert.ThrowsAsync<T>(() => generator.GenerateAsync(Texts, options, Cancelled))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_need_not_know_is_ignored()
    {
        EmbeddingGenerationOptions options = With("user", "someone");
        options.ModelId = MultilingualE5.Name;
        options.AdditionalProperties!["prompt"] = null;
        Assert.Equal(encoder.Encode(Texts[0], Cancelled).Vector.ToArray(), (await generator.GenerateVectorAsync(Texts[0], options, Cancelled)).ToArray());
    }

    [Fact]
    public async Task Cancellation_stops_the_work()
    {
        using CancellationTokenSource source = new();
        Task<GeneratedEmbeddings<Embedding<float>>> task = generator.GenerateAsync(Enumerable.Repeat(Texts[1], 5000).Select((t, i) => $"{t} {i}"), cancellationToken: source.Token);
        Assert.False(task.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
    }

    [Fact]
    public async Task Disposed_it_refuses_work_and_leaves_the_encoder_alone()
    {
        generator.Dispose();
        generator.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => generator.GenerateAsync(Texts, cancellationToken: Cancelled));
        Assert.Equal(384, encoder.Encode(Texts[0], Cancelled).Vector.Length);
    }

    private static EmbeddingGenerationOptions With(string property, object value) => new() { AdditionalProperties = new() { [property] = value } };

    /// <summary>Loaded once for all tests.</summary>
    public sealed class OneEncoder : IDisposable
    {
        public OnnxTextEncoder Encoder { get; } = MultilingualE5.Create(new() { MaxTokens = 12 });

        public void Dispose() => Encoder.Dispose();
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
