using Spectre.Console;

namespace TextTransfer.Cli.Output;

/// <summary>A progress bar on standard error while texts are encoded; silent when that is not a terminal.</summary>
internal static class EncodingProgress
{
    public static T Show<T>(StandardStreams streams, string what, int count, Func<IProgress<int>?, T> work)
    {
        if (!streams.IsErrorTerminal)
            return work(null);

        return streams.Messages.CreateConsole().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(count, 1));
                return work(new Bar(task));
            });
    }

    /// <summary>Reports on the calling thread; <see cref="Progress{T}"/> would post to the pool and arrive late.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = Math.Max(task.Value, value);
    }
}
