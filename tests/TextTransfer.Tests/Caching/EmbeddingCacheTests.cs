using System.Runtime.InteropServices;
using CsCheck;
using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Caching;

public sealed class EmbeddingCacheTests : IDisposable
{
    private const string Text = "Lift the dahlias before the frost";

    private static readonly string Fingerprint = new('a', 64);

    private readonly TemporaryFolder folder = new();
    private readonly Synthetic.Encoder encoder = new(fingerprint: Fingerprint);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_an_encoder_gives_comes_back_bit_for_bit() =>
        (from dimension in Gen.Int[1, 9]
         from layerCount in Gen.Int[1, 4]
         from layers in Gen.UInt.Array[dimension * layerCount]
         from own in Gen.UInt.Array[dimension]
         from hasOwn in Gen.Bool
         from tokens in Gen.Int[1, 100_000]
         from windows in Gen.Int[1, 1000]
         from isTruncated in Gen.Bool
         from text in Gen.String
         select (text, new TextEmbedding(hasOwn ? Floats(own) : Floats(layers).AsMemory(layers.Length - dimension), Floats(layers), tokens, windows, isTruncated)))
        .Sample((text, embedding) =>
        {
            using TemporaryFolder place = new();
            EmbeddingCache cache = EmbeddingCache.Open(place.Path);
            Scripted scripted = new(_ => embedding);
            TextEmbedding fresh = scripted.WithCache(cache).Encode(text);
            TextEmbedding cached = scripted.WithCache(EmbeddingCache.Open(place.Path)).Encode(text);
            Assert.Same(embedding, fresh);
            Assert.Equal(1, scripted.Calls);
            AssertSame(embedding, cached);
        }, iter: 200);

    [Fact]
    public void Missing_texts_are_encoded_in_one_call_and_equal_ones_once()
    {
        using CachedTextEncoder cached = encoder.WithCache(Open());
        cached.EncodeAll(["one", "two"]);
        encoder.Encoded.Clear();
        List<int> progress = [];

        IReadOnlyList<TextEmbedding> embeddings = cached.EncodeAll(["three", "two", "three", "four", "one"], new Listener<int>(progress.Add));

        Assert.Equal(["three", "four"], encoder.Encoded);
        Assert.Equal([2, 4, 5], progress);
        foreach ((string text, TextEmbedding embedding) in new[] { "three", "two", "three", "four", "one" }.Zip(embeddings))
            AssertSame(Synthetic.Embed(text), embedding);
    }

    [Fact]
    public void Hits_misses_and_bytes_are_counted()
    {
        EmbeddingCache cache = Open();
        using CachedTextEncoder cached = encoder.WithCache(cache);
        cached.Encode(Text);
        cached.EncodeAll([Text, "another"]);
        long size = Files().Sum(f => new FileInfo(f).Length);
        Assert.Equal(new EmbeddingCacheStatistics(Hits: 1, Misses: 2, Dropped: 0, BytesWritten: size), cache.Statistics);
        Assert.Equal([new(encoder.Info.Name, Fingerprint, 2, size, Files().Max(File.GetLastWriteTimeUtc))], cache.ReadUsage());
    }

    [Fact]
    public void Texts_and_encoders_are_told_apart()
    {
        // Unpaired surrogates are all the same in UTF-8.
        string[] texts = ["", " ", "a", "A", "\u00e4", "a\u0308", "\ud800", "\ud801", "\udc00", "\ufffd", "\ud83d\ude00", "a\0", "a\0\0"];
        EmbeddingCache cache = Open();
        Synthetic.Encoder other = new(fingerprint: new('b', 64));
        encoder.WithCache(cache).EncodeAll(texts);
        other.WithCache(cache).EncodeAll(texts);
        Assert.Equal(2 * texts.Length, Files().Length);
        Assert.Equal(texts, other.Encoded);
        Assert.Equal(0, cache.Statistics.Hits);
    }

    [Fact]
    public void An_entry_with_any_byte_changed_is_dropped_and_computed_again() => Damage(entry =>
        Enumerable.Range(0, entry.Length).Select(i => (byte[])[.. entry[..i], (byte)(entry[i] ^ 0x41), .. entry[(i + 1)..]]));

