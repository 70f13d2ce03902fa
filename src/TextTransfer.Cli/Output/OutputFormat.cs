using System.CommandLine;

namespace TextTransfer.Cli.Output;

/// <summary>How a command prints its result.</summary>
internal enum OutputFormat
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>JSON Lines: one object a row.</summary>
    Json,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,
}

/// <summary>The options of commands that print a result.</summary>
internal static class OutputOptions
{
    public static Option<OutputFormat> CreateFormat() => new("--format")
    {
        Description = "text for people; json (one object a line) or csv for machines, data alone on standard output.",
        DefaultValueFactory = _ => OutputFormat.Text,
    };

    public static Option<string?> CreateFile() => new("--output", "-o")
    {
        Description = "Write the result to this file instead of standard output.",
        HelpName = "file",
    };
}
