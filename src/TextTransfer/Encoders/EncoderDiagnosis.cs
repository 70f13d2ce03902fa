using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer;

/// <summary>What <see cref="EncoderDoctor.Examine"/> found out about an encoder folder on this machine. Immutable.</summary>
public sealed record EncoderDiagnosis
{
    /// <summary>The folder, as a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>The encoder's identity; <see langword="null"/> when the folder does not open.</summary>
    public EncoderInfo? Encoder { get; init; }

    /// <summary>What it ran on.</summary>
    public required InferenceRuntime Runtime { get; init; }

    /// <summary>
    /// What <c>golden.json</c> was made on, such as <c>ONNX Runtime 1.31.1, Linux X64, AVX2</c>; <see langword="null"/> without one
    /// that can be read.
    /// </summary>
    public string? GoldenOrigin { get; init; }

    /// <summary>What became of every golden text; without <c>golden.json</c> of built-in texts, with nothing to compare.</summary>
    public IReadOnlyList<EncoderTextCheck> Texts { get; init; } = [];

    /// <summary>Speed with one worker and with all; empty when it is not healthy.</summary>
    public IReadOnlyList<EncoderSpeed> Speeds { get; init; } = [];

    /// <summary>Everything found, failures first, and causes before what follows from them; empty when all is well.</summary>
    public required IReadOnlyList<EncoderFinding> Findings { get; init; }

    /// <summary>Whether no finding is a failure.</summary>
    public bool IsHealthy => !Findings.Any(f => f.IsFailure);

    /// <summary>The least cosine of a text to <c>golden.json</c>; <see langword="null"/> when nothing was compared.</summary>
    public double? WorstCosine => CosineSummary.Of(Texts)?.Worst;

    /// <summary>The median cosine to <c>golden.json</c>, of an even number the lower one; <see langword="null"/> when nothing was compared.</summary>
    public double? MedianCosine => CosineSummary.Of(Texts)?.Median;
}
