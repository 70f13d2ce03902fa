using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>Instruction sets that decide which kernels ONNX Runtime picks.</summary>
internal static class InstructionSets
{
    public static IReadOnlyList<string> Read()
    {
        List<string> features = [];
        Add("AVX2", Avx2.IsSupported);
        Add("AVX512F", Avx512F.IsSupported);
        if (X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7)
        {
            // Intel's manual, CPUID leaf 7: AVX512_VNNI is bit 11 of ECX, AMX-BF16 and AMX-INT8 are bits 22 and 25 of EDX;
            // AVX-VNNI is bit 4 of EAX of its subleaf 1.
            (int subleaves, _, int ecx, int edx) = X86Base.CpuId(7, 0);
            Add("AVX512-VNNI", Avx512F.IsSupported && (ecx & (1 << 11)) != 0);
            Add("AMX-BF16", Avx512F.IsSupported && (edx & (1 << 22)) != 0);
            Add("AMX-INT8", Avx512F.IsSupported && (edx & (1 << 25)) != 0);
            Add("AVX-VNNI", Avx2.IsSupported && subleaves >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 4)) != 0);
        }

        Add("NEON", AdvSimd.IsSupported);
        Add("dot product", Dp.IsSupported);
        return features;

        void Add(string name, bool isSupported)
        {
            if (isSupported)
                features.Add(name);
        }
    }
}
