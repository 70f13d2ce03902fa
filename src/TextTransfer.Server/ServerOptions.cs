using System.ComponentModel.DataAnnotations;

namespace TextTransfer.Server;

/// <summary>The limits and the keys of the HTTP service; bound from the section <c>TextTransfer:Server</c> of the configuration and validated at its start.</summary>
public sealed class ServerOptions : IValidatableObject
{
    /// <summary>Texts worked on at once. Default: the number of processors.</summary>
    [Range(1, 1024)]
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Texts admitted at once, of all clients; a request beyond is answered 429. Default: 1,024, some seconds of work.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 1024;

    /// <summary>Texts of one client among them; default: 512, so that no client fills the queue.</summary>
    [Range(1, 1_000_000)]
    public int ClientCapacity { get; set; } = 512;

    /// <summary>Bytes of a request's body, except streams. Default: 4 MiB.</summary>
    [Range(1024, 1 << 30)]
    public long MaxBodyBytes { get; set; } = 4 << 20;

    /// <summary>Bytes of a file that is classified. Default: 64 MiB.</summary>
    [Range(1024, 1 << 30)]
    public long MaxFileBytes { get; set; } = 64 << 20;

    /// <summary>Texts of a request, except streams. Default: 256.</summary>
    [Range(1, 100_000)]
    public int MaxTexts { get; set; } = 256;

    /// <summary>Tokens of a text, special tokens left out. Default: 32,768, a small book's chapter.</summary>
    [Range(1, 10_000_000)]
    public int MaxTokens { get; set; } = 32_768;

    /// <summary>Seconds a request may take, except streams and files; what it asked for is then given up. Default: 60.</summary>
    [Range(1, 3600)]
    public int RequestSeconds { get; set; } = 60;

    /// <summary>Seconds that requests in hand have when the service is told to stop. Default: 60.</summary>
    [Range(0, 3600)]
    public int DrainSeconds { get; set; } = 60;

    /// <summary>
    /// Seconds the service goes on taking requests after it was told to stop, closing each connection with its next answer, while its readiness
    /// says no: clients and load balancers go elsewhere, and none sends a request into its end. Default: 2; more where a balancer looks less often.
    /// </summary>
    [Range(0, 600)]
    public int StopDelaySeconds { get; set; } = 2;

    /// <summary>The keys that are accepted; changed in the configuration file, they change in the running service.</summary>
    public IList<ApiKey> Keys { get; } = [];

    /// <summary>Whether requests need no key. Only where all addresses are loopback. Default: no.</summary>
    public bool AllowWithoutKey { get; set; }

    /// <summary>Origins whose pages may call the service from a browser, such as <c>https://example.org</c>. Default: none.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClientCapacity > QueueCapacity)
            yield return new($"{nameof(ClientCapacity)} is {ClientCapacity}, and the whole queue takes {QueueCapacity} ({nameof(QueueCapacity)}).", [nameof(ClientCapacity)]);
        if (MaxTexts > ClientCapacity)
            yield return new($"{nameof(MaxTexts)} is {MaxTexts}, and a client is admitted {ClientCapacity} at once ({nameof(ClientCapacity)}): such a request would never be answered.", [nameof(MaxTexts)]);
        foreach (ApiKey key in Keys.Where(k => !k.IsWellFormed))
            yield return new($"The key of '{key.Name}' needs a name, and the SHA-256 of the key as 64 hexadecimal digits ('texttransfer keys add' writes both).", [nameof(Keys)]);
    }
}
