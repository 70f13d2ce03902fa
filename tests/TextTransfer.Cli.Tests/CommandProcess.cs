using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TextTransfer.Cli.Tests;

/// <summary>The command line in a process of its own, with an environment of its own, that can be killed.</summary>
internal sealed class CommandProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    private CommandProcess(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <param name="environment">Variables beside those of the tests; of those that steer the store none is passed on.</param>
    /// <param name="arguments">The arguments after <c>texttransfer</c>.</param>
    public static CommandProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        ProcessStartInfo start = new(dotnet, [Path.Combine(AppContext.BaseDirectory, "TextTransfer.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("HF_", StringComparison.Ordinal) || n.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public static async Task<CommandRun> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using CommandProcess run = Start(environment, arguments);
        await run.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(run.process.ExitCode, System.Text.Encoding.UTF8.GetBytes(await run.output), await run.error);
    }

    /// <summary>Ends it as the operating system does, without a chance to clean up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
