namespace TextTransfer.Encoders.Diagnosis;

/// <summary>
/// The settings <c>golden.json</c> was made with. All are checked; <see cref="LongTexts"/> only in so far as a golden text is
/// longer than the length limit, since no folder states it.
/// </summary>
internal sealed record GoldenSettings(int Dimension, string Pooling, bool Normalize, int MaxTokens, string Prompt, string LongTexts)
{
    public static GoldenSettings Of(EncoderInfo info) =>
        new(info.Dimension, info.Pooling.ToString(), info.IsNormalized, info.MaxTokens, info.Prompt, info.LongTexts.ToString()!);

    /// <summary>In the words of the command line, for whoever must state them.</summary>
    public override string ToString() =>
        $"pooling {Pooling}, {(Normalize ? "normalised" : "not normalised")}, at most {MaxTokens} tokens, {(Prompt.Length == 0 ? "no prompt" : $"prompt \"{Prompt}\"")}";

    /// <summary>Whether a text's vector must be the same under other settings.</summary>
    public bool AgreeOn(int tokenCount, GoldenSettings now) =>
        Dimension == now.Dimension && Pooling == now.Pooling && Prompt == now.Prompt
        && (tokenCount <= Math.Min(MaxTokens, now.MaxTokens) || (MaxTokens == now.MaxTokens && LongTexts == now.LongTexts));
}
