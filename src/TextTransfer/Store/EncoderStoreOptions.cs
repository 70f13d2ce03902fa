using TextTransfer.Files;
using TextTransfer.Store.Hub;

namespace TextTransfer;

/// <summary>
/// Where an <see cref="EncoderStore"/> keeps encoders and how it reaches the hub. Immutable. It is no record, so that no text
/// form of it shows the token.
/// </summary>
public sealed class EncoderStoreOptions
{
    /// <summary>The hub that is asked when none is stated.</summary>
    public const string DefaultEndpoint = "https://huggingface.co";

    /// <summary>
    /// The folder of the store, made when needed; default: <c>encoders</c> in <c>TEXTTRANSFER_CACHE</c> or, without that, in
    /// <c>texttransfer</c> in the user's cache folder.
    /// </summary>
    public string Root { get; init; } = Path.Combine(UserFolders.Cache, "encoders");

    /// <summary>The hub or a mirror of it: an absolute http or https address, a path included where it has one; default: <see cref="DefaultEndpoint"/>.</summary>
    public Uri Endpoint { get; init; } = new(DefaultEndpoint);

    /// <summary>The access token for gated and private models, sent to <see cref="Endpoint"/> and to no other host; default: none.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the network must not be touched: a pull then takes what <see cref="HubCache"/> has; default: no.</summary>
    public bool IsOffline { get; init; }

    /// <summary>
    /// The cache folder of the hub's own tools (<c>models--owner--name/...</c>), from which files are taken instead of the network;
    /// <see langword="null"/> for none, the default. It is read only.
    /// </summary>
    public string? HubCache { get; init; }

    /// <summary>How long a connection may bring nothing before it counts as cut; default: 60 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How requests are sent; default: .NET's own handler, which honours <c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c> and <c>NO_PROXY</c>.
    /// It is not disposed. It must not follow redirects, since only the store knows which host may see the token.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock for waits and for dates in <c>Retry-After</c>; default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// The options as the environment states them, by the names that the hub's own tools use: <c>HF_ENDPOINT</c>, <c>HF_TOKEN</c>
    /// (or the file <c>HF_TOKEN_PATH</c>, by default <c>token</c> in <c>HF_HOME</c>), <c>HF_HUB_OFFLINE</c>, and <c>HF_HUB_CACHE</c>
    /// (by default <c>hub</c> in <c>HF_HOME</c>, which is <c>huggingface</c> in the user's cache folder).
    /// </summary>
    /// <exception cref="EncoderStoreException">A variable holds something that cannot be used.</exception>
    public static EncoderStoreOptions FromEnvironment() => HubEnvironment.Read(Environment.GetEnvironmentVariable);
}
