using System.Diagnostics;

namespace TextTransfer.Cli.Tests.EndToEnd;

/// <summary>
/// A real WordPress on loopback, with posts of known content, for the tests of this folder; started when
/// <c>TEXTTRANSFER_WORDPRESS</c> is 1, and stopped with them. Where it cannot be started, they are skipped with the reason.
/// </summary>
public sealed class WordPressSite : IAsyncLifetime
{
    private const string Switch = "TEXTTRANSFER_WORDPRESS";
    private const int Port = 8193;

    private readonly string state = Path.Combine(Path.GetTempPath(), $"texttransfer-wordpress-{Environment.ProcessId}");
    private string? problem;

    public string Url { get; } = $"http://127.0.0.1:{Port}/";

    private static string Script => Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "wordpress", "wordpress.sh"));

    public async ValueTask InitializeAsync()
    {
        problem = Environment.GetEnvironmentVariable(Switch) != "1" ? $"needs a WordPress of its own and some minutes; set {Switch}=1"
            : !File.Exists(Script) ? "../shared/wordpress is not beside this checkout"
            : !OperatingSystem.IsLinux() || Environment.UserName != "root" ? "installs packages and runs a database, which takes root on Debian"
            : null;
        if (problem is not null)
            return;

        // Where packages cannot be had, the package manager tries for very long.
        (int code, string output) = await RunAsync("timeout", "480", "bash", Script, "up", Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        problem = code switch
        {
            0 => null,
            124 => "WordPress does not start here within 8 minutes",
            _ => $"WordPress does not start here: {output.Trim().Split('\n')[^1]}",
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(state))
            await RunAsync("bash", Script, "down");
    }

    /// <summary>Skips the running test where there is no site, and gives a site with everything switched on.</summary>
    public async Task StartAsync()
    {
        Assert.SkipWhen(problem is not null, problem ?? "");
        await DoAsync("rest", "on");
        await DoAsync("theme", "twentytwentyone");
    }

    public async Task DoAsync(params string[] arguments)
    {
        (int code, string output) = await RunAsync("bash", [Script, .. arguments]);
        Assert.True(code == 0, output);
    }

    /// <summary>Runs PHP within WordPress and gives what it prints.</summary>
    public async Task<string> PhpAsync(string code)
    {
        const string Load = """$_SERVER["HTTP_HOST"]="127.0.0.1"; $_SERVER["REQUEST_URI"]="/"; $_SERVER["SERVER_PROTOCOL"]="HTTP/1.1"; require $argv[1]."/wp-load.php"; wp_set_current_user(1); """;
        (int exit, string output) = await RunAsync("php", "-r", Load + code, "--", Path.Combine(state, "site"));
        Assert.True(exit == 0, output);
        return output.Trim();
    }

    private async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        // Daemons it starts must not hold our pipes, or their end would never come.
        string log = Path.GetTempFileName();
        ProcessStartInfo start = new("bash", ["-c", "exec \"$@\" > \"$LOG\" 2>&1 < /dev/null", "bash", program, .. arguments]);
        start.Environment["LOG"] = log;
        start.Environment["WP_STATE"] = state;
        // Application passwords without https.
        start.Environment["WP_ENVIRONMENT_TYPE"] = "local";
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string output = await File.ReadAllTextAsync(log);
        File.Delete(log);
        return (process.ExitCode, output);
    }
}
