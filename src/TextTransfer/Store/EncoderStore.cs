using TextTransfer.Store.Hub;

namespace TextTransfer;

/// <summary>
/// Encoders from a hub, by id: pulled once, pinned to a commit, verified byte for byte whenever they are opened. Only
/// <see cref="PullAsync"/> touches the network. Safe for concurrent calls, from several processes on one folder too.
/// </summary>
/// <remarks>
/// The hub is huggingface.co or whatever answers like it. An encoder is a folder in the sentence-transformers layout with
/// <c>texttransfer.lock.json</c> beside its files; it is complete or absent. What a pull that was cut short has downloaded is
/// kept in <c>.partial</c>, where the next pull goes on.
/// </remarks>
public sealed class EncoderStore
{
    private readonly EncoderStoreOptions options;

    /// <summary>Creates a store; nothing is read, written or asked yet.</summary>
    /// <param name="options">Where and how; default: as the environment says (<see cref="EncoderStoreOptions.FromEnvironment"/>).</param>
    /// <exception cref="EncoderStoreException">A variable of the environment holds something that cannot be used.</exception>
    /// <exception cref="ArgumentException">The handler of the options follows redirects.</exception>
    public EncoderStore(EncoderStoreOptions? options = null)
    {
        this.options = options ?? EncoderStoreOptions.FromEnvironment();
        Root = Path.GetFullPath(this.options.Root);
        if (FollowsRedirects(this.options.Handler))
            throw new ArgumentException("The Handler follows redirects by itself, and might give the token to any host; set its AllowAutoRedirect to false.", nameof(options));
    }

    /// <summary>The folder of the store.</summary>
    public string Root { get; }

