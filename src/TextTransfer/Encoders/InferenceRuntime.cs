using System.Runtime.InteropServices;
using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer;

/// <summary>
/// What encoders run on in this process: the native library, the processor and how much of it may be used.
/// Vectors of 8-bit models depend on the first two. Immutable.
/// </summary>
public sealed record InferenceRuntime
{
    /// <summary>The version of ONNX Runtime; <see langword="null"/> when its native library cannot be loaded.</summary>
    public required string? OnnxRuntimeVersion { get; init; }

    /// <summary>The file ONNX Runtime was loaded from; <see langword="null"/> when it is not loaded or the system does not say.</summary>
    public required string? NativeLibrary { get; init; }

    /// <summary>Operating system and architecture, such as <c>Linux X64</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>
    /// Instruction sets that matter to inference, as far as this processor has them: AVX2, AVX512F, AVX512-VNNI, AVX-VNNI,
    /// NEON, dot product.
    /// </summary>
    public required IReadOnlyList<string> CpuFeatures { get; init; }

    /// <summary>Processors this process may use, container quotas included, rounded up.</summary>
    public required int ProcessorCount { get; init; }

    /// <summary>The CPU quota of the container in processors, from cgroup v2 or v1; <see langword="null"/> when there is none.</summary>
    public required double? CpuQuota { get; init; }

    /// <summary>Reads what there is; loads the native library if no encoder has done so yet. Never throws for want of it.</summary>
    public static InferenceRuntime Read() => new()
    {
        // First, since only then there is a loaded library to find.
        OnnxRuntimeVersion = OnnxRuntimeLibrary.ReadVersion(),
        NativeLibrary = OnnxRuntimeLibrary.FindPath(),
        Platform = $"{OperatingSystemName()} {RuntimeInformation.ProcessArchitecture}",
        CpuFeatures = InstructionSets.Read(),
        ProcessorCount = Environment.ProcessorCount,
        CpuQuota = ControlGroups.ReadCpuQuota("/"),
    };

    private static string OperatingSystemName() =>
        OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsWindows() ? "Windows" : RuntimeInformation.OSDescription;
}
