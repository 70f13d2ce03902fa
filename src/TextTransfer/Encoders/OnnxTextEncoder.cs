using System.Buffers;
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
/// <para>
/// <see cref="Dispose"/> waits for calls in flight; later calls throw <see cref="ObjectDisposedException"/> at once. Encoders made by
/// <see cref="WithPrompt"/> share the loaded model; each is disposed by its owner, and the last one frees the model.
/// The application chooses the native runtime by referencing Microsoft.ML.OnnxRuntime or one of its variants.
/// </para>
/// <para>
/// A text is encoded as it is; sentence-transformers up to version 5 strips white space at both of its ends first.
/// </para>
/// </remarks>
public sealed class OnnxTextEncoder : ITextEncoder, IWindowSource
{
    /// <summary>About four windows of text, in characters per token of a window.</summary>
    private const int ManyWindows = 16;

    /// <summary>A very long text is copied once and let go of, rather than a pool kept at its size.</summary>
    private const int MaxPooledChars = 1 << 18;

    private readonly LoadedEncoder loaded;
    private readonly OnnxModel model;
    private readonly TextTokenizer tokenizer;
    private readonly int[] promptIds;
    private readonly int skip;
    private readonly int workers;
    private readonly ConcurrentBag<Workspace> workspaces = [];
    private readonly CallGate lifetime = new();

    private OnnxTextEncoder(LoadedEncoder loaded, EncoderInfo info, int workers)
    {
        this.loaded = loaded;
        model = loaded.Model;
        tokenizer = loaded.Tokenizer;
        this.workers = workers;
        List<int> ids = [];
        if (info.Prompt.Length > 0)
            tokenizer.Tokenize(info.Prompt, ids);
        promptIds = [.. ids];
        // What the reference counts as the prompt: all tokens of the prompt as a text of its own but the last special one.
        if (!loaded.IncludesPrompt && info.Prompt.Length > 0)
            skip = tokenizer.PrefixIds.Count + promptIds.Length + Math.Max(0, tokenizer.SuffixIds.Count - 1);
        Info = info with { Fingerprint = loaded.Fingerprint(info) };
    }

    /// <inheritdoc/>
    public EncoderInfo Info { get; }

    /// <summary>What gives the token ids of a text.</summary>
    internal TextTokenizer Tokenizer => tokenizer;

    /// <summary>The folder it was opened from, file by file, and the options; the prompt in force is that of <see cref="Info"/>.</summary>
    internal EncoderSettings Settings => loaded.Settings;

    /// <summary>The output of the model that is read.</summary>
    internal ModelOutput Output => model.Output;

    /// <summary>The inputs of the model.</summary>
    internal IReadOnlyList<string> InputNames => model.InputNames;

    /// <inheritdoc cref="OnnxModel.InputType"/>
    internal string InputType(string name) => model.InputType(name);

    /// <summary>Tokens of one window that are left for the text, when special tokens and the prompt have taken theirs.</summary>
    private int Room => Info.MaxTokens - tokenizer.PrefixIds.Count - tokenizer.SuffixIds.Count;

    private bool HasRoom => Room > promptIds.Length;

    private string NoRoom => $"a length limit of {Info.MaxTokens} tokens leaves no room for text beside the special tokens and the prompt.";

    /// <summary>Opens an encoder folder.</summary>
    /// <param name="folder">
    /// Holds <c>modules.json</c>, the folders of its modules and <c>config_sentence_transformers.json</c>, unless the options state
    /// what they say. The folder of the Transformer module, in most encoders this folder itself, holds the model
    /// (<c>onnx/model.onnx</c>, <c>model.onnx</c> or another that the options name), <c>tokenizer.json</c>, <c>config.json</c> and
    /// <c>sentence_bert_config.json</c>.
    /// </param>
    /// <param name="options">What to state or override; default: everything as the folder says.</param>
    /// <exception cref="EncoderFormatException">Something is missing, ambiguous, unsupported or cannot be read.</exception>
    /// <exception cref="TokenizerFormatException">tokenizer.json has a component that is not supported.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number among the options is out of its range.</exception>
    public static OnnxTextEncoder Open(string folder, EncoderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new();
        int workers = options.Workers ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1, nameof(options));
        EncoderSettings settings = EncoderSettings.Read(folder, options);