    /// <summary>
    /// Downloads an encoder, or verifies the one that is there: what is pinned stays pinned, damaged files are fetched again at
    /// the same commit, and <see cref="EncoderPullOptions.Force"/> pins anew. Files that the hub's own cache folder has are copied.
    /// </summary>
    /// <param name="id">The model and, if not its main branch, the revision.</param>
    /// <param name="pullOptions">The variant, and whether to pin anew; default: the default variant, not anew.</param>
    /// <param name="progress">Hears of bytes and of waits, from other threads.</param>
    /// <param name="cancellationToken">Ends the pull; what was downloaded is kept for the next.</param>
    /// <returns>The encoder and what was done.</returns>
    /// <exception cref="EncoderStoreException">
    /// The hub cannot be reached, refuses, or sends what it does not list; or the store cannot be written. Passing faults have been
    /// tried again for half a minute; a hub that cannot be reached at all, once more after a second.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<EncoderPull> PullAsync(
        HubModelId id, EncoderPullOptions? pullOptions = null, IProgress<EncoderPullProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        StorePlace place = new(Root, id);
        PullReport report = new(progress);
        using StoreLock held = await StoreLock.AcquireAsync(place.LockFile, options.TimeProvider,
            () => report.Notice($"Another process is pulling '{id}'; waiting for it."), cancellationToken).ConfigureAwait(false);
        using HubConnection connection = new(options);
        return await new EncoderPuller(options, id, place, connection, report).RunAsync(pullOptions ?? new(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The encoder of an id, not verified; <see langword="null"/> when it is not pulled.</summary>
    /// <param name="id">The model and revision.</param>
    /// <exception cref="EncoderStoreException">Its lock file cannot be read.</exception>
    public StoredEncoder? Find(HubModelId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return LockDocument.Read(new StorePlace(Root, id).Folder);
    }

    /// <summary>All encoders in the store in the order of their ids, not verified. One whose lock file cannot be read is left out.</summary>
    /// <param name="leftOut">Hears of each that is left out, and why; default: nobody does.</param>
    /// <exception cref="EncoderStoreException">The folder of the store cannot be read.</exception>
    public IReadOnlyList<StoredEncoder> List(Action<EncoderStoreException>? leftOut = null)
    {
        if (!Directory.Exists(Root))
            return [];

        string[] folders = DiskErrors.Reading<string[]>(Root, () =>
            [.. Directory.EnumerateDirectories(Root).Where(o => !Path.GetFileName(o).StartsWith('.')).SelectMany(Directory.EnumerateDirectories)]);
        List<StoredEncoder> encoders = [];
        foreach (string folder in folders.Order(StringComparer.Ordinal))
        {
            try
            {
                if (LockDocument.Read(folder) is { } encoder)
                    encoders.Add(encoder);
            }
            catch (EncoderStoreException e)
            {
                leftOut?.Invoke(e);
            }
        }

        return [.. encoders.OrderBy(e => e.Id.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Compares every file of an encoder with what is pinned, by length and SHA-256.</summary>
    /// <param name="id">The model and revision.</param>
    /// <param name="cancellationToken">Ends it; large files take seconds.</param>
    /// <returns>The encoder, when all is well.</returns>
    /// <exception cref="EncoderStoreException">It is not pulled, or a file differs, is missing, was added or cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public StoredEncoder Verify(HubModelId id, CancellationToken cancellationToken = default)
    {
        StoredEncoder encoder = Find(id)
            ?? throw new EncoderStoreException($"the encoder '{id}' is not in the store {Root}. Run 'texttransfer encoders pull {id}' (EncoderStore.PullAsync) once, with a network.");
        return StoreVerification.FindDifference(encoder, cancellationToken) is { } difference
            ? throw new EncoderStoreException($"{difference}. Run 'texttransfer encoders pull {id}' (EncoderStore.PullAsync), which fetches the pinned commit again.")
            : encoder;
    }

    /// <summary>Verifies an encoder and opens it; no network.</summary>
    /// <param name="id">The model and revision.</param>
    /// <param name="encoderOptions">What to state or override; default: everything as its folder says. Its name is the id unless stated.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="EncoderStoreException">It is not pulled, not as pinned, or was replaced in the meantime.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="EncoderFormatException">Something is missing in it, ambiguous or unsupported.</exception>
    /// <exception cref="TokenizerFormatException">tokenizer.json has a component that is not supported.</exception>
    public OnnxTextEncoder Open(HubModelId id, EncoderOptions? encoderOptions = null, CancellationToken cancellationToken = default) =>
        OpenVerified(Verify(id, cancellationToken), encoderOptions);

    /// <summary>Deletes an encoder, and what a pull that was cut short has left of it.</summary>
    /// <param name="id">The model and revision.</param>
    /// <returns>Whether there was anything to delete.</returns>
    /// <exception cref="EncoderStoreException">It is being pulled right now, or cannot be deleted.</exception>
    public bool Remove(HubModelId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        StorePlace place = new(Root, id);
        using StoreLock? held = StoreLock.TryAcquire(place.LockFile);
        if (held is null)
            throw new EncoderStoreException($"{place.Folder}: another process is pulling '{id}'. Wait for it or stop it, then remove again.");
        return DiskErrors.Writing(place.Folder, place.Delete);
    }

    /// <summary>Opens what was verified a moment ago, and refuses what another process has put there since.</summary>
    internal static OnnxTextEncoder OpenVerified(StoredEncoder verified, EncoderOptions? encoderOptions)
    {
        OnnxTextEncoder encoder = OnnxTextEncoder.Open(verified.Folder, (encoderOptions ?? new()) with { Name = encoderOptions?.Name ?? verified.Id.ToString() });
        try
        {
            StoredEncoder? now = LockDocument.Read(verified.Folder);
            return now?.Commit == verified.Commit && now.Files.SequenceEqual(verified.Files)
                ? encoder
                : throw new EncoderStoreException($"{verified.Folder}: '{verified.Id}' was replaced while it was opened; open it again.");
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    private static bool FollowsRedirects(HttpMessageHandler? handler) => handler switch
    {
        DelegatingHandler outer => FollowsRedirects(outer.InnerHandler),
        HttpClientHandler own => own.AllowAutoRedirect,
        SocketsHttpHandler own => own.AllowAutoRedirect,
        _ => false,
    };
}
