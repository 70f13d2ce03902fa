using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using Microsoft.Extensions.AI;
using TextTransfer.Files;

namespace TextTransfer.Encoders.Generation;

/// <summary>Who an embedding generator is, as far as it says and as its answers show.</summary>
internal static class GeneratorIdentity
{
    /// <summary>The name for people.</summary>
    public static string Name(IEmbeddingGenerator generator, GeneratorEncoderOptions options)
    {
        EmbeddingGeneratorMetadata? metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        return options.Name ?? options.Request?.ModelId ?? metadata?.DefaultModelId ?? metadata?.ProviderName ?? generator.GetType().Name;
    }

    /// <summary>The identity of the encoder over a generator.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="options">What is asked of it.</param>
    /// <param name="probe">Its answers to the texts of the probe.</param>
    /// <param name="encoderFingerprint">The fingerprint its answers carry when one of our encoders gave them.</param>
    public static EncoderInfo Describe(
        IEmbeddingGenerator generator, GeneratorEncoderOptions options, IReadOnlyList<TextEmbedding> probe, string? encoderFingerprint)
    {
        // Another prompt or model somewhere between makes the answers another encoder's than the one on offer.
        EncoderInfo? encoder = generator.GetService<EncoderInfo>();
        if (encoder?.Fingerprint != encoderFingerprint)
            encoder = null;

        int dimension = probe[0].Vector.Length;
        return new EncoderInfo
        {
            Name = Name(generator, options),
            Dimension = dimension,
            LayerCount = 1,
            MaxTokens = encoder?.MaxTokens ?? 0,
            Pooling = encoder?.Pooling ?? PoolingMode.None,
            IsNormalized = probe.All(e => Math.Abs(TensorPrimitives.Norm(e.Vector.Span) - 1) < 0.01),
            Prompt = encoder?.Prompt + options.Prompt,
            LongTexts = encoder?.LongTexts,
            Fingerprint = Fingerprint(Origin(generator, options, encoderFingerprint), options, dimension),
            Probe = EncoderProbe.Of(probe),
            Languages = encoder?.Languages ?? "",
            License = encoder?.License ?? "",
        };
    }

    private static string Origin(IEmbeddingGenerator generator, GeneratorEncoderOptions options, string? encoderFingerprint)
    {
        if (options.Identity is not null)
            return $"identity {options.Identity}";
        if (encoderFingerprint is not null)
            return $"encoder {encoderFingerprint}";

        EmbeddingGeneratorMetadata? metadata = generator.GetService<EmbeddingGeneratorMetadata>();
        // User and query may hold keys, and say nothing about the model.
        string? address = metadata?.ProviderUri is { IsAbsoluteUri: true } uri ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : null;
        return $"provider {metadata?.ProviderName}\naddress {address}\nmodel {options.Request?.ModelId ?? metadata?.DefaultModelId}";
    }

    private static string Fingerprint(string origin, GeneratorEncoderOptions options, int dimension)
    {
        string[] identity =
        [
            "texttransfer embedding generator 1",
            origin,
            string.Create(CultureInfo.InvariantCulture, $"dimension {dimension}"),
            .. (options.Request?.AdditionalProperties ?? []).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"property {p.Key} {Json(p.Value)}"),
            $"prompt {options.Prompt}",
        ];
        return ContentHash.OfLines(identity);
    }

    private static string Json(object? value) => JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object)));
}
