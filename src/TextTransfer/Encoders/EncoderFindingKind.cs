namespace TextTransfer;

/// <summary>What <see cref="EncoderDoctor"/> found, by kind, so that a program can act on it.</summary>
public enum EncoderFindingKind
{
    /// <summary>The folder does not open as an encoder: a file is missing, damaged, ambiguous or unsupported.</summary>
    CannotOpen,

    /// <summary>The native library of ONNX Runtime is missing or not loadable.</summary>
    NativeLibraryMissing,

    /// <summary>There is no <c>golden.json</c>, so the encoder could be held against itself alone.</summary>
    GoldenMissing,

    /// <summary><c>golden.json</c> is damaged or of a newer version.</summary>
    GoldenDamaged,

    /// <summary><c>golden.json</c> has vectors of another length, so it belongs to another encoder.</summary>
    GoldenOfAnotherEncoder,

    /// <summary>Pooling, normalisation, prompt or length limit are not those <c>golden.json</c> was made with.</summary>
    SettingsDiffer,

    /// <summary>Texts have other token ids than in <c>golden.json</c>.</summary>
    TokenizerDiffers,

    /// <summary>A text could not be encoded.</summary>
    CannotEncode,

    /// <summary>Texts with equal token ids and settings have other vectors than in <c>golden.json</c>.</summary>
    VectorsDiffer,

    /// <summary>Vectors have the right direction and another length than in <c>golden.json</c>.</summary>
    NormsDiffer,

    /// <summary>
    /// The encoder contradicts itself: a text gets another vector the second time or in company, a vector has values that are
    /// not finite or a length other than promised, or different texts get one vector.
    /// </summary>
    Inconsistent,

    /// <summary>Files are not those <c>golden.json</c> was made from, and yet ids and vectors agree.</summary>
    FilesDiffer,

    /// <summary>More workers than processors or than the container's CPU quota.</summary>
    TooManyWorkers,
}
