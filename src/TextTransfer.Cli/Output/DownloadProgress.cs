using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>A progress bar in bytes on standard error while files are downloaded; without a terminal only the notices, a line each.</summary>
internal static class DownloadProgress
{
    public static Task<T> ShowAsync<T>(StandardStreams streams, string what, Func<IProgress<EncoderPullProgress>, Task<T>> work)
    {
        if (!streams.IsErrorTerminal)
            return work(new Notices(streams.Error.WriteLine));

        IAnsiConsole console = streams.Messages.CreateConsole();
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context.AddTask(Markup.Escape(what), maxValue: 1), new(console.WriteLine))));
    }

    private sealed class Notices(Action<string> write) : IProgress<EncoderPullProgress>
    {
        public void Report(EncoderPullProgress value)
        {
            if (value.Notice is { } notice)
                write(Printable.Message(notice));
        }
    }

    private sealed class Bar(ProgressTask task, Notices notices) : IProgress<EncoderPullProgress>
    {
        public void Report(EncoderPullProgress value)
        {
            notices.Report(value);
            if (value.TotalBytes == 0)
                return;

            task.MaxValue = value.TotalBytes;
            task.Value = value.Bytes;
        }
    }
}