        LoadedEncoder loaded = LoadedEncoder.Load(settings);
        try
        {
            OnnxTextEncoder encoder = new(loaded, new()
            {
                Name = options.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
                Dimension = loaded.Dimension,
                LayerCount = loaded.Model.LayerCount,
                MaxTokens = settings.MaxTokens,
                Pooling = loaded.Model.Pooling,
                IsNormalized = settings.Normalize,
                Prompt = settings.Prompt,
                Prompts = settings.Prompts,
                LongTexts = options.LongTexts,
                Fingerprint = "",
                Languages = options.Languages,
                License = options.License,
            }, workers);
            if (!encoder.HasRoom)
                throw new EncoderFormatException(folder, encoder.NoRoom);
            if (options.Verify)
                EncoderDoctor.Verify(encoder);
            return encoder;
        }
        catch
        {
            loaded.Release();
            throw;
        }
    }

    /// <summary>
    /// The same encoder with another prompt, and so another identity: e.g. passages with one and queries with another over one
    /// model in memory. Costs no reading and no loading.
    /// </summary>
    /// <param name="prompt">What is put before every text, empty for none; <see cref="EncoderInfo.Prompts"/> has those of the folder.</param>
    /// <returns>An encoder of its own, in use as long as it is not disposed, whatever becomes of this one.</returns>
    /// <exception cref="ArgumentException">The prompt leaves no room for text within the length limit.</exception>
    /// <exception cref="ObjectDisposedException">This encoder is disposed.</exception>
    public OnnxTextEncoder WithPrompt(string prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return WhileLoaded(() =>
        {
            OnnxTextEncoder encoder = new(loaded, Info with { Prompt = prompt }, workers);
            if (!encoder.HasRoom)
                throw new ArgumentException(encoder.NoRoom, nameof(prompt));

            loaded.Share();
            return encoder;
        });
    }

    /// <summary>The same encoder with changed weights, and so another identity.</summary>
    /// <param name="model">The model, an ONNX file of the same inputs and outputs.</param>
    /// <param name="adapters">The hash of what makes it another.</param>
    /// <returns>An encoder of its own, in use as long as it is not disposed, whatever becomes of this one.</returns>
    /// <exception cref="ObjectDisposedException">This encoder is disposed.</exception>
    internal OnnxTextEncoder Adapt(byte[] model, string adapters) => WhileLoaded(() => new OnnxTextEncoder(loaded.Adapt(model, adapters), Info, workers));

    /// <inheritdoc/>
    public TextEmbedding Encode(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WhileLoaded(() => InWorkspace(workspace => Encode(text, workspace, cancellationToken)));
    }

    /// <inheritdoc/>
    IReadOnlyList<EncodedWindow>? IWindowSource.EncodeWindows(string text, CancellationToken cancellationToken) =>
        // What modules make of the mean is no mean of what they would make of the windows.
        loaded.Modules.IsEmpty ? WhileLoaded(() => InWorkspace(workspace => EncodeWindows(text, workspace, cancellationToken))) : null;

    /// <inheritdoc/>
    public IReadOnlyList<TextEmbedding> EncodeAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        foreach (string text in texts)
            ArgumentNullException.ThrowIfNull(text, nameof(texts));

        // Texts of many windows first, so that no worker is left alone with one at the end; the rest as they come, so that
        // progress is steady.
        int[] order = [.. Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Length / (ManyWindows * Info.MaxTokens))];
        TextEmbedding[] embeddings = new TextEmbedding[texts.Count];
        int done = 0;
        return WhileLoaded(() =>
        {
            Concurrently.For(order.Length, workers, i =>
            {
                embeddings[order[i]] = InWorkspace(workspace => Encode(texts[order[i]], workspace, cancellationToken));
                progress?.Report(Interlocked.Increment(ref done));
            }, cancellationToken);
            return embeddings;
        });
    }

    /// <summary>
    /// Refuses further calls, waits for those in flight, then frees the model unless another encoder shares it. Called from a
    /// progress report of the same encoder it would wait for itself, and never end.
    /// </summary>
    public void Dispose()
    {
        if (lifetime.Close())
            loaded.Release();
    }

    /// <summary>Does a call that the end of the encoder has to wait for.</summary>
    private T WhileLoaded<T>(Func<T> call)
    {
        ObjectDisposedException.ThrowIf(!lifetime.TryEnter(), this);
        try
        {
            return call();
        }
        finally
        {
            lifetime.Leave();
        }
    }

    private T InWorkspace<T>(Func<Workspace, T> encode)
    {
        if (!workspaces.TryTake(out Workspace? workspace))
            workspace = new(Info.MaxTokens, model.LayerCount * model.Dimension);
        T result = encode(workspace);
        if (workspace.IsWorthKeeping)
            workspaces.Add(workspace);
        return result;
    }

    private TextEmbedding Encode(string text, Workspace workspace, CancellationToken cancellationToken)
    {
        List<int> ids = workspace.Ids;
        Tokenize(text, ids);
        bool isTruncated = Info.LongTexts == LongTextMode.Truncate && ids.Count > Room;
        int end = isTruncated ? Room : ids.Count;

        float[] layers = new float[workspace.Layers.Length];
        int tokens = 0, windows = 0;
        long weights = 0;
        foreach ((int start, int count, int weight) in Cut(end, Room))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(workspace, start, count);
            TensorPrimitives.MultiplyAdd(workspace.Layers, weight, layers, layers);
            weights += weight;
            tokens += workspace.Window.Length;
            windows++;
        }

        TensorPrimitives.Divide(layers, weights, layers);
        layers = loaded.Modules.Apply(layers);
        ReadOnlyMemory<float> last = layers.AsMemory(layers.Length - Info.Dimension);
        return new(Info.IsNormalized ? NormalizeModule.Instance.Apply(last.ToArray()) : last, layers, tokens, windows, isTruncated);
    }

    private List<EncodedWindow> EncodeWindows(string text, Workspace workspace, CancellationToken cancellationToken)
    {
        List<int> ids = workspace.Ids;
        Tokenize(text, ids);
        int end = Info.LongTexts == LongTextMode.Truncate ? Math.Min(Room, ids.Count) : ids.Count;
        TokenPlaces places = new(tokenizer, Info.Prompt, text);
        (int Start, int Count, int Weight)[] cuts = [.. Cut(end, Room)];
        double weights = cuts.Sum(c => (double)c.Weight);
        List<EncodedWindow> windows = [];
        foreach ((int start, int count, int weight) in cuts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Run(workspace, start, count);
            float[] layers = [.. workspace.Layers];
            WindowTokens? tokens = null;
            if (model.RunTokens(workspace.Window) is { } vectors)
            {
                int first = workspace.Window.Length - tokenizer.SuffixIds.Count - count, skipped = Math.Min(skip, workspace.Window.Length);
                int[] positions = [.. Enumerable.Range(0, workspace.Window.Length).Select(t => t < first || t >= first + count ? -1 : places.Of(start + t - first))];
                tokens = new(positions[skipped..], vectors.AsMemory(skipped * model.Dimension));
            }
            windows.Add(new(places.Begin(start), places.Begin(start + count), weight / weights, layers, tokens));
        }

        if (windows[^1].End < text.Length)
            windows.Add(new(windows[^1].End, text.Length, 0, default));
        return windows;
    }

    /// <summary>The token ids of a text in windows, special tokens and prompt included, as they are run.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxTokens">The longest window, at most the length limit.</param>
    internal IReadOnlyList<int[]> TokenizeWindows(string text, int maxTokens) => InWorkspace(workspace =>
    {
        Tokenize(text, workspace.Ids);
        int room = Math.Max(Math.Min(maxTokens, Info.MaxTokens) - (Info.MaxTokens - Room), promptIds.Length + 1);
        List<int[]> windows = [];
        foreach ((int start, int count, _) in Cut(workspace.Ids.Count, room))
        {
            workspace.Fill(tokenizer, start == 0 ? [] : promptIds, start, count);
            windows.Add(workspace.Window.Narrow().ToArray());
        }
        return windows;
    });

    /// <summary>Cuts tokens of a text, prompt included, into windows.</summary>
    /// <param name="end">Tokens that are read.</param>
    /// <param name="room">Tokens of one window beside the special ones.</param>
    /// <returns>The first token of every window, their number, and what the window counts in the mean.</returns>
    private IEnumerable<(int Start, int Count, int Weight)> Cut(int end, int room)
    {
        int start = 0;
        do
        {
            // The first window begins with the prompt as it is; every later one is given it again.
            int count = Math.Min(end - start, room - (start == 0 ? 0 : promptIds.Length));
            // A window counts by the tokens of it that are pooled.
            int weight = Math.Max(count - (start == 0 && !loaded.IncludesPrompt ? promptIds.Length : 0), 1);
            yield return (start, count, weight);
            start += count;
        }
        while (start < end);
    }

    /// <summary>Runs one window; the workspace then holds its ids and its layers.</summary>
    private void Run(Workspace workspace, int start, int count)
    {
        workspace.Fill(tokenizer, start == 0 ? [] : promptIds, start, count);
        model.Run(workspace.Window, Math.Min(skip, workspace.Window.Length), workspace.Layers);
    }

    private void Tokenize(string text, List<int> ids)
    {
        ids.Clear();
        if (Info.Prompt.Length == 0)
        {
            tokenizer.Tokenize(text, ids);
            return;
        }

        int length = Info.Prompt.Length + text.Length;
        bool isPooled = length <= MaxPooledChars;
        char[] prompted = isPooled ? ArrayPool<char>.Shared.Rent(length) : new char[length];
        Info.Prompt.CopyTo(prompted);
        text.CopyTo(prompted.AsSpan(Info.Prompt.Length));
        tokenizer.Tokenize(prompted.AsSpan(0, length), ids);
        if (isPooled)
            ArrayPool<char>.Shared.Return(prompted);
    }
}
