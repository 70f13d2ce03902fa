namespace TextTransfer;

/// <summary>The result of a pull. Immutable.</summary>
/// <param name="Encoder">The encoder as it is in the store now.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="HubCommit">The commit that the revision stands for on the hub; <see langword="null"/> when it was not asked or did not answer.</param>
public sealed record EncoderPull(StoredEncoder Encoder, EncoderPullOutcome Outcome, string? HubCommit);
