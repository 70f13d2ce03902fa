namespace TextTransfer.Store.Hub;

/// <summary>
/// The right to change one encoder of a store, among threads and processes. The operating system takes it back from a process
/// that is killed.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private readonly FileStream file;

    private StoreLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock if it is free.</summary>
    public static StoreLock? TryAcquire(string path)
    {
        try
        {
            return DiskErrors.Writing(path, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                return new StoreLock(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            });
        }
        catch (EncoderStoreException e) when (e.InnerException is IOException inner && IsHeld(inner))
        {
            return null;
        }
    }

    /// <summary>Takes the lock, after whoever has it.</summary>
    public static async Task<StoreLock> AcquireAsync(string path, TimeProvider time, Action waiting, CancellationToken cancellationToken)
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            if (TryAcquire(path) is { } free)
                return free;
            if (isFirst)
                waiting();
            await Task.Delay(PollInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>Sharing and lock violation on Windows; EAGAIN of flock on Linux and on macOS.</summary>
    private static bool IsHeld(IOException e) => e.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;
}
