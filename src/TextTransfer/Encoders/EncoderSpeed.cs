namespace TextTransfer;

/// <summary>How fast texts are encoded, measured for about a quarter of a second. Immutable.</summary>
/// <param name="Workers">Texts encoded at once.</param>
/// <param name="TextsPerSecond">Golden texts a second; they are short.</param>
/// <param name="TokensPerSecond">Tokens a second, special tokens and prompts included.</param>
public sealed record EncoderSpeed(int Workers, double TextsPerSecond, double TokensPerSecond);
