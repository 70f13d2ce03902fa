using System.Globalization;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>What must hold of any encoder, whatever its vectors should be.</summary>
internal static class SelfConsistency
{
    /// <summary>Normalised vectors have length 1 up to the rounding of 32-bit numbers.</summary>
    private const double UnitTolerance = 1e-3;

    /// <summary>Texts in several languages and topics that agree this far are one vector to every classifier.</summary>
    private const double Collapsed = 0.99999;

    /// <summary>Gives the first contradiction, or null.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="encoded">Texts that were encoded side by side; here each is encoded again, alone.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    public static EncoderFinding? Check(OnnxTextEncoder encoder, IReadOnlyList<EncodedText> encoded, CancellationToken cancellationToken)
    {
        for (int i = 0; i < encoded.Count; i++)
        {
            if (encoded[i].Embedding is not { } embedding)
                continue;

            ReadOnlySpan<float> vector = embedding.Vector.Span;
            double norm = VectorMath.Norm(vector);
            if (!double.IsFinite(norm))
                return Fail($"the vector of text {i + 1} has values that are not finite numbers.", "Take the weights from the model's page again; a model in 16 bits may overflow on a processor, take one in 32 or 8.");
            if (encoder.Info.IsNormalized && Math.Abs(norm - 1) > UnitTolerance)
                return Fail(string.Create(CultureInfo.InvariantCulture, $"the vector of text {i + 1} has length {norm:0.000000}, and the encoder promises length 1."), "The model gives a vector without direction for it: take the weights from the model's page again.");
            if (!encoder.Encode(encoded[i].Text, cancellationToken).Vector.Span.SequenceEqual(vector))
                return Fail($"text {i + 1} has another vector alone than beside other texts.", "The native library is at fault: take a released version of Microsoft.ML.OnnxRuntime, and report it.");
        }

        return HasCollapsed(encoded)
            ? Fail("different texts all have one vector.", "The weights are not trained ones, or the tokenizer reads every text alike: take both from the model's page again.")
            : null;
    }

    private static bool HasCollapsed(IReadOnlyList<EncodedText> encoded)
    {
        TextEmbedding[] different = [.. encoded.Where(e => e.Embedding is not null).DistinctBy(e => e.Text, StringComparer.Ordinal).Select(e => e.Embedding!)];
        return different.Length > 1
            && different.Skip(1).All(e => VectorMath.Cosine(e.Vector.Span, different[0].Vector.Span) > Collapsed);
    }

    private static EncoderFinding Fail(string problem, string remedy) => new(EncoderFindingKind.Inconsistent, IsFailure: true, problem, remedy);
}
