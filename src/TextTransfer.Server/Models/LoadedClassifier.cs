using TextTransfer.Files;
using TextTransfer.FineTuning;
using TextTransfer.Server.Telemetry;

namespace TextTransfer.Server.Models;

/// <summary>A model in memory, counted by those who hold it and freed by the last.</summary>
internal sealed class LoadedClassifier
{
    private int holders = 1;

    private readonly TextTokenizer? tokenizer;

    private LoadedClassifier(string name, string version, TextClassifier classifier, ITextEncoder encoder, ModelManifest manifest, DateTimeOffset loadedAt)
    {
        (Name, Version, Classifier, Manifest, LoadedAt) = (name, version, classifier, manifest, loadedAt);
        tokenizer = TrainableEncoder.Of(encoder)?.Tokenizer;
        Drift = new(manifest);
    }

    /// <summary>The name it is hosted under.</summary>
    public string Name { get; }

    /// <summary>The beginning of the hash of its file.</summary>
    public string Version { get; }

    public TextClassifier Classifier { get; }

    public ModelManifest Manifest { get; }

    public DateTimeOffset LoadedAt { get; }

    /// <summary>How texts differ from those of training since it was loaded.</summary>
    public DriftMonitor Drift { get; }

    public static LoadedClassifier Load(string name, string path, SharedEncoders encoders, bool withExamples, DateTimeOffset now)
    {
        if (File.Exists(path) && MultiLabelClassifier.IsMultiLabel(path))
            throw new ModelFileException(path, "it is a multi-label model, and only models of one class a text are served; train one without --multi-label.");
        ModelManifest manifest = TextClassifier.ReadManifest(path);
        ITextEncoder encoder = encoders.Get(manifest.Encoder);
        TextClassifier classifier = TextClassifier.Load(path, encoder, withExamples && manifest.HasExamples);
        // What is compiled and allocated at the first call is not left to the first request.
        classifier.Predict(manifest.Labels[0]);
        return new(name, ContentHash.OfFile(path)[..12], classifier, encoder, manifest, now);
    }

    /// <summary>Tokens of a text, special ones left out; characters where the encoder does not show its tokenizer.</summary>
    public int CountTokens(string text)
    {
        if (tokenizer is null)
            return text.Length;
        List<int> ids = [];
        tokenizer.Tokenize(text, ids);
        return ids.Count;
    }

    /// <summary>Adds a holder, unless the last one has gone.</summary>
    public bool TryHold()
    {
        for (int seen = Volatile.Read(ref holders); seen > 0;)
        {
            int before = Interlocked.CompareExchange(ref holders, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }
        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
            Classifier.Dispose();
    }
}

/// <summary>One hold of a model, until it is disposed.</summary>
internal sealed class ClassifierLease(LoadedClassifier model) : IDisposable
{
    private int isReleased;

    public LoadedClassifier Model => model;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
            model.Release();
    }
}
