using System.Diagnostics;
using SmartReader;
using TextTransfer.Web;
using TextTransfer.Web.Extraction;

namespace TextTransfer.Benchmarks.Extraction;

/// <summary>Runs extractors over labelled pages, in turn on each page within one process and on one thread.</summary>
internal static class ExtractionRun
{
    public const string Ours = "TextTransfer";
    public const string SmartReader = "SmartReader";
    public const string Blocks = "block text";

    // What is timed is the first step alone: SmartReader is not charged for the second reading of its HTML.
    private static (string Method, Func<LabeledPage, object> Timed, Func<object, string> Text)[] Methods(Func<LabeledPage, DecisionForest> forest) =>
    [
        (Ours, p => MainContent.Extract(p.Html, p.Address, forest(p)).Text, t => (string)t),
        (SmartReader, p => ReadArticle(p), a => HtmlText.FromHtml(((Article)a).Content ?? "")),
        (Blocks, p => HtmlText.FromHtml(p.Html), t => (string)t),
    ];

    /// <param name="pages">The pages.</param>
    /// <param name="forest">The forest that reads a page.</param>
    /// <param name="rounds">How often each is read; the median of the times counts.</param>
    public static IEnumerable<ExtractionRow> Over(IEnumerable<LabeledPage> pages, Func<LabeledPage, DecisionForest> forest, int rounds)
    {
        (string Method, Func<LabeledPage, object> Timed, Func<object, string> Text)[] methods = Methods(forest);
        foreach (LabeledPage page in pages)
        {
            double[][] times = [.. methods.Select(_ => new double[rounds])];
            string[] texts = new string[methods.Length];
            for (int round = 0; round < rounds; round++)
            {
                for (int turn = 0; turn < methods.Length; turn++)
                {
                    int at = (turn + round) % methods.Length;
                    long start = Stopwatch.GetTimestamp();
                    object result = methods[at].Timed(page);
                    times[at][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    texts[at] = methods[at].Text(result);
                }
            }

            for (int at = 0; at < methods.Length; at++)
                yield return Row(page, methods[at].Method, texts[at], times[at]);
        }
    }

    private static ExtractionRow Row(LabeledPage page, string method, string text, double[] times)
    {
        WordOverlap overlap = WordOverlap.Of(text, page.Content);
        string words = Joined(text);
        Array.Sort(times);
        return new(
            page.Id, page.Half, page.Type, page.IsWordPress, method, overlap.F1, overlap.Precision, overlap.Recall,
            Share(words, page.With, 1), Share(words, page.Without, 0), times[times.Length / 2]);
    }

    private static double Share(string words, IReadOnlyList<string> snippets, double ofNone) =>
        snippets.Count == 0 ? ofNone : snippets.Average(s => words.Contains(Joined(s), StringComparison.Ordinal) ? 1.0 : 0.0);

    private static string Joined(string text) => string.Join(' ', WordOverlap.Words(text));

    private static Article ReadArticle(LabeledPage page)
    {
        using Reader reader = new(page.Address?.AbsoluteUri ?? "https://localhost/", page.Html);
        return reader.GetArticle();
    }
}
