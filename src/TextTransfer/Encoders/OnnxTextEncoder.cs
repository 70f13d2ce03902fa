using System.Collections.Concurrent;
using System.Numerics.Tensors;
using TextTransfer.Concurrency;
using TextTransfer.Encoders;

namespace TextTransfer;

/// <summary>
/// A sentence encoder in ONNX, read from a folder in the Hugging Face / sentence-transformers layout.
/// Safe for concurrent calls. One text is run at a time per thread, so its vector depends on nothing else.
/// </summary>
/// <remarks>
/// <see cref="Dispose"/> waits for calls in flight; later calls throw <see cref="ObjectDisposedException"/>.
/// The application chooses the native runtime by referencing Microsoft.ML.OnnxRuntime or one of its variants.
/// </remarks>
public sealed class OnnxTextEncoder : ITextEncoder
{
    /// <summary>About four windows of text, in characters per token of a window.</summary>
    private const int ManyWindows = 16;

    private readonly OnnxModel model;
    private readonly TextTokenizer tokenizer;
    private readonly int[] promptIds;
    private readonly int workers;
    private readonly ConcurrentBag<Workspace> workspaces = [];
    private readonly ReaderWriterLockSlim lifetime = new();
    private bool isDisposed;

    private OnnxTextEncoder(OnnxModel model, TextTokenizer tokenizer, EncoderInfo info, int workers)
    {
        this.model = model;
        this.tokenizer = tokenizer;
        this.workers = workers;
        Info = info;
        List<int> ids = [];
        if (info.Prompt.Length > 0)
            tokenizer.Tokenize(info.Prompt, ids);
        promptIds = [.. ids];
    }

    /// <inheritdoc/>
    public EncoderInfo Info { get; }

    /// <summary>What gives the token ids of a text.</summary>
    internal TextTokenizer Tokenizer => tokenizer;

    /// <summary>Tokens of one window that are left for the text, when special tokens and the prompt have taken theirs.</summary>
    private int Room => Info.MaxTokens - tokenizer.PrefixIds.Count - tokenizer.SuffixIds.Count;

    /// <summary>Opens an encoder folder.</summary>
    /// <param name="folder">
    /// Holds <c>onnx/model.onnx</c> or <c>model.onnx</c>, <c>tokenizer.json</c> and, unless the options state what they say,
    /// <c>modules.json</c>, <c>1_Pooling/config.json</c>, <c>sentence_bert_config.json</c> and <c>config_sentence_transformers.json</c>.
    /// </param>
    /// <param name="options">What to state or override; default: everything as the folder says.</param>
    /// <exception cref="EncoderFormatException">Something is missing, ambiguous or unsupported.</exception>
    /// <exception cref="TokenizerFormatException">tokenizer.json has a component that is not supported.</exception>
    public static OnnxTextEncoder Open(string folder, EncoderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new();
        int workers = options.Workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(options));
        EncoderSettings settings = EncoderSettings.Read(folder, options);

