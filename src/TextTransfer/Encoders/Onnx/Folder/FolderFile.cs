namespace TextTransfer.Encoders;

/// <summary>Reads files and folders beneath an encoder folder, so that an error names which one and what to do.</summary>
internal static class FolderFile
{
    public static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EncoderFormatException(path, $"cannot be read ({e.Message.TrimEnd('.')}); let this user read it, or take it anew from the model's page.", e);
        }
    }
}
