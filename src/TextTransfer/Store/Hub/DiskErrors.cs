namespace TextTransfer.Store.Hub;

/// <summary>Work on files whose failures are told with the path and the remedy, as an <see cref="EncoderStoreException"/>.</summary>
internal static class DiskErrors
{
    /// <summary>Whether this is how files fail, rather than programs.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>Changes something in the store.</summary>
    public static T Writing<T>(string path, Func<T> work) =>
        Do(path, work, "Make room or state another folder for the store (TEXTTRANSFER_CACHE)");

    /// <inheritdoc cref="Writing{T}"/>
    public static void Writing(string path, Action work) => Writing(path, () =>
    {
        work();
        return 0;
    });

    /// <summary>Reads something; more room would not help.</summary>
    public static T Reading<T>(string path, Func<T> work) => Do(path, work, "See whether it is there, and whether it may be read");

    private static T Do<T>(string path, Func<T> work, string remedy)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Is(e))
        {
            throw new EncoderStoreException($"{path}: {e.Message.TrimEnd('.')}. {remedy}.", e);
        }
    }
}
