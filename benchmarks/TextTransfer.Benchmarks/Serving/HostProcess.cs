using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TextTransfer.Benchmarks.Serving;

/// <summary>A <see cref="LoadHost"/> in a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;

    private HostProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Resident memory in MB.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Seconds of all its threads so far.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static HostProcess Start(string mode, string model)
    {
        string dotnet = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet");
        ProcessStartInfo start = new(dotnet, [Assembly.GetEntryAssembly()!.Location, "serve-load-host", mode, model]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        return new(process, new Uri(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The host did not start.")));
    }

    /// <summary>Tells it to end, as an operating system or a container does, and waits.</summary>
    public async Task TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
