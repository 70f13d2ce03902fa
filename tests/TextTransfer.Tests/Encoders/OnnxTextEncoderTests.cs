using System.Numerics.Tensors;

namespace TextTransfer.Tests.Encoders;

public sealed class OnnxTextEncoderTests : IDisposable
{
    private const string Short = "Prune tomatoes in July, and water them in the morning.";

    private readonly OnnxTextEncoder encoder = MiniLM.Create();

    public void Dispose() => encoder.Dispose();

    [Fact]
    public void A_text_gets_the_same_vector_alone_and_in_company()
    {
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => string.Join(' ', Enumerable.Repeat(Short, (i % 5) + 1)) + i)];
        IReadOnlyList<TextEmbedding> together = encoder.EncodeAll(texts, cancellationToken: TestContext.Current.CancellationToken);
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(encoder.Encode(texts[i], TestContext.Current.CancellationToken).Vector.ToArray(), together[i].Vector.ToArray());
    }

    [Fact]
    public void Related_texts_are_nearer_than_unrelated_ones()
    {
        ReadOnlySpan<float> garden = Encode("When should I sow broad beans?");
        ReadOnlySpan<float> alsoGarden = Encode("The best month for planting vegetables outdoors");
        ReadOnlySpan<float> finance = Encode("The central bank raised its interest rate");
        Assert.True(TensorPrimitives.Dot(garden, alsoGarden) > TensorPrimitives.Dot(garden, finance) + 0.2f);
    }

    [Fact]
    public void A_long_text_is_read_to_its_end_in_windows()
    {
        string beginning = string.Join(' ', Enumerable.Repeat(Short, 40));
        TextEmbedding without = encoder.Encode(beginning, TestContext.Current.CancellationToken);
        TextEmbedding with = encoder.Encode(beginning + " Interest rates rose again.", TestContext.Current.CancellationToken);
        Assert.True(without.WindowCount > 1);
        Assert.False(without.IsTruncated);
        Assert.True(with.TokenCount > without.TokenCount);
        Assert.NotEqual(without.Vector.ToArray(), with.Vector.ToArray());
    }

    [Fact]
    public void Windows_are_averaged_by_their_tokens()
    {
        // One word repeated, so that every window's content is known: the mean over all windows equals that of the windows apart.
        using OnnxTextEncoder raw = MiniLM.Create(new() { Normalize = false, MaxTokens = 12 });
        string full = string.Join(' ', Enumerable.Repeat("garden", 10));
        string rest = string.Join(' ', Enumerable.Repeat("garden", 5));
        float[] expected = new float[raw.Info.Dimension];
        TensorPrimitives.MultiplyAdd(raw.Encode(full, TestContext.Current.CancellationToken).Vector.Span, 10f / 15, expected, expected);
        TensorPrimitives.MultiplyAdd(raw.Encode(rest, TestContext.Current.CancellationToken).Vector.Span, 5f / 15, expected, expected);

        TextEmbedding actual = raw.Encode($"{full} {rest}", TestContext.Current.CancellationToken);

        Assert.Equal(2, actual.WindowCount);
        Assert.Equal(15 + (2 * 2), actual.TokenCount);
        Assert.Equal(0, TensorPrimitives.Distance<float>(expected, actual.Vector.Span), 1e-4);
    }

    [Fact]
    public void Truncation_reads_the_beginning_alone_and_says_so()
    {
        using OnnxTextEncoder truncating = MiniLM.Create(new() { LongTexts = LongTextMode.Truncate });
        string text = string.Join(' ', Enumerable.Repeat(Short, 40));
        TextEmbedding cut = truncating.Encode(text, TestContext.Current.CancellationToken);
        Assert.True(cut.IsTruncated);
        Assert.Equal(truncating.Info.MaxTokens, cut.TokenCount);
        Assert.Equal(cut.Vector.ToArray(), truncating.Encode(text + " and more", TestContext.Current.CancellationToken).Vector.ToArray());
        Assert.False(truncating.Encode(Short, TestContext.Current.CancellationToken).IsTruncated);
    }

    [Fact]
    public void Every_window_is_given_the_prompt()
    {
        using OnnxTextEncoder prompted = MiniLM.Create(new() { Prompt = "topic: ", MaxTokens = 14, Normalize = false });
        using OnnxTextEncoder plain = MiniLM.Create(new() { MaxTokens = 14, Normalize = false });
        string ten = string.Join(' ', Enumerable.Repeat("garden", 10));
        float[] expected = plain.Encode("topic: " + ten, TestContext.Current.CancellationToken).Vector.ToArray();

        // The prompt's two tokens count in the first window as they do in a single one; the second window holds the same tokens.
        TextEmbedding actual = prompted.Encode($"{ten} {ten}", TestContext.Current.CancellationToken);

        Assert.Equal(2, actual.WindowCount);
        Assert.Equal(0, TensorPrimitives.Distance<float>(expected, actual.Vector.Span), 1e-4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\uFFFD\u0000")]
    public void A_text_without_words_still_has_an_embedding(string text) =>
        Assert.Equal(1, TensorPrimitives.Norm<float>(Encode(text)), 1e-4);

    [Fact]
    public void Whatever_decides_the_vector_decides_the_fingerprint()
    {
        EncoderOptions[] variants =
        [
            new(), new() { Pooling = PoolingMode.Cls }, new() { Normalize = false }, new() { MaxTokens = 128 },
            new() { Prompt = "x" }, new() { LongTexts = LongTextMode.Truncate },
        ];
        string[] fingerprints = [.. variants.Select(v => FingerprintOf(v)), FingerprintOf(new() { Workers = 1 })];
        Assert.Equal(variants.Length, fingerprints.Distinct().Count());
        Assert.Equal(fingerprints[0], fingerprints[^1]);

        static string FingerprintOf(EncoderOptions options)
        {
            using OnnxTextEncoder opened = MiniLM.Create(options);
            return opened.Info.Fingerprint;
        }
    }

    [Fact]
    public void Fingerprints_in_files_already_written_stay_true()
    {
        Assert.Equal("95d424e1277e96a1acb72dc29adbbd2221bca7f1d351d8550ddf373a263a3230", encoder.Info.Fingerprint);
        using OnnxTextEncoder multilingual = MultilingualE5.Create();
        Assert.Equal("bde6c7fb6029d4fc6df3c7ba6a85098d4ce1622d9f0deb5ea6e6d28b407acc2e", multilingual.Info.Fingerprint);
    }

    [Fact]
    public void A_disposed_encoder_refuses_work_and_can_be_disposed_again()
    {
        OnnxTextEncoder disposed = MiniLM.Create();
        disposed.Dispose();
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => disposed.Encode(Short, TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => disposed.EncodeAll([Short], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => disposed.EncodeAll([], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Disposal_waits_for_calls_in_flight_and_refuses_later_ones()
    {
        OnnxTextEncoder shared = MiniLM.Create();
        string longText = string.Join(' ', Enumerable.Repeat(Short, 200));
        using CountdownEvent started = new(2);
        Task<bool>[] callers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            for (int i = 0; ; i++)
            {
                try
                {
                    TextEmbedding embedding = shared.Encode(longText);
                    if (i == 0)
                        started.Signal();
                    Assert.Equal(1, TensorPrimitives.Norm<float>(embedding.Vector.Span), 1e-4);
                }
                catch (ObjectDisposedException)
                {
                    return true;
                }
            }
        }))];
        started.Wait(TestContext.Current.CancellationToken);
        shared.Dispose();
        // Every answer given was whole, and each caller was refused in the end.
        Assert.All(await Task.WhenAll(callers), Assert.True);
    }

    [Fact]
    public async Task Calls_are_refused_at_once_while_disposal_waits_for_one_in_flight()
    {
        OnnxTextEncoder shared = MiniLM.Create(new() { Workers = 1 });
        using ManualResetEventSlim reported = new(), refused = new();
        Task<IReadOnlyList<TextEmbedding>> call = Task.Run(() => shared.EncodeAll([Short], new Reporter(() =>
        {
            reported.Set();
            refused.Wait(TestContext.Current.CancellationToken);
        })));
        reported.Wait(TestContext.Current.CancellationToken);
        Task disposal = Task.Run(shared.Dispose);
        while (true)
        {
            try
            {
                shared.Encode(Short, TestContext.Current.CancellationToken);
            }
            catch (ObjectDisposedException)
            {
                break;
            }
        }

        Assert.False(disposal.IsCompleted);
        refused.Set();
        Assert.Single(await call);
        await disposal;
    }

    [Fact]
    public void A_progress_report_may_call_the_encoder()
    {
        TextEmbedding? nested = null;
        using OnnxTextEncoder single = MiniLM.Create(new() { Workers = 1 });
        TextEmbedding outer = single.EncodeAll([Short], new Reporter(() => nested = single.Encode(Short)), TestContext.Current.CancellationToken)[0];
        Assert.Equal(outer.Vector.ToArray(), nested!.Vector.ToArray());
    }

    [Fact]
    public void Cancellation_stops_the_work()
    {
        using CancellationTokenSource source = new();
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"{Short} {i}")];
        Assert.ThrowsAny<OperationCanceledException>(() => encoder.EncodeAll(texts, new Reporter(source.Cancel), source.Token));
    }

    private ReadOnlySpan<float> Encode(string text) => encoder.Encode(text).Vector.Span;

    private sealed class Reporter(Action report) : IProgress<int>
    {
        public void Report(int value) => report();
    }
}
