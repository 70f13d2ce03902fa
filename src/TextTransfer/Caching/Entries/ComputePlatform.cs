using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TextTransfer.Encoders.Diagnosis;

namespace TextTransfer.Caching.Entries;

/// <summary>
/// What decides the last bits of a vector beside encoder and text: the kernels of ONNX Runtime, which follow its version and
/// the processor's instructions. With 8-bit weights it is more than the last bits: without VNNI their products saturate. A
/// home folder is often shared by different machines, and a model trained on a mixture would be that of neither.
/// </summary>
internal static class ComputePlatform
{
    /// <summary>To be raised whenever the library's own arithmetic or tokenization changes a bit of any vector.</summary>
    private const int Arithmetic = 1;

    /// <summary>The kind of this machine.</summary>
    public static byte[] Hash { get; } = Describe($"ONNX Runtime {OnnxRuntimeLibrary.ReadVersion()}; {RuntimeInformation.ProcessArchitecture} {string.Join(", ", InstructionSets.Read())}");

    /// <summary>Of vectors that a service computes, wherever it is asked from.</summary>
    public static byte[] Elsewhere { get; } = Describe("elsewhere");

    private static byte[] Describe(string platform) => SHA256.HashData(Encoding.UTF8.GetBytes($"embedding {Arithmetic}; {platform}"));
}
