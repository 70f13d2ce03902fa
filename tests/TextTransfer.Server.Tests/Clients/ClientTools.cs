using System.Diagnostics;

namespace TextTransfer.Server.Tests.Clients;

/// <summary>Programs of other platforms that are clients of the service; a test is skipped where its program is absent.</summary>
internal static class ClientTools
{
    /// <summary>Runs a script of Node.js with packages of npm from the folder that TEXTTRANSFER_NODE_MODULES names.</summary>
    /// <param name="script">A file beside this one.</param>
    /// <param name="packages">The packages it needs.</param>
    /// <param name="environment">Variables.</param>
    public static async Task<string> NodeAsync(string script, string[] packages, params (string Name, string Value)[] environment)
    {
        string? node = Find("node");
        Assert.SkipWhen(node is null, "Node.js is not on the path");
        string? modules = Environment.GetEnvironmentVariable("TEXTTRANSFER_NODE_MODULES");
        if (packages.Length > 0)
        {
            Assert.SkipWhen(modules is null, $"TEXTTRANSFER_NODE_MODULES does not name a node_modules folder with {string.Join(", ", packages)} (npm install --ignore-scripts {string.Join(" ", packages)})");
            foreach (string package in packages)
                Assert.SkipUnless(Directory.Exists(Path.Combine(modules!, package)), $"{package} is not in {modules}");
        }
        return await RunAsync(node!, [Path.IsPathRooted(script) ? script : Checkout.File($"tests/TextTransfer.Server.Tests/{script}")], [.. environment, ("NODE_PATH", modules ?? "")]);
    }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end, which must be exit code 0, and gives what it wrote.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{await output}\n{await error}");
        return await output;
    }
}
