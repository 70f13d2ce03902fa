namespace TextTransfer.Store.Hub;

/// <summary>
/// The environment variables of the hub's own tools
/// (https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables), so that one set serves both.
/// </summary>
internal static class HubEnvironment
{
    public static EncoderStoreOptions Read(Func<string, string?> variable)
    {
        string user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string home = Folder("HF_HOME") ?? Path.Combine(Folder("XDG_CACHE_HOME") ?? Path.Combine(user, ".cache"), "huggingface");
        return new()
        {
            Endpoint = ReadEndpoint(Stated("HF_ENDPOINT")),
            Token = Stated("HF_TOKEN") ?? Stated("HUGGING_FACE_HUB_TOKEN") ?? ReadToken(Folder("HF_TOKEN_PATH") ?? Path.Combine(home, "token")),
            IsOffline = IsOn("HF_HUB_OFFLINE"),
            HubCache = Folder("HF_HUB_CACHE") ?? Folder("HUGGINGFACE_HUB_CACHE") ?? Path.Combine(home, "hub"),
        };

        string? Stated(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

        string? Folder(string name) => Stated(name) is not { } path ? null
            : path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? user + path[1..]
            : path;

        bool IsOn(string name) => Stated(name)?.ToUpperInvariant() is "1" or "ON" or "YES" or "TRUE";
    }

    private static Uri ReadEndpoint(string? text) =>
        text is null ? new(EncoderStoreOptions.DefaultEndpoint)
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri
        : throw new EncoderStoreException($"HF_ENDPOINT is '{text}', which is not an http or https address; state one such as {EncoderStoreOptions.DefaultEndpoint}, or unset it.");

    /// <summary>No token is no error: most models are public, and the hub says when it wants one.</summary>
    private static string? ReadToken(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } token ? token : null;
        }
        catch (Exception e) when (DiskErrors.Is(e))
        {
            return null;
        }
    }
}
