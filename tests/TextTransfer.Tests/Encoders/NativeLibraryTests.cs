using System.Reflection;
using System.Runtime.Loader;

namespace TextTransfer.Tests.Encoders;

/// <summary>What is said where the native library of ONNX Runtime cannot be used. The library is loaded a second time for it, apart.</summary>
public sealed class NativeLibraryTests
{
    [Theory]
    [InlineData(typeof(DllNotFoundException))]
    [InlineData(typeof(BadImageFormatException))]
    [InlineData(typeof(EntryPointNotFoundException))]
    public void It_is_named_with_the_package_to_reference(Type error)
    {
        using TinyEncoder folder = new();
        MethodInfo open = new Apart(error).LoadFromAssemblyName(typeof(OnnxTextEncoder).Assembly.GetName())
            .GetType(typeof(OnnxTextEncoder).FullName!, throwOnError: true)!.GetMethod(nameof(OnnxTextEncoder.Open))!;
        Exception thrown = Assert.Throws<TargetInvocationException>(() => open.Invoke(null, [folder.Path, null])).InnerException!;
        Assert.Equal(typeof(EncoderFormatException).FullName, thrown.GetType().FullName);
        Assert.Contains("Microsoft.ML.OnnxRuntime", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Loads both assemblies anew, and no native library for them.</summary>
    private sealed class Apart(Type error) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name is "TextTransfer" or "Microsoft.ML.OnnxRuntime"
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{assemblyName.Name}.dll"))
            : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => throw (Exception)Activator.CreateInstance(error)!;
    }
}
