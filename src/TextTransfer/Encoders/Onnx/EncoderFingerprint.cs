using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Encoders;

/// <summary>The SHA-256 over everything that decides what vector a text gets.</summary>
internal static class EncoderFingerprint
{
    public static string Compute(EncoderSettings settings, LongTextMode longTexts)
    {
        string identity = string.Create(CultureInfo.InvariantCulture, $"""
            texttransfer encoder 1
            weights {HashFile(settings.ModelPath)}
            tokenizer {HashFile(settings.TokenizerPath)}
            pooling {settings.Pooling}
            normalize {settings.Normalize}
            max_tokens {settings.MaxTokens}
            long_texts {longTexts}
            prompt {settings.Prompt}
            """).ReplaceLineEndings("\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    private static string HashFile(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
