using Microsoft.Extensions.AI;
using TextTransfer.Encoders.Generation;

namespace TextTransfer;

/// <summary>Encoders as embedding generators of Microsoft.Extensions.AI, and the other way round.</summary>
public static class EmbeddingGenerators
{
    /// <summary>
    /// An encoder as an embedding generator: what builds on <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>, such as vector
    /// stores and delegating generators, works with it. Safe for concurrent calls; encoding runs off the caller's thread.
    /// </summary>
    /// <param name="encoder">
    /// Encodes the texts. It stays its owner's: disposing the generator makes that refuse further calls and leaves the encoder alone.
    /// </param>
    /// <param name="timeProvider">Says when an embedding was made; default: the system's clock.</param>
    /// <remarks>
    /// <para>
    /// Options: <see cref="EmbeddingGenerationOptions.Dimensions"/> from 1 to the encoder's keeps so many leading values and scales
    /// them to length 1 again where the encoder does; only vectors of models trained for it stay good when cut (Kusupati et al.,
    /// Matryoshka Representation Learning, 2022). Out of that range: <see cref="ArgumentOutOfRangeException"/>.
    /// <see cref="EmbeddingGenerationOptions.ModelId"/> may be the encoder's name; another is an <see cref="ArgumentException"/>.
    /// The additional properties <c>prompt</c> (a text, empty for none) or <c>prompt_name</c> (one of
    /// <see cref="EncoderInfo.Prompts"/>) replace the encoder's prompt for one call, which an <see cref="OnnxTextEncoder"/> can do
    /// and others refuse with <see cref="NotSupportedException"/>. Other properties are ignored, as other generators do.
    /// </para>
    /// <para>
    /// Usage counts tokens, special tokens included. Every embedding carries the additional properties
    /// <c>texttransfer.fingerprint</c> (of the encoder with the prompt used, before values were cut), <c>texttransfer.tokens</c>,
    /// <c>texttransfer.windows</c> and <c>texttransfer.truncated</c>.
    /// <c>GetService</c> offers the <see cref="EmbeddingGeneratorMetadata"/>, the <see cref="EncoderInfo"/> and the
    /// <see cref="ITextEncoder"/>. A distributed cache put around the generator keys its entries by text and options alone: give it
    /// the fingerprint among its <c>CacheKeyAdditionalValues</c>, or encoders that share a cache get each other's vectors.
    /// </para>
    /// </remarks>
    public static IEmbeddingGenerator<string, Embedding<float>> AsEmbeddingGenerator(this ITextEncoder encoder, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        return new EncoderEmbeddingGenerator(encoder, timeProvider ?? TimeProvider.System);
    }

    /// <summary>
    /// Any embedding generator, a remote service for one, as an encoder. A few fixed short texts are embedded by it once, here,
    /// to learn its dimension and to recognise it again.
    /// </summary>
    /// <param name="generator">
    /// Embeds the texts. It stays its owner's: disposing the encoder makes that refuse further calls and leaves the generator
    /// alone. Retries, rate limits and time-outs are its own affair: its exceptions pass through.
    /// </param>
    /// <param name="options">What to ask of it and how much at once; default: what the generator does by itself.</param>
    /// <param name="cancellationToken">Passed on to the generator.</param>
    /// <exception cref="EmbeddingGeneratorException">Its answers are not one embedding per text, all of one length and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size or the number of workers is below 1.</exception>
    /// <remarks>
    /// <para>
    /// The identity: a fingerprint over provider, address (without user and query), model, dimension, prompt and request options,
    /// or, for a generator over one of our encoders, over that encoder's fingerprint; and <see cref="EncoderInfo.Probe"/>, a sketch
    /// of its answers to the fixed texts. A service need not give the same bits twice, so the sketch is compared by distance, not
    /// hashed: a classifier refuses an encoder whose answers have moved by more than a quarter of what parts the fixed texts, as
    /// another model's under the same name would, while noise and another number format pass. A change below that, or one after the encoder was made, stays
    /// unseen; so does any change behind a cache that is part of the generator and answers the fixed texts from its store.
    /// </para>
    /// <para>
    /// It offers one layer, so a classifier has the views of the last layer and of words. An empty text is sent as one space,
    /// since services refuse empty ones. Token counts are known where the generator states usage for a text sent alone, or is one
    /// of ours; otherwise they and the window counts are 0. How the service treats long texts is its own affair and not known here.
    /// </para>
    /// <para>
    /// The encoder is synchronous and generators are not: its calls block the calling thread while the requests run on the thread
    /// pool, so they cannot deadlock with a synchronisation context. Safe for concurrent calls as far as the generator is.
    /// </para>
    /// </remarks>
    public static Task<ITextEncoder> AsTextEncoderAsync(
        this IEmbeddingGenerator<string, Embedding<float>> generator, GeneratorEncoderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        options ??= new();
        ArgumentNullException.ThrowIfNull(options.Prompt, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        return GeneratorTextEncoder.CreateAsync(generator, options, cancellationToken);
    }
}
