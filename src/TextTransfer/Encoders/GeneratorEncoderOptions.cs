using Microsoft.Extensions.AI;

namespace TextTransfer;

/// <summary>How to use an embedding generator as an encoder (<see cref="EmbeddingGenerators.AsTextEncoderAsync"/>).</summary>
public sealed record GeneratorEncoderOptions
{
    /// <summary>A name for people; default: the model's, else the provider's.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Stands in the fingerprint for provider, address and model, so that one model keeps its identity behind several addresses,
    /// or gets a new one when you know that it has changed; default: what the generator's metadata say.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>What is put before every text here, e.g. <c>query: </c>; default: empty. A generator's own prompt comes before it.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>
    /// What every request asks for: model, dimensions, properties of the provider. All of them enter the fingerprint but
    /// <see cref="EmbeddingGenerationOptions.RawRepresentationFactory"/>, which cannot; every request is given a copy.
    /// </summary>
    public EmbeddingGenerationOptions? Request { get; init; }

    /// <summary>
    /// Texts in one request, at least 1; default: 64, far below the limits on their number (OpenAI: 2,048). Services limit the tokens
    /// of a request too: with texts of thousands of tokens take less.
    /// </summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Requests under way at once, at least 1; default: 4, which hides most of the waiting and stays below usual rate limits.</summary>
    public int Workers { get; init; } = 4;
}
