namespace TextTransfer;

/// <summary>
/// The first place where two sequences of token ids part. Ids and tokens are <see langword="null"/> on the side that has
/// ended; a token also where the tokenizer has no name for its id. Immutable.
/// </summary>
/// <param name="Position">The place, from 0, special tokens and prompt counted.</param>
/// <param name="ExpectedId">The id in <c>golden.json</c>.</param>
/// <param name="ExpectedToken">The token of that id when <c>golden.json</c> was made.</param>
/// <param name="ActualId">The id the tokenizer gives now.</param>
/// <param name="ActualToken">The token of that id in <c>tokenizer.json</c> now.</param>
public sealed record TokenDifference(int Position, int? ExpectedId, string? ExpectedToken, int? ActualId, string? ActualToken)
{
    /// <summary>The difference as part of a sentence.</summary>
    public override string ToString() =>
        $"at token {Position} expected {Describe(ExpectedId, ExpectedToken)}, got {Describe(ActualId, ActualToken)}";

    private static string Describe(int? id, string? token) =>
        id is null ? "the end" : token is null ? $"{id}" : $"{id} '{token}'";
}
