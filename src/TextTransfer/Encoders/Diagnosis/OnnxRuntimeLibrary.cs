using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>The native library of ONNX Runtime in this process.</summary>
internal static class OnnxRuntimeLibrary
{
    /// <summary>Its version; loads it if need be; null when it cannot be loaded.</summary>
    public static string? ReadVersion()
    {
        try
        {
            return OrtEnv.Instance().GetVersionString();
        }
        catch (Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    /// <summary>Where it was loaded from; null when it is not loaded or the system does not say.</summary>
    public static string? FindPath()
    {
        using Process process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            using (module)
            {
                // The managed part is named Microsoft.ML.OnnxRuntime.dll and may be mapped too.
                string name = Path.GetFileName(module.FileName);
                if (name.StartsWith("libonnxruntime.", StringComparison.OrdinalIgnoreCase) || name.Equals("onnxruntime.dll", StringComparison.OrdinalIgnoreCase))
                    return module.FileName;
            }
        }

        return null;
    }

    /// <summary>Whether an error says that the library is absent, of another architecture, or too old for the managed part.</summary>
    public static bool IsMissing(Exception? e) =>
        e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException
        || (e?.InnerException is { } inner && IsMissing(inner));
}
