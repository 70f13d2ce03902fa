using Microsoft.Extensions.AI;

namespace TextTransfer.Tests.Encoders.Generation;

public sealed class GeneratorTextEncoderTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Texts_get_the_vectors_of_the_service_in_their_order()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { BatchSize = 10 }, Cancelled);
        service.Requests.Clear();
        string[] texts = [.. Enumerable.Range(0, 95).Select(i => $"text number {i}")];
        List<int> reports = [];

        IReadOnlyList<TextEmbedding> embeddings = encoder.EncodeAll(texts, new Listener<int>(r => { lock (reports) reports.Add(r); }), Cancelled);

        Assert.Equal(texts.Select(t => service.Embed(t)), embeddings.Select(e => e.Vector.ToArray()));
        Assert.Equal([.. Enumerable.Repeat(10, 9), 5], service.Requests.Select(r => r.Length).OrderDescending());
        Assert.Equal(95, reports.Max());
        Assert.All(embeddings, e => Assert.Equal((1, 0, 0, false), (e.LayerCount, e.TokenCount, e.WindowCount, e.IsTruncated)));
        Assert.Empty(encoder.EncodeAll([], cancellationToken: Cancelled));
        // Usage belongs to a request, so it is a text's own when that was sent alone.
        Assert.Equal(3, encoder.Encode("one two three", Cancelled).TokenCount);
    }

    [Fact]
    public async Task The_identity_says_what_is_known_and_no_more()
    {
        using EmbeddingService service = new("wordy");
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        EncoderInfo info = encoder.Info;
        Assert.Equal(("wordy", EmbeddingService.Dimension, 1, 0, PoolingMode.None, true, "", null), (info.Name, info.Dimension, info.LayerCount, info.MaxTokens, info.Pooling, info.IsNormalized, info.Prompt, info.LongTexts));
        Assert.Matches("^[0-9a-f]{64}$", info.Fingerprint);
    }

    [Fact]
    public async Task Whatever_is_asked_of_a_service_decides_the_fingerprint()
    {
        (EmbeddingService Service, GeneratorEncoderOptions? Options)[] variants =
        [
            (new(), null), (new("other"), null), (new(address: "https://other.test/v1"), null), (new(), new() { Prompt = "query: " }), (new(), new() { Identity = "mine" }),
            (new(), Request(r => r.Dimensions = 12)), (new(), Request(r => r.ModelId = "third")),
            (new(), Request(r => r.AdditionalProperties = new() { ["input_type"] = "query" })), (new(), Request(r => r.AdditionalProperties = new() { ["input_type"] = "document" })),
        ];
        (EmbeddingService Service, GeneratorEncoderOptions? Options)[] same =
        [
            (new(), new() { Name = "for people", BatchSize = 3, Workers = 1 }), (new(address: "https://user:secret@service.test/v1?key=secret"), null), (new(), Request(_ => { })),
        ];
        string[] fingerprints = await Task.WhenAll(variants.Concat(same).Select(async v => (await v.Service.AsTextEncoderAsync(v.Options, Cancelled)).Info.Fingerprint));
        Assert.Equal(variants.Length, fingerprints.Distinct().Count());
        Assert.All(fingerprints[variants.Length..], f => Assert.Equal(fingerprints[0], f));

        using ITextEncoder here = await new EmbeddingService(address: "https://a.test").AsTextEncoderAsync(new() { Identity = "mine" }, Cancelled);
        Assert.Equal(fingerprints[4], here.Info.Fingerprint);

        static GeneratorEncoderOptions Request(Action<EmbeddingGenerationOptions> change)
        {
            EmbeddingGenerationOptions request = new();
            change(request);
            return new() { Request = request };
        }
    }

    [Fact]
    public async Task Properties_of_other_generators_are_not_taken_for_ours()
    {
        using EmbeddingService service = new();
        using ITextEncoder plain = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        string hash = string.Concat(Enumerable.Repeat("0a1b", 16));
        Assert.NotEqual(plain.Info.Fingerprint, await With("texttransfer.fingerprint", hash));
        Assert.Equal(plain.Info.Fingerprint, await With("fingerprint", hash));
        Assert.Equal(plain.Info.Fingerprint, await With("texttransfer.fingerprint", "v1"));
        Assert.Equal(plain.Info.Fingerprint, await With("texttransfer.fingerprint", hash.ToUpperInvariant()));
        Assert.Equal(plain.Info.Fingerprint, await With("texttransfer.fingerprint", hash + "0"));
        Assert.Equal(plain.Info.Fingerprint, await With("texttransfer.fingerprint", ""));
        Assert.Equal(0, (await Encoder("tokens", 7)).Encode("one two", Cancelled).WindowCount);

        async Task<string> With(string name, object value) => (await Encoder(name, value)).Info.Fingerprint;

        Task<ITextEncoder> Encoder(string name, object value)
        {
            service.Spoil = a => new(a.Select(e => new Embedding<float>(e.Vector) { AdditionalProperties = new() { [name] = value } }));
            return service.AsTextEncoderAsync(cancellationToken: Cancelled);
        }
    }

    [Fact]
    public async Task Every_request_has_the_prompt_and_its_own_copy_of_the_options()
    {
        using EmbeddingService service = new();
        EmbeddingGenerationOptions request = new() { Dimensions = 20 };
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { Prompt = "query: ", Request = request }, Cancelled);
        Assert.Equal(service.Embed("query: red", 20), encoder.Encode("red", Cancelled).Vector.ToArray());
        Assert.Equal((20, "query: "), (encoder.Info.Dimension, encoder.Info.Prompt));
        Assert.All(service.Requests, r => Assert.All(r, t => Assert.StartsWith("query: ", t, StringComparison.Ordinal)));
        Assert.All(service.Options, o => Assert.NotSame(request, o));
    }

    [Fact]
    public async Task An_empty_text_does_not_take_its_batch_down()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        Assert.Equal(3, encoder.EncodeAll(["red", "", "green"], cancellationToken: Cancelled).Count);
    }

    [Fact]
    public async Task Answers_that_cannot_be_right_are_refused()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { Name = "mine" }, Cancelled);
        await Refused("gave 2 embeddings for 3 texts", a => new(a.Skip(1)));
        await Refused("gave 0 embeddings for 3 texts", _ => null!);
        await Refused("47 values among ones of 48", a => new(a.Select((e, i) => i == 1 ? new Embedding<float>(e.Vector[1..]) : e)));
        await Refused("47 values among ones of 48", a => new(a.Select(e => new Embedding<float>(e.Vector[1..]))), atCreation: false);
        await Refused("not finite", a => new(a.Select((e, i) => i == 2 ? new Embedding<float>(new float[48].Select((_, j) => j == 40 ? float.NaN : 1f).ToArray()) : e)));
        await Refused("without values", a => new(a.Select((e, i) => i == 2 ? new Embedding<float>(default(ReadOnlyMemory<float>)) : e)));
        await Refused("without values", a => new(a.Select((e, i) => i == 0 ? null! : e)));

        async Task Refused(string part, Func<GeneratedEmbeddings<Embedding<float>>, GeneratedEmbeddings<Embedding<float>>> spoil, bool atCreation = true)
        {
            service.Spoil = spoil;
            EmbeddingGeneratorException e = Assert.Throws<EmbeddingGeneratorException>(() => encoder.EncodeAll(["a", "b", "c"], cancellationToken: Cancelled));
            Assert.Equal("mine", e.GeneratorName);
            Assert.StartsWith("The embedding generator 'mine' ", e.Message, StringComparison.Ordinal);
            Assert.Contains(part, e.Message, StringComparison.Ordinal);
            if (atCreation)
                await Assert.ThrowsAsync<EmbeddingGeneratorException>(() => service.AsTextEncoderAsync(cancellationToken: Cancelled));
        }
    }

    [Fact]
    public async Task Errors_of_the_service_arrive_as_they_are_and_stop_the_rest()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { BatchSize = 1, Workers = 2 }, Cancelled);
        service.Requests.Clear();
        service.Delay = _ => throw new TimeoutException("503");
        Assert.Equal("503", Assert.Throws<TimeoutException>(() => encoder.EncodeAll([.. Enumerable.Range(0, 500).Select(i => $"{i}")], cancellationToken: Cancelled)).Message);
        Assert.InRange(service.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task As_many_requests_are_under_way_as_asked_for()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { BatchSize = 1, Workers = 3 }, Cancelled);
        // Nobody goes on before three have come, so fewer would wait for ever; a fourth would be counted.
        using Barrier barrier = new(3);
        int underWay = 0, most = 0;
        service.Delay = async cancelled =>
        {
            int now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Run(() => barrier.SignalAndWait(cancelled), cancelled);
            Interlocked.Decrement(ref underWay);
        };
        encoder.EncodeAll([.. Enumerable.Range(0, 12).Select(i => $"{i}")], cancellationToken: Cancelled);
        Assert.Equal(3, most);

        static void InterlockedMax(ref int place, int value)
        {
            int seen;
            while ((seen = Volatile.Read(ref place)) < value && Interlocked.CompareExchange(ref place, value, seen) != seen)
            {
            }
        }
    }

    [Fact]
    public async Task Cancellation_reaches_the_service()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        using CancellationTokenSource source = new();
        service.Delay = async cancelled =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, cancelled);
        };
        Assert.ThrowsAny<OperationCanceledException>(() => encoder.Encode("red", source.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => encoder.EncodeAll(["red", "green"], cancellationToken: source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.AsTextEncoderAsync(cancellationToken: source.Token));
    }

    [Fact]
    public async Task A_synchronisation_context_that_waits_for_the_call_does_not_deadlock_it()
    {
        using EmbeddingService service = new();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        TaskCompletionSource<int> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Stuck());
            result.SetResult(encoder.Encode("red").Vector.Length);
        });
        thread.Start();
        Assert.Equal(EmbeddingService.Dimension, await result.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
    }

    [Fact]
    public async Task Disposed_it_refuses_work_and_leaves_the_generator_alone()
    {
        using EmbeddingService service = new();
        ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        encoder.Dispose();
        encoder.Dispose();
        Assert.False(service.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => encoder.Encode("red", Cancelled));
        Assert.Throws<ObjectDisposedException>(() => encoder.EncodeAll([], cancellationToken: Cancelled));
    }

    [Fact]
    public async Task Wrong_use_is_refused()
    {
        using EmbeddingService service = new();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => service.AsTextEncoderAsync(new() { BatchSize = 0 }, Cancelled));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => service.AsTextEncoderAsync(new() { Workers = 0 }, Cancelled));
        Assert.Empty(service.Requests);
        using ITextEncoder encoder = await service.AsTextEncoderAsync(cancellationToken: Cancelled);
        Assert.Throws<ArgumentNullException>(() => encoder.Encode(null!, Cancelled));
        Assert.Throws<ArgumentNullException>(() => encoder.EncodeAll(["a", null!], cancellationToken: Cancelled));
    }

    /// <summary>The thread of a user interface that is busy waiting: what is posted to it never runs.</summary>
    private sealed class Stuck : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
