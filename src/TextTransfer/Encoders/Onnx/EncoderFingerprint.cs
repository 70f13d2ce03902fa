using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
        .. WeightFiles(settings.ModelPath).Select(f => $"weights {Path.GetFileName(f)} {HashFile(f)}"),
        $"tokenizer {HashFile(settings.TokenizerPath)}",
    ]);

    /// <summary>The fingerprint of the files under these settings.</summary>
    public string With(PoolingMode? pooling, bool normalize, int maxTokens, LongTextMode? longTexts, string prompt)
    {
        string[] identity =
        [
            "texttransfer encoder 1",
            .. files,
            $"pooling {pooling}",
            $"normalize {normalize}",
            string.Create(CultureInfo.InvariantCulture, $"max_tokens {maxTokens}"),
            $"long_texts {longTexts}",
            $"prompt {prompt}",
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', identity))));
    }

    /// <summary>The model and the files beside it that large models keep their weights in (model.onnx_data, model.onnx.data, ...).</summary>
    private static IEnumerable<string> WeightFiles(string modelPath) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(modelPath)!, Path.GetFileName(modelPath) + "*").Order(StringComparer.Ordinal);

    private static string HashFile(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
