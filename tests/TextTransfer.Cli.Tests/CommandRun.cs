using System.Text;

namespace TextTransfer.Cli.Tests;

/// <summary>One run of the command line in this process, with everything it wrote.</summary>
internal sealed record CommandRun(int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<CommandRun> Of(params string[] arguments) => WithInput("", arguments);

    public static Task<CommandRun> WithInput(string input, params string[] arguments) => WithInput(Encoding.UTF8.GetBytes(input), arguments);

    public static async Task<CommandRun> WithInput(byte[] input, params string[] arguments)
    {
        using MemoryStream standardInput = new(input);
        using MemoryStream standardOutput = new();
        await using StringWriter standardError = new();
        int code = await CommandLine.RunAsync(arguments, new(standardInput, standardOutput, standardError), TestContext.Current.CancellationToken);
        return new(code, standardOutput.ToArray(), standardError.ToString());
    }
}
