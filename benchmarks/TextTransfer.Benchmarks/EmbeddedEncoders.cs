namespace TextTransfer.Benchmarks;

/// <summary>The encoders that are measured.</summary>
internal static class EmbeddedEncoders
{
    public static IReadOnlyList<(string Folder, Func<EncoderOptions, OnnxTextEncoder> Create)> All { get; } =
        [(MiniLM.Folder, MiniLM.Create), (MultilingualE5.Folder, MultilingualE5.Create)];
}
