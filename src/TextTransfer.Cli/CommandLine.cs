using System.CommandLine;
using TextTransfer.Cli.EncoderCommands;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>The <c>texttransfer</c> command line: exit code 0 fine, 1 failed, 2 wrong use.</summary>
internal static class CommandLine
{
    private const int Fine = 0;
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <summary>What a command has after Ctrl+C to bring its work to a good end: a classifier is still trained when fine-tuning is ended.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, StandardStreams streams, CancellationToken cancellationToken = default)
    {
        RootCommand root = new("Text classification by transfer learning on small labelled corpora.")
        {
            ExtractCommand.Create(streams),
            ClassifyCommand.Create(streams),
            TrainCommand.Create(streams),
            EvaluateCommand.Create(streams),
            AuditCommand.Create(streams),
            SuggestCommand.Create(streams),
            EmbedCommand.Create(streams),
            TokenizeCommand.Create(streams),
            FetchCommand.Create(streams),
            ConvertCommand.Create(streams),
            LabelsCommand.Create(streams),
            CompareCommand.Create(streams),
            EncodersCommand.Create(streams),
            CacheCommand.Create(streams),
            ExportCommand.Create(streams),
            ServeCommand.Create(streams),
            KeysCommand.Create(streams),
        };
        OptionValues.Check(root);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
            return await FailAsync(string.Join(" ", parsed.Errors.Select(e => e.Message)) + " See --help.", WrongUse).ConfigureAwait(false);

        // The service hears of the end of the process itself, and has a time of its own for what it has accepted.
        bool isServed = parsed.CommandResult.Command.Name == ServeCommand.Name;
        using StreamWriter output = streams.OpenText();
        InvocationConfiguration configuration = new() { EnableDefaultExceptionHandler = false, Output = output, Error = streams.Error, ProcessTerminationTimeout = isServed ? null : TimeToStop };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (WrongUseException e)
        {
            return await FailAsync(e.Message, WrongUse).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TextTransferException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(e.Message, Failed).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await FailAsync("stopped.", Failed).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: whoever runs a command is told in a sentence, not by a crash.
        catch (Exception e)
        {
            return await FailAsync($"unexpected {e.GetType().Name}: {e.Message} This is a fault of texttransfer; please report it.", Failed).ConfigureAwait(false);
        }
#pragma warning restore CA1031

        async Task<int> FailAsync(string message, int code)
        {
            await streams.Error.WriteLineAsync($"texttransfer: {Printable.Message(OptionNames.In(message))}").ConfigureAwait(false);
            return code;
        }
    }

    /// <summary>Gives a command an action that runs off the calling thread; it ends in exit code 0 or an exception.</summary>
    public static void SetWork(this Command command, Action<ParseResult, CancellationToken> work) =>
        command.SetWork((parsed, cancellationToken) =>
        {
            work(parsed, cancellationToken);
            return Task.CompletedTask;
        });

    /// <inheritdoc cref="SetWork(Command, Action{ParseResult, CancellationToken})"/>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, Task> work) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Run(() => work(parsed, cancellationToken), cancellationToken).ConfigureAwait(false);
            return Fine;
        });

    /// <summary>Gives a command an action that judges, run off the calling thread: it ends in exit code 0 or 1 as it gives true or false.</summary>
    public static void SetCheck(this Command command, Func<ParseResult, CancellationToken, bool> check) =>
        command.SetAction(async (parsed, cancellationToken) =>
            await Task.Run(() => check(parsed, cancellationToken), cancellationToken).ConfigureAwait(false) ? Fine : Failed);
}
