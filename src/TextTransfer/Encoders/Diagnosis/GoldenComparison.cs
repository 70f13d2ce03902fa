namespace TextTransfer.Encoders.Diagnosis;

/// <summary>What an encoder gives now against what its <c>golden.json</c> says.</summary>
internal sealed record GoldenComparison(IReadOnlyList<EncoderTextCheck> Texts, IReadOnlyList<EncoderFinding> Findings)
{
    /// <param name="golden">What should be.</param>
    /// <param name="encoder">The encoder as it was opened.</param>
    /// <param name="encoded">The texts of <paramref name="golden"/>, in their order, as they are encoded now.</param>
    public static GoldenComparison Make(GoldenFile golden, OnnxTextEncoder encoder, IReadOnlyList<EncodedText> encoded)
    {
        bool sameIds = golden.Texts.Zip(encoded).All(p => p.First.Ids.AsSpan().SequenceEqual([.. p.Second.Ids]));
        IReadOnlyDictionary<int, string> names = sameIds ? new Dictionary<int, string>() : TokenNames.Read(encoder.Settings.TokenizerPath);
        EncoderTextCheck[] checks = [.. golden.Texts.Zip(encoded, (g, e) => Check(g, e, names))];
        return new(checks, [.. new GoldenVerdict(golden, encoder, encoded, checks).Findings()]);
    }

    private static EncoderTextCheck Check(GoldenText golden, EncodedText encoded, IReadOnlyDictionary<int, string> names)
    {
        TokenDifference? difference = golden.FirstDifference(encoded.Ids, names);
        EncoderTextCheck check = CheckAlone(encoded) with
        {
            AreIdsEqual = difference is null,
            FirstDifference = difference,
            ExpectedNorm = VectorMath.Norm(golden.Vector),
        };
        return encoded.Embedding is { } embedding && embedding.Vector.Length == golden.Vector.Length
            ? check with { Cosine = VectorMath.Cosine(embedding.Vector.Span, golden.Vector) }
            : check;
    }

    /// <summary>What can be said of a text when there is nothing to compare it with.</summary>
    public static EncoderTextCheck CheckAlone(EncodedText encoded) => new()
    {
        Text = encoded.Text,
        TokenCount = encoded.Ids.Count,
        Norm = encoded.Embedding is { } embedding && VectorMath.Norm(embedding.Vector.Span) is var norm && double.IsFinite(norm) ? norm : null,
    };
}
