using TextTransfer.Concurrency;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>A text as an encoder reads it now.</summary>
/// <param name="Text">The text, without prompt.</param>
/// <param name="Ids">Its token ids with special tokens and prompt, before any cut at the length limit.</param>
/// <param name="Embedding">Its embedding; null when it could not be encoded.</param>
/// <param name="Error">Why not.</param>
internal sealed record EncodedText(string Text, IReadOnlyList<int> Ids, TextEmbedding? Embedding, EncoderFormatException? Error)
{
    /// <summary>Encodes texts side by side; one that fails leaves the others alone.</summary>
    public static EncodedText[] EncodeAll(OnnxTextEncoder encoder, IEnumerable<string> texts, int workers, CancellationToken cancellationToken)
    {
        string[] all = [.. texts];
        EncodedText[] encoded = new EncodedText[all.Length];
        Concurrently.For(all.Length, workers, i => encoded[i] = Encode(encoder, all[i], cancellationToken), cancellationToken);
        return encoded;
    }

    /// <summary>The first text that could not be encoded, as a finding; empty when all could.</summary>
    public static IEnumerable<EncoderFinding> Failures(IReadOnlyList<EncodedText> encoded)
    {
        int first = encoded.TakeWhile(e => e.Error is null).Count();
        if (first < encoded.Count)
        {
            yield return new(EncoderFindingKind.CannotEncode, IsFailure: true,
                $"{encoded.Count(e => e.Error is not null)} of {encoded.Count} texts cannot be encoded; text {first + 1}: {encoded[first].Error!.Message}",
                "Take tokenizer.json and the model from one source: token ids beyond the model's vocabulary are the usual cause.");
        }
    }

    private static EncodedText Encode(OnnxTextEncoder encoder, string text, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> ids = encoder.Tokenizer.Encode(encoder.Info.Prompt + text);
        try
        {
            return new(text, ids, encoder.Encode(text, cancellationToken), null);
        }
        catch (EncoderFormatException e)
        {
            return new(text, ids, null, e);
        }
    }
}
