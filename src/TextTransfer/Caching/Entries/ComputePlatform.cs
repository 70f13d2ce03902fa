using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace TextTransfer.Caching.Entries;

/// <summary>
/// What decides the last bits of a vector beside encoder and text: the kernels of ONNX Runtime, which follow its version and
/// the processor's instructions. With 8-bit weights it is more than the last bits: without VNNI their products saturate. A
/// home folder is often shared by different machines, and a model trained on a mixture would be that of neither.
/// </summary>
internal static class ComputePlatform
{
    /// <summary>To be raised whenever the library's own arithmetic changes a bit of any vector.</summary>
    private const int Arithmetic = 1;

    public static byte[] Hash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes(Describe()));

    private static string Describe()
    {
        string? runtime = typeof(InferenceSession).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version;
        return $"embedding {Arithmetic}; ONNX Runtime {runtime}; {RuntimeInformation.ProcessArchitecture} {Instructions()}";
    }

    /// <summary>The instruction sets there are kernels for.</summary>
    private static string Instructions()
    {
        if (!X86Base.IsSupported)
            return $"dot product {Dp.IsSupported}";

        const int Fma = 1 << 12, Avx = 1 << 28;
        const int Avx2 = 1 << 5, Avx512Foundation = 1 << 16, Avx512Byte = 1 << 30;
        const int Avx512Vnni = 1 << 11;
        const int AmxBfloat16 = 1 << 22, AmxTile = 1 << 24, AmxInt8 = 1 << 25;
        const int AvxVnni = 1 << 4, Avx512Bfloat16 = 1 << 5;
        (_, _, int features, _) = X86Base.CpuId(1, 0);
        (_, int extended1, int extended2, int extended3) = X86Base.CpuId(7, 0);
        (int further, _, _, _) = X86Base.CpuId(7, 1);
        return $"{features & (Fma | Avx):x} {extended1 & (Avx2 | Avx512Foundation | Avx512Byte):x} {extended2 & Avx512Vnni:x}"
            + $" {extended3 & (AmxBfloat16 | AmxTile | AmxInt8):x} {further & (AvxVnni | Avx512Bfloat16):x}";
    }
}