        // Three independent pieces of work of similar length: hashing, reading the vocabulary, loading the graph.
        Task<string> fingerprint = Task.Run(() => EncoderFingerprint.Compute(settings, options.LongTexts));
        Task<TextTokenizer> tokenizer = Task.Run(() => TextTokenizer.Load(settings.TokenizerPath));
        OnnxModel model = new(settings.ModelPath, settings.Pooling, settings.MaxTokens);
        try
        {
            EncoderInfo info = new()
            {
                Name = options.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
                Dimension = model.Dimension,
                LayerCount = model.LayerCount,
                MaxTokens = settings.MaxTokens,
                Pooling = settings.Pooling,
                IsNormalized = settings.Normalize,
                Prompt = settings.Prompt,
                LongTexts = options.LongTexts,
                Fingerprint = fingerprint.GetAwaiter().GetResult(),
                Languages = options.Languages,
                License = options.License,
            };
            OnnxTextEncoder encoder = new(model, tokenizer.GetAwaiter().GetResult(), info, workers);
            if (encoder.Room <= encoder.promptIds.Length)
                throw new EncoderFormatException(folder, $"a length limit of {settings.MaxTokens} tokens leaves no room for text beside the special tokens and the prompt.");
            if (options.Verify)
                EncoderDoctor.Verify(encoder, folder, options);
            return encoder;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        lifetime.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (!workspaces.TryTake(out Workspace? workspace))
                workspace = new(Info.MaxTokens, model.LayerCount * model.Dimension);
            TextEmbedding embedding = Encode(text, workspace, cancellationToken);
            if (workspace.IsWorthKeeping)
                workspaces.Add(workspace);
            return embedding;
        }
        finally
        {
            lifetime.ExitReadLock();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (string text in texts)
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
        ObjectDisposedException.ThrowIf(isDisposed, this);

        // Texts of many windows first, so that no worker is left alone with one at the end; the rest as they come, so that
        // progress is steady.
        int[] order = [.. Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Length / (ManyWindows * Info.MaxTokens))];
        TextEmbedding[] embeddings = new TextEmbedding[texts.Count];
        int done = 0;
        Concurrently.For(order.Length, workers, i =>
        {
            embeddings[order[i]] = Encode(texts[order[i]], cancellationToken);
            progress?.Report(Interlocked.Increment(ref done));
        }, cancellationToken);
        return embeddings;
    }

    /// <summary>Waits for calls in flight, then frees the model.</summary>
    public void Dispose()
    {
        lifetime.EnterWriteLock();
        try
        {
            if (isDisposed)
                return;

            isDisposed = true;
            model.Dispose();
        }
        finally
        {
            lifetime.ExitWriteLock();
        }
    }

    private TextEmbedding Encode(string text, Workspace workspace, CancellationToken cancellationToken)
    {
        List<int> ids = workspace.Ids;
        ids.Clear();
        tokenizer.Tokenize(Info.Prompt.Length == 0 ? text : Info.Prompt + text, ids);
        bool isTruncated = Info.LongTexts == LongTextMode.Truncate && ids.Count > Room;
        int end = isTruncated ? Room : ids.Count;

        int size = model.LayerCount * model.Dimension;
        float[] layers = new float[size];
        int start = 0, tokens = 0, windows = 0;
        long weights = 0;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            // The first window begins with the prompt as it is; every later one is given it again.
            ReadOnlySpan<int> prompt = start == 0 ? [] : promptIds;
            int count = Math.Min(end - start, Room - prompt.Length);
            int length = workspace.Fill(tokenizer, prompt, start, count);
            model.Run(workspace.Window.AsMemory(0, length), workspace.Layers);
            int weight = Math.Max(count, 1);
            TensorPrimitives.MultiplyAdd(workspace.Layers, weight, layers, layers);
            weights += weight;
            start += count;
            tokens += length;
            windows++;
        }
        while (start < end);

        TensorPrimitives.Divide(layers, weights, layers);
        return new(Sentence(layers), layers, tokens, windows, isTruncated);
    }

    /// <summary>The sentence embedding is the last layer, of length 1 where the encoder's identity says so.</summary>
    private ReadOnlyMemory<float> Sentence(float[] layers)
    {
        ReadOnlyMemory<float> last = layers.AsMemory(layers.Length - model.Dimension);
        if (!Info.IsNormalized)
            return last;

        float[] vector = last.ToArray();
        // The reference divides by at least 1e-12, so that a vector of zeros stays one.
        TensorPrimitives.Divide(vector, MathF.Max(TensorPrimitives.Norm<float>(vector), 1e-12f), vector);
        return vector;
    }

    /// <summary>The buffers of one call, kept for the next.</summary>
    private sealed class Workspace(int maxTokens, int layerValues)
    {
        /// <summary>About 250 KB: what a very long text has grown further is given back.</summary>
        private const int KeptIds = 1 << 16;

        public List<int> Ids { get; } = [];

        public bool IsWorthKeeping => Ids.Capacity <= KeptIds;

        public long[] Window { get; } = new long[maxTokens];

        public float[] Layers { get; } = new float[layerValues];

        /// <summary>Lays out one window: prefix, prompt, the tokens of the text from <paramref name="start"/>, suffix; gives its length.</summary>
        public int Fill(TextTokenizer tokenizer, ReadOnlySpan<int> prompt, int start, int count)
        {
            int n = 0;
            foreach (int id in tokenizer.PrefixIds)
                Window[n++] = id;
            foreach (int id in prompt)
                Window[n++] = id;
            for (int i = 0; i < count; i++)
                Window[n++] = Ids[start + i];
            foreach (int id in tokenizer.SuffixIds)
                Window[n++] = id;
            return n;
        }
    }
}
