using System.Runtime.CompilerServices;

namespace TextTransfer.Cli.Tests;

/// <summary>A cache for the tests of this project alone: the one of whoever runs them is neither read nor written.</summary>
internal static class TemporaryCache
{
    [ModuleInitializer]
    internal static void Set()
    {
        TemporaryFolder folder = new();
        Environment.SetEnvironmentVariable("TEXTTRANSFER_CACHE", folder.Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
    }
}
