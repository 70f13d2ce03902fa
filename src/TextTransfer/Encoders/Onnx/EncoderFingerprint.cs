using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Encoders;

/// <summary>The SHA-256 over everything that decides what vector a text gets.</summary>
internal static class EncoderFingerprint
{
    public static string Compute(EncoderSettings settings, LongTextMode longTexts)
    {
        string[] identity =
        [
            "texttransfer encoder 1",
            .. WeightFiles(settings.ModelPath).Select(f => $"weights {Path.GetFileName(f)} {HashFile(f)}"),
            $"tokenizer {HashFile(settings.TokenizerPath)}",
            $"pooling {settings.Pooling}",
            $"normalize {settings.Normalize}",
            string.Create(CultureInfo.InvariantCulture, $"max_tokens {settings.MaxTokens}"),
            $"long_texts {longTexts}",
            $"prompt {settings.Prompt}",
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
