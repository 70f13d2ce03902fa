using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TextTransfer.Cli.Output;

/// <summary>A progress bar on standard error while texts are encoded; silent when that is not a terminal.</summary>
internal static class EncodingProgress
{
    /// <summary>Does some work and shows how far it is.</summary>
    /// <param name="streams">Where the bar goes.</param>
    /// <param name="what">What is going on.</param>
    /// <param name="count">How many texts there are; <see langword="null"/> when only their end will tell, so that they are counted instead.</param>
    /// <param name="work">Reports how many are done.</param>
    public static T Show<T>(StandardStreams streams, string what, int? count, Func<IProgress<int>?, T> work)
    {
        if (!streams.IsErrorTerminal)
            return work(null);

        return streams.Messages.CreateConsole().Progress()
            .AutoClear(true)
            .Columns(count is null
                ? [new SpinnerColumn(Spinner.Known.Line), new TaskDescriptionColumn(), new CountColumn()]
                : [new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()])
            .Start(context =>
            {
                ProgressTask task = context.AddTask(Markup.Escape(what), maxValue: Math.Max(count ?? int.MaxValue, 1));
                return work(new Bar(task));
            });
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Value.ToString("0", CultureInfo.InvariantCulture));
    }

    /// <summary>Reports on the calling thread; <see cref="Progress{T}"/> would post to the pool and arrive late.</summary>
    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = Math.Max(task.Value, value);
    }
}
