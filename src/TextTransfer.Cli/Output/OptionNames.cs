namespace TextTransfer.Cli.Output;

/// <summary>The library's messages with the options of the command line, where those are what a user can set.</summary>
internal static class OptionNames
{
    private static readonly (string Library, string CommandLine)[] Names =
    [
        ("Set WebFetcherOptions.AllowPrivate", "Use --allow-private"),
        ("switch WebFetcherOptions.ObeyRobots off", "use --ignore-robots (fetch, labels)"),
        ("State them in WebFetcherOptions.Credentials", "State them by --user and TEXTTRANSFER_PASSWORD (fetch, labels)"),
        ("with a longer WebFetcherOptions.Delay", "with a longer --delay (fetch, labels)"),
    ];

    public static string In(string message) => Names.Aggregate(message, (text, name) => text.Replace(name.Library, name.CommandLine, StringComparison.Ordinal));
}
