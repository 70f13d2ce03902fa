using BenchmarkDotNet.Attributes;
using TextTransfer.Encoders;

namespace TextTransfer.Benchmarks;

/// <summary>The steps of one text's life, for a post of about 200 words.</summary>
[MemoryDiagnoser]
public class HotPaths : IDisposable
{
    private const string Paragraph =
        "We took the early train to the coast with the dog, two bicycles and a cake that did not survive the second change. "
        + "The path along the cliff was closed after the storm, so we went inland past the quarry and the chapel, and came back by the mill. ";

    private readonly string post = string.Concat(Enumerable.Repeat(Paragraph, 4));
    private readonly List<int> ids = [];
    private readonly float[] tokens = new float[256 * 384];
    private readonly float[] pooled = new float[384];
    private readonly string cacheFolder = Directory.CreateTempSubdirectory("texttransfer-benchmark-").FullName;
    private OnnxTextEncoder encoder = null!;
    private CachedTextEncoder cached = null!;
    private TextTokenizer tokenizer = null!;
    private TextClassifier classifier = null!;
    private EmbeddedText embedded = null!;

    [Params(MiniLM.Name, MultilingualE5.Name)]
    public string Encoder { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        encoder = Encoder == MiniLM.Name ? MiniLM.Create() : MultilingualE5.Create();
        tokenizer = TextTokenizer.Load(Path.Combine(Encoder == MiniLM.Name ? MiniLM.Folder : MultilingualE5.Folder, "tokenizer.json"));
        LabeledText[] texts = [.. Enumerable.Range(0, 48).Select(i => new LabeledText($"{Paragraph} {i}", $"class {i % 6}"))];
        classifier = TextClassifier.Train(new Corpus(texts), encoder);
        embedded = new(post, encoder.Encode(post));
        cached = encoder.WithCache(EmbeddingCache.Open(cacheFolder));
        cached.Encode(post);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        encoder?.Dispose();
        cached?.Dispose();
        Directory.Delete(cacheFolder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Tokenize()
    {
        ids.Clear();
        tokenizer.Tokenize(post, ids);
        return ids.Count;
    }

    /// <summary>The mean of 256 token vectors; the embedded encoders do it inside the model.</summary>
    [Benchmark]
    public void Pool() => TokenPooling.Pool(tokens, pooled.Length, PoolingMode.Mean, skip: 0, pooled);

    [Benchmark]
    public TextEmbedding Encode() => encoder.Encode(post);

    [Benchmark]
    public TextEmbedding CacheHit() => cached.Encode(post);

    [Benchmark]
    public Prediction PredictEmbedded() => classifier.Predict(embedded);

    [Benchmark]
    public Prediction PredictText() => classifier.Predict(post);
}