    [Fact]
    public void An_entry_of_another_length_is_dropped_and_computed_again() => Damage(entry =>
        [.. Enumerable.Range(0, entry.Length).Select(n => entry[..n]), [.. entry, 0], [.. entry, .. new byte[100_000]], new byte[entry.Length]]);

    [Fact]
    public void An_entry_in_the_place_of_another_is_dropped()
    {
        using CachedTextEncoder cached = encoder.WithCache(Open());
        cached.Encode("one");
        string one = Assert.Single(Files());
        cached.Encode("two");
        File.Copy(one, Files().Single(f => f != one), overwrite: true);
        AssertSame(Synthetic.Embed("two"), cached.Encode("two"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem_told_once_and_no_error()
    {
        EmbeddingCache cache = EmbeddingCache.Open(Path.Combine(folder.Write("file", ""), "embeddings"));
        using CachedTextEncoder cached = encoder.WithCache(cache);
        Assert.Null(cache.Problem);
        AssertSame(Synthetic.Embed(Text), cached.Encode(Text));
        string problem = cache.Problem!;
        Assert.Contains(cache.Folder, problem, StringComparison.Ordinal);
        Assert.Equal(2, cached.EncodeAll([Text, "two"]).Count);
        Assert.Same(problem, cache.Problem);
        Assert.Empty(cache.ReadUsage());
        cache.Clear();
    }

    [Fact]
    public void What_is_there_is_read_though_nothing_can_be_written()
    {
        encoder.WithCache(Open()).Encode(Text);
        // A file where the folder of the next encoder belongs.
        folder.Write(new string('b', 64), "");
        EmbeddingCache cache = Open();
        new Synthetic.Encoder(fingerprint: new('b', 64)).WithCache(cache).Encode(Text);
        Assert.NotNull(cache.Problem);
        encoder.WithCache(cache).Encode(Text);
        Assert.Equal(1, cache.Statistics.Hits);
    }

    [Fact]
    public void A_run_that_breaks_off_resumes_where_it_was()
    {
        int many = 100 * Environment.ProcessorCount;
        string[] texts = [.. Enumerable.Range(0, 2 * many).Select(i => $"text {i}")];
        int calls = 0;
        Scripted failing = new(t => t.Length == 0 || ++calls <= many ? Synthetic.Embed(t) : throw new InvalidOperationException("killed"));
        Assert.Throws<InvalidOperationException>(() => failing.WithCache(Open()).EncodeAll(texts));

        EmbeddingCache cache = Open();
        encoder.WithCache(cache).EncodeAll(texts);
        // The last chunk is lost, and each is about as large as all before it.
        Assert.InRange(cache.Statistics.Hits, many / 4, many);
        Assert.Equal(texts[(int)cache.Statistics.Hits..], encoder.Encoded);
    }

    [Fact]
    public void Clearing_leaves_what_is_not_of_the_cache()
    {
        string[] others =
        [
            folder.Write("notes.emb", ""), folder.Write($"{Fingerprint}/notes.emb", ""), folder.Write($"sub/ab/{Fingerprint}.emb", ""),
            folder.Write($"{Fingerprint}/ab/{Fingerprint}.txt", ""),
        ];
        EmbeddingCache cache = Open();
        encoder.WithCache(cache).EncodeAll(["one", "two", "three"]);
        new Synthetic.Encoder(fingerprint: new('b', 64)).WithCache(cache).Encode(Text);
        cache.Clear();
        Assert.Equal(others.Order(), Files().Order());
        Assert.False(Directory.Exists(folder.File(new('b', 64))));
        Assert.Empty(cache.ReadUsage());
        // And it is as good as new.
        encoder.WithCache(cache).Encode("one");
        encoder.WithCache(cache).Encode("one");
        Assert.Equal(1, cache.Statistics.Hits);
    }

    [Fact]
    public void A_new_folder_is_its_owners_alone()
    {
        EmbeddingCache cache = EmbeddingCache.Open(folder.File("made/here"));
        encoder.WithCache(cache).Encode(Text);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(cache.Folder));
    }

    [Fact]
    public void Disposal_refuses_later_calls_and_leaves_the_encoder()
    {
        Scripted scripted = new(t => Synthetic.Embed(t));
        CachedTextEncoder cached = scripted.WithCache(Open());
        cached.Encode(Text);
        cached.Dispose();
        cached.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cached.Encode(Text));
        Assert.Throws<ObjectDisposedException>(() => cached.EncodeAll([]));
        Assert.False(scripted.IsDisposed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("f1")]
    [InlineData("../../../../../../../../../../../../../../../../../../etc/passwd1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void An_encoder_without_a_proper_fingerprint_is_refused(string fingerprint) =>
        Assert.Contains($"'{fingerprint}'", Assert.Throws<ArgumentException>(() => new Synthetic.Encoder(fingerprint: fingerprint).WithCache(Open())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_real_encoder_is_not_asked_twice()
    {
        EmbeddingCache cache = Open();
        Corpus corpus = Corpus.ReadCsv(Checkout.SampleLabels);
        using OnnxTextEncoder real = MiniLM.Create();
        EmbeddedCorpus fresh = corpus.Embed(real);
        corpus.Embed(real.WithCache(cache));
        EmbeddedCorpus cached = corpus.Embed(real.WithCache(cache));
        int read = (2 * corpus.Texts.Count) + corpus.Labels.Count; // Every post has a title, no two the same.
        Assert.Equal((read, read), (cache.Statistics.Hits, cache.Statistics.Misses));
        foreach ((EmbeddedText expected, EmbeddedText actual) in fresh.Texts.Zip(cached.Texts))
        {
            AssertSame(expected.Embedding, actual.Embedding);
            AssertSame(expected.Title!, actual.Title!);
        }
    }

    private void Damage(Func<byte[], IEnumerable<byte[]>> damage)
    {
        EmbeddingCache cache = Open();
        using CachedTextEncoder cached = encoder.WithCache(cache);
        cached.Encode(Text);
        string path = Assert.Single(Files());
        byte[] entry = File.ReadAllBytes(path);
        int count = 0;
        foreach (byte[] damaged in damage(entry))
        {
            File.WriteAllBytes(path, damaged);
            AssertSame(Synthetic.Embed(Text), cached.Encode(Text));
            Assert.Equal(++count, cache.Statistics.Dropped);
            Assert.Equal(entry, File.ReadAllBytes(path));
        }

        Assert.Equal(0, cache.Statistics.Hits);
    }

    private EmbeddingCache Open() => EmbeddingCache.Open(folder.Path);

    private string[] Files() => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);

    private static float[] Floats(uint[] bits) => MemoryMarshal.Cast<uint, float>(bits).ToArray();

    private static void AssertSame(TextEmbedding expected, TextEmbedding actual)
    {
        Assert.Equal((expected.LayerCount, expected.TokenCount, expected.WindowCount, expected.IsTruncated), (actual.LayerCount, actual.TokenCount, actual.WindowCount, actual.IsTruncated));
        Assert.Equal(Bits(expected.Vector.Span), Bits(actual.Vector.Span));
        for (int layer = 0; layer < expected.LayerCount; layer++)
            Assert.Equal(Bits(expected.Layer(layer)), Bits(actual.Layer(layer)));

        static uint[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, uint>(values).ToArray();
    }

    private sealed class Scripted(Func<string, TextEmbedding> embed) : ITextEncoder
    {
        private EncoderInfo? info;

        public EncoderInfo Info => info ??= Describe(embed(""));

        public int Calls { get; private set; }

        public bool IsDisposed { get; private set; }

        public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
        {
            Calls++;
            return embed(text);
        }

        public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
            [.. texts.Select(t => Encode(t, cancellationToken))];

        public void Dispose() => IsDisposed = true;

        private static EncoderInfo Describe(TextEmbedding embedding) => Synthetic.Info(embedding.LayerCount, Fingerprint) with { Dimension = embedding.Vector.Length };
    }
}
