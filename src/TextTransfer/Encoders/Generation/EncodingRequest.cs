using System.Text.Json;
using Microsoft.Extensions.AI;

namespace TextTransfer.Encoders.Generation;

/// <summary>The options of one call, checked against the encoder they are for.</summary>
/// <param name="Dimensions">Leading values to keep, from 1 to the encoder's dimension.</param>
/// <param name="Prompt">The prompt of this call; <see langword="null"/> for the encoder's own.</param>
internal readonly record struct EncodingRequest(int Dimensions, string? Prompt)
{
    public const string PromptProperty = "prompt";
    public const string PromptNameProperty = "prompt_name";

    public static EncodingRequest For(EncoderInfo encoder, EmbeddingGenerationOptions? options)
    {
        if (options?.ModelId is { } model && model != encoder.Name)
            throw new ArgumentException($"Model '{model}' was asked for, and this generator has '{encoder.Name}' alone. Leave the model out or make a generator of that encoder.", nameof(options));

        int dimensions = options?.Dimensions ?? encoder.Dimension;
        if (dimensions > encoder.Dimension) // Less than 1 the options do not take.
            throw new ArgumentOutOfRangeException(nameof(options), dimensions, $"'{encoder.Name}' has {encoder.Dimension} dimensions; ask for 1 to {encoder.Dimension}.");

        string? prompt = PromptFor(encoder, options);
        return new(dimensions, prompt == encoder.Prompt ? null : prompt);
    }

    private static string? PromptFor(EncoderInfo encoder, EmbeddingGenerationOptions? options)
    {
        string? prompt = Text(options, PromptProperty);
        if (Text(options, PromptNameProperty) is not { } name)
            return prompt;
        if (prompt is not null)
            throw new ArgumentException($"The properties '{PromptProperty}' and '{PromptNameProperty}' both state the prompt; give one of them.", nameof(options));

        return encoder.Prompts.TryGetValue(name, out string? named) ? named : throw new ArgumentException(
            $"'{encoder.Name}' has no prompt named '{name}'; {(encoder.Prompts.Count == 0 ? "it has none" : $"it has {string.Join(", ", encoder.Prompts.Keys.Order(StringComparer.Ordinal))}")}. State the text by the property '{PromptProperty}'.",
            nameof(options));
    }

    private static string? Text(EmbeddingGenerationOptions? options, string property) => options?.AdditionalProperties?.GetValueOrDefault(property) switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null } => null,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        object other => throw new ArgumentException($"The property '{property}' is a {other.GetType().Name}, not a text.", nameof(options)),
    };
}
