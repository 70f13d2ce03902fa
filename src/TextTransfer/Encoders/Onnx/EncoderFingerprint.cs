using System.Globalization;
using TextTransfer.Files;

namespace TextTransfer.Encoders;

/// <summary>
/// The SHA-256 over everything that decides what vector a text gets. The files are read once, so that the same model with
/// other settings is identified at no cost.
/// </summary>
internal sealed class EncoderFingerprint
{
    private readonly IReadOnlyList<string> files;

    private EncoderFingerprint(IReadOnlyList<string> files) => this.files = files;

    /// <summary>Hashes the weights and the tokenizer.</summary>
    public static EncoderFingerprint OfFiles(EncoderSettings settings) => new(
    [
        // Whatever its name: the same file is fetched under one name and lies in the original folder under another.
        $"weights model.onnx {HashOf(settings.ModelPath)}",
        // Where they are not known the encoder is refused.
        .. (settings.ExternalWeights ?? []).Select(f => $"weights {Path.GetFileName(f)} {HashOf(f)}"),
        $"tokenizer {HashOf(settings.TokenizerPath)}",
    ]);

    /// <summary>That of the same files with weights changed by adapters.</summary>
    /// <param name="adapters">The hash of the adapters and of what decides how they change the weights.</param>
    public EncoderFingerprint Adapted(string adapters) => new([.. files, $"adapters {adapters}"]);

    /// <summary>The fingerprint of the files under these settings.</summary>
    /// <param name="info">The settings; its own fingerprint does not count.</param>
    /// <param name="special">Lines for what few encoders have; those of all others stay as they were before it was known.</param>
    public string With(EncoderInfo info, IEnumerable<string> special)
    {
        string[] identity =
        [
            // The number must rise when an encoder with the same lines gives other vectors than before, because texts are
            // tokenized, cut or pooled otherwise, say: everything that carries a fingerprint is then made anew. It need not rise
            // when encoders get a line they lacked, as for weights not found before: their own fingerprints change by that line,
            // and those of all others stay true.
            "texttransfer encoder 1",
            .. files,
            $"pooling {info.Pooling}",
            $"normalize {info.IsNormalized}",
            string.Create(CultureInfo.InvariantCulture, $"max_tokens {info.MaxTokens}"),
            $"long_texts {info.LongTexts}",
            .. special,
            // Last, since it may hold line breaks.
            $"prompt {info.Prompt}",
        ];
        return ContentHash.OfLines(identity);
    }

    private static string HashOf(string path) => FolderFile.Read(path, file => ContentHash.OfFile(file));
}
