namespace TextTransfer.Encoders.Diagnosis;

/// <summary>What an encoder gives now against what its <c>golden.json</c> says.</summary>
internal sealed record GoldenComparison(IReadOnlyList<EncoderTextCheck> Texts, IReadOnlyList<EncoderFinding> Findings)
{
    /// <param name="golden">What should be.</param>
    /// <param name="folder">The folder both come from.</param>
    /// <param name="info">The encoder as it was opened.</param>
    /// <param name="options">What the caller stated when opening it.</param>
    /// <param name="encoded">The texts of <paramref name="golden"/>, in their order, as they are encoded now.</param>
    public static GoldenComparison Make(GoldenFile golden, string folder, EncoderInfo info, EncoderOptions options, IReadOnlyList<EncodedText> encoded)
    {
        bool sameIds = golden.Texts.Zip(encoded).All(p => p.First.Ids.AsSpan().SequenceEqual([.. p.Second.Ids]));
        IReadOnlyDictionary<int, string> names = sameIds ? new Dictionary<int, string>() : TokenNames.Read(folder);
        EncoderTextCheck[] checks = [.. golden.Texts.Zip(encoded, (g, e) => Check(g, e, names))];
        return new(checks, [.. new GoldenVerdict(golden, folder, info, options, encoded, checks).Findings()]);
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
