namespace TextTransfer;

/// <summary>An encoder that fine-tuning made of another, whose weights it changes by adapters of low rank. Immutable.</summary>
/// <param name="Encoder">Its identity, with a fingerprint of its own.</param>
/// <param name="Rank">The rank of the adapters.</param>
/// <param name="Scale">What they are multiplied by.</param>
public sealed record FineTunedEncoder(EncoderInfo Encoder, int Rank, float Scale);
