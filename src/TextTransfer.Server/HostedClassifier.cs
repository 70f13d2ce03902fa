using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TextTransfer.Server.Models;
using TextTransfer.Server.Telemetry;

namespace TextTransfer.Server;

/// <summary>
/// A classifier of an application, by the latest state of its file. Safe for concurrent calls: each is answered by one model from its
/// beginning to its end, and the model it replaced is freed when the last call that uses it has ended. Made by the services, which dispose it.
/// </summary>
public sealed class HostedClassifier : IDisposable
{
    private readonly IOptionsMonitor<TextClassifierOptions> options;
    private readonly SharedEncoders encoders;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly string contentRoot;
    private readonly Lock loading = new();
    private volatile LoadedClassifier? current;
    private FileStamp seen;
    private bool isDisposed;

    internal HostedClassifier(
        string name, IOptionsMonitor<TextClassifierOptions> options, SharedEncoders encoders, TimeProvider time, ILogger<HostedClassifier> logger, string contentRoot) =>
        (Name, this.options, this.encoders, this.time, this.logger, this.contentRoot) = (name, options, encoders, time, logger, contentRoot);

    /// <summary>The name it was added under.</summary>
    public string Name { get; }

    /// <summary>The first 12 digits of the SHA-256 of the model file in use; <see langword="null"/> before one is loaded.</summary>
    public string? Version => current?.Version;

    /// <summary>Why the file that lies there now is not in use; <see langword="null"/> when it is.</summary>
    public string? Problem { get; private set; }

    internal DriftReport? Drift => current?.Drift.Report();

    internal TimeSpan ReloadInterval => options.Get(Name).ReloadInterval;

    /// <summary>Embeds and classifies one text.</summary>
    /// <inheritdoc cref="Use{T}" path="/exception"/>
    /// <inheritdoc cref="TextClassifier.Predict(string, CancellationToken)" path="/param"/>
    public Prediction Predict(string text, CancellationToken cancellationToken = default) => Use(c => c.Predict(text, cancellationToken));

    /// <summary>Embeds and classifies many texts by one model on all the workers its encoder has.</summary>
    /// <inheritdoc cref="Use{T}" path="/exception"/>
    /// <inheritdoc cref="TextClassifier.PredictAll" path="/param"/>
    public IReadOnlyList<Prediction> PredictAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Use(c => c.PredictAll(texts, progress, cancellationToken));

    /// <summary>Does something with the model in use, which stays the same and alive until the call ends; do not keep it.</summary>
    /// <param name="call">Uses the classifier.</param>
    /// <exception cref="ModelFileException">No model is loaded yet, and the file cannot be.</exception>
    /// <exception cref="ObjectDisposedException">The application has ended.</exception>
    public T Use<T>(Func<TextClassifier, T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        using ClassifierLease lease = Acquire();
        return call(lease.Model.Classifier);
    }

    /// <summary>Holds the model in use until the lease is disposed.</summary>
    internal ClassifierLease Acquire()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            LoadedClassifier model = current ?? Load();
            // One that is being replaced at this moment may have lost its last holder.
            if (model.TryHold())
                return new(model);
        }
    }

    /// <summary>Loads the model unless that is done.</summary>
    internal LoadedClassifier Load()
    {
        lock (loading)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return current ?? Replace(FileStamp.Of(ModelPath));
        }
    }

    /// <summary>Takes up the file if it is another than was looked at last. One that cannot be loaded is told of, and the model in use stays.</summary>
    /// <returns>Whether another model is in use now.</returns>
    internal bool ReloadIfReplaced()
    {
        lock (loading)
        {
            FileStamp stamp = FileStamp.Of(ModelPath);
            if (isDisposed || stamp == seen)
                return false;
            try
            {
                Replace(stamp);
                return true;
            }
#pragma warning disable CA1031 // Whatever is wrong with the new file, the old model goes on.
            catch (Exception e)
            {
                Problem = e.Message;
                Log.NotReloaded(logger, Name, e.Message);
                return false;
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>Lets go of the model; it is freed when the last call that uses it has ended.</summary>
    public void Dispose()
    {
        lock (loading)
        {
            isDisposed = true;
            current?.Release();
            current = null;
        }
    }

    private string ModelPath => Path.GetFullPath(options.Get(Name).Path, contentRoot);

    private LoadedClassifier Replace(FileStamp stamp)
    {
        // Before reading: a file that changes meanwhile has another stamp at the next look.
        seen = stamp;
        LoadedClassifier loaded = LoadedClassifier.Load(Name, ModelPath, encoders, options.Get(Name).LoadExamples, time.GetUtcNow());
        LoadedClassifier? before = current;
        current = loaded;
        before?.Release();
        Problem = null;
        Log.Loaded(logger, Name, loaded.Version, loaded.Manifest.Labels.Count, loaded.Manifest.EmbeddedBy.Name);
        return loaded;
    }
}
