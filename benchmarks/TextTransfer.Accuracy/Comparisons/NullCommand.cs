using System.CommandLine;
using System.Globalization;
using TextTransfer.Statistics;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary><c>comparison-null</c>: random halves of one corpus are compared many times; of p-values one in twenty should be at most 0.05.</summary>
internal static class NullCommand
{
    private const string FigureShare = "figures of style, share at most 0.05";

    public static Command Create()
    {
        Option<string[]> sets = new("--set") { Description = "CSV or JSON Lines files, each a corpus.", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<int> halvings = new("--halvings") { Description = "Random halvings of each.", DefaultValueFactory = _ => 200 };
        Option<int> texts = new("--texts") { Description = "Texts of a corpus at most.", DefaultValueFactory = _ => 200 };
        Option<int> permutations = new("--permutations") { Description = "Random assignments behind a p-value.", DefaultValueFactory = _ => 199 };
        Option<string?> encoder = new("--encoder") { Description = "For meaning; none by default." };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; replaced.", Required = true };
        Command command = new("comparison-null", "P-values of comparisons of a corpus with itself.") { sets, halvings, texts, permutations, encoder, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OnnxTextEncoder? opened = parsed.GetValue(encoder) is { } name ? FewShotCommand.Open(name) : null;
            using RawRows rows = new(parsed.GetValue(output)!, "set", "texts", "halving", "name", "p_value");
            List<(string Set, string Name, double PValue)> values = [];
            foreach (string path in parsed.GetValue(sets)!)
            {
                string set = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))}/{Path.GetFileNameWithoutExtension(path)}";
                ComparedCorpus corpus = ComparedCorpus.Make(set, ComparedCorpus.Read(path, parsed.GetValue(texts)), opened, cancellationToken);
                int[] order = [.. Enumerable.Range(0, corpus.Documents.Count)];
                for (int halving = 0; halving < parsed.GetValue(halvings); halving++)
                {
                    new Random(halving).Shuffle(order);
                    ComparisonOptions options = new() { Permutations = parsed.GetValue(permutations), Resamples = 99, Seed = halving };
                    TextComparison comparison = corpus.Compare(order[..(order.Length / 2)], order[(order.Length / 2)..], options, cancellationToken);
                    foreach ((string test, double value) in PValues(comparison))
                    {
                        values.Add((set, test, value));
                        rows.Add(set, order.Length, halving, test, value);
                    }
                }
            }

            WriteSummary(values, Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }

    /// <summary>Every test; of figures, words and topics, of which there are many, the least corrected one, and of figures the share at most 0.05.</summary>
    private static IEnumerable<(string Name, double PValue)> PValues(TextComparison comparison)
    {
        foreach (ComparisonTest test in comparison.Tests.Where(t => t.PValue is not null))
            yield return (test.Name, test.PValue!.Value);
        yield return ("any test, corrected", comparison.Tests.Min(t => t.AdjustedPValue) ?? 1);
        yield return (FigureShare, comparison.Style.Figures.Where(f => f.PValue is not null).Average(f => f.PValue <= 0.05 ? 1.0 : 0));
        yield return ("any figure, corrected", comparison.Style.Figures.Min(f => f.AdjustedPValue) ?? 1);
        yield return ("any word, pair or pattern, corrected", comparison.Words.Keywords.Min(k => k.AdjustedPValue) ?? 1);
        if (comparison.Meaning is { Topics.Count: > 0 } meaning)
            yield return ("any topic, corrected", meaning.Topics.Min(t => t.AdjustedPValue) ?? 1);
    }

    private static void WriteSummary(IEnumerable<(string Set, string Name, double PValue)> values, TextWriter output)
    {
        foreach (var set in values.GroupBy(v => v.Set))
        {
            foreach (var test in set.GroupBy(v => v.Name))
            {
                if (test.Key == FigureShare)
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Key} | {test.Key} | {100 * test.Average(v => v.PValue):0.0} %"));
                    continue;
                }

                double[] below = [.. test.Select(v => v.PValue <= 0.05 ? 1.0 : 0)];
                Estimate share = Proportion.Interval(ClusteredMean.Of(below, [.. Enumerable.Range(0, below.Length)]));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Key} | {test.Key} | {below.Sum()} of {below.Length} | {100 * share.Value:0.0} % ({100 * share.Lower:0.0} to {100 * share.Upper:0.0}) | mean p {test.Average(v => v.PValue):0.00}"));
            }
        }
    }
}
