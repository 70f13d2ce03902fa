using TextTransfer.Encoders.Diagnosis;
using TextTransfer.Files;

namespace TextTransfer;

/// <summary>
/// Finds vectors that are plausible and wrong: another tokenizer, another pooling, a forgotten prompt, changed weights, a native
/// library that computes otherwise. An encoder folder carries <c>golden.json</c>: texts with the token ids and vectors they had when
/// the encoder was known to be right. Here they are computed again, on this machine, and compared. Safe for concurrent calls.
/// </summary>
/// <remarks>
/// What must be equal: the settings (pooling, normalisation, prompt, length limit), then the token ids, exactly. Vectors need a
/// cosine of at least 0.98 for every text and, from 8 texts on, 0.999 for the median text. The 8-bit encoders differ between
/// processors with and without VNNI: of 200 texts the worst had 0.9966, and seven in ten agreed to six digits. Faults give medians of
/// 0.47 (MiniLM) and 0.89 (e5) for pooling by the first token, 0.98 and 0.9986 for weighted means, 0.98 for e5 without its prompt.
/// Lengths may differ by 0.1 % where vectors are normalised, by 5 % where they are not.
/// </remarks>
public static class EncoderDoctor
{
    /// <summary>Opens an encoder folder and examines it; takes about two seconds. What is wrong is a finding, not an exception.</summary>
    /// <param name="folder">The folder, as for <see cref="OnnxTextEncoder.Open"/>.</param>
    /// <param name="options">
    /// What to state or override. A setting that is stated and differs from <c>golden.json</c>'s is a warning, and vectors are not
    /// compared; one that comes from the folder and differs is a failure.
    /// </param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    /// <returns>
    /// The diagnosis. Without <c>golden.json</c> the encoder is held against itself only, and that is a warning, not a failure.
    /// </returns>
    public static EncoderDiagnosis Examine(string folder, EncoderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new Examination(folder, (options ?? new()) with { Verify = false }, cancellationToken).Run();
    }

    /// <summary>
    /// Writes <c>golden.json</c> into an encoder folder: from then on <see cref="Examine"/> holds the encoder to what it gives now.
    /// Do it once its vectors are known to be right, against the reference implementation say. The fingerprint does not change.
    /// </summary>
    /// <param name="folder">The folder, as for <see cref="OnnxTextEncoder.Open"/>.</param>
    /// <param name="texts">Texts to pin, a dozen or two short ones; default: 16 built-in ones in many languages.</param>
    /// <param name="options">What to state or override; the settings in force are written too.</param>
    /// <param name="overwrite">Whether an existing <c>golden.json</c> is replaced.</param>
    /// <param name="cancellationToken">Looked at between texts.</param>
    /// <returns>The full path of the file; it is complete or absent.</returns>
    /// <exception cref="ArgumentException">There are no texts.</exception>
    /// <exception cref="EncoderFormatException">
    /// The folder does not open, has a <c>golden.json</c> already, or the encoder contradicts itself and should not be pinned.
    /// </exception>
    /// <exception cref="TokenizerFormatException">tokenizer.json has a component that is not supported.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static string Pin(
        string folder, IReadOnlyList<string>? texts = null, EncoderOptions? options = null, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        texts ??= GoldenTexts.BuiltIn;
        if (texts.Count == 0)
            throw new ArgumentException("there must be at least one text.", nameof(texts));

        string path = GoldenFile.PathIn(folder);
        if (!overwrite && File.Exists(path))
            throw new EncoderFormatException(path, "exists already; to replace what this encoder is held to, say so (overwrite, --force).");

        options = (options ?? new()) with { Verify = false };
        using OnnxTextEncoder encoder = OnnxTextEncoder.Open(folder, options);
        EncodedText[] encoded = EncodedText.EncodeAll(encoder, texts, options.Workers ?? Environment.ProcessorCount, cancellationToken);
        if (encoded.FirstOrDefault(e => e.Error is not null) is { } failed)
            throw failed.Error!;
        if (SelfConsistency.Check(encoder, encoded, cancellationToken) is { } contradiction)
            throw new EncoderFormatException(folder, $"cannot be pinned: {contradiction.Problem} {contradiction.Remedy}");

        GoldenFile golden = GoldenFile.Make(encoder, encoded);
        AtomicFile.Write(path, golden.Write);
        return path;
    }

    /// <summary>Compares an encoder just opened with the <c>golden.json</c> of its folder, in the time it takes to encode the texts.</summary>
    /// <exception cref="EncoderFormatException">They do not agree, or there is no such file.</exception>
    internal static void Verify(OnnxTextEncoder encoder)
    {
        string folder = encoder.Settings.Folder;
        GoldenFile golden = GoldenFile.Read(folder)
            ?? throw new EncoderFormatException(folder, $"has no {GoldenFile.Name} to verify it by; open it without Verify, or pin it once its vectors are known to be right (EncoderDoctor.Pin, encoders pin).");
        EncodedText[] encoded = EncodedText.EncodeAll(encoder, golden.Texts.Select(t => t.Text), encoder.Settings.Options.Workers ?? Environment.ProcessorCount, default);
        GoldenComparison comparison = GoldenComparison.Make(golden, encoder, encoded);
        if (comparison.Findings.FirstOrDefault(f => f.IsFailure) is { } failure)
            throw new EncoderFormatException(folder, $"{failure.Problem} {failure.Remedy}");
    }
}
