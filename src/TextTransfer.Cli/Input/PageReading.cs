using TextTransfer.Cli.Output;
using TextTransfer.Web;

namespace TextTransfer.Cli.Input;

/// <summary>Reads pages several at a time and gives them in order. One that cannot be read is named on standard error and counted.</summary>
internal sealed class PageReading(IReadOnlyList<string> sources, WebFetcher fetcher, StandardStreams streams, CancellationToken cancellationToken)
{
    /// <summary>Pages in memory at a time: enough that a slow one does not leave the others idle.</summary>
    private static readonly int Ahead = 4 * Environment.ProcessorCount;

    private int read;

    /// <summary>Pages and sources that could not be read so far.</summary>
    public int Failed { get; private set; }

    /// <summary>The pages that could be read, by name.</summary>
    public IEnumerable<(string Name, WebPage Page)> Read()
    {
        Queue<(string Name, Task<WebPage> Page)> begun = new();
        foreach (PageInput input in sources.SelectMany(PagesOf))
        {
            begun.Enqueue((input.Name, Task.Run(() => input.ReadAsync(cancellationToken), cancellationToken)));
            if (begun.Count == Ahead && Finish(begun.Dequeue()) is { } page)
                yield return page;
        }

        while (begun.TryDequeue(out (string, Task<WebPage>) next))
        {
            if (Finish(next) is { } page)
                yield return page;
        }
    }

    /// <summary>Ends the command when it has nothing to show, so that it leaves no empty file.</summary>
    /// <exception cref="InputException">No page was read.</exception>
    public void ThrowIfNone()
    {
        if (read == 0)
            throw new InputException(string.Join(", ", sources), "no page could be read.");
    }

    private IReadOnlyList<PageInput> PagesOf(string source)
    {
        try
        {
            return [.. PageInput.Of(source, streams, fetcher)];
        }
        catch (Exception e) when (IsOfInput(e))
        {
            Tell(e);
            return [];
        }
    }

    private (string, WebPage)? Finish((string Name, Task<WebPage> Page) begun)
    {
        try
        {
            WebPage page = begun.Page.GetAwaiter().GetResult();
            read++;
            return (begun.Name, page);
        }
        catch (Exception e) when (IsOfInput(e))
        {
            Tell(e);
            return null;
        }
    }

    private void Tell(Exception e)
    {
        Failed++;
        streams.Error.WriteLine($"texttransfer: {Printable.Message(OptionNames.In(e.Message))}");
    }

    private static bool IsOfInput(Exception e) => e is TextTransferException or IOException or UnauthorizedAccessException;
}
