using System.CommandLine;
using System.Globalization;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary>
/// <c>comparison-ranking</c>: half of the texts of each class is compared with the other half and with halves of the other classes; the
/// nearest should be its own.
/// </summary>
internal static class RankingCommand
{
    public static Command Create()
    {
        Option<string> set = new("--set") { Description = "CSV or JSON Lines file.", Required = true };
        Option<string> by = new("--by") { Description = "The column of the class.", DefaultValueFactory = _ => "label" };
        Option<int> texts = new("--texts") { Description = "Texts at most.", DefaultValueFactory = _ => 2000 };
        Option<string?> encoder = new("--encoder") { Description = "For meaning; none by default." };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; replaced.", Required = true };
        Command command = new("comparison-ranking", "Whether classes are nearest to themselves.") { set, by, texts, encoder, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OnnxTextEncoder? opened = parsed.GetValue(encoder) is { } name ? FewShotCommand.Open(name) : null;
            Document[] documents = ComparedCorpus.Read(parsed.GetValue(set)!, parsed.GetValue(texts), parsed.GetValue(by));
            string[] classes = [.. documents.Select(d => d.Group ?? "")];
            ComparedCorpus corpus = ComparedCorpus.Make(parsed.GetValue(set)!, [.. documents.Select(d => d with { Group = null })], opened, cancellationToken);
            (string Class, int[] First, int[] Second)[] halves = [.. corpus.Body.Compared.GroupBy(d => classes[d]).Where(g => g.Count() >= 20).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Where((_, i) => i % 2 == 0).ToArray(), g.Where((_, i) => i % 2 == 1).ToArray()))];
            using RawRows rows = new(parsed.GetValue(output)!, "a", "b", "name", "distance", "by_chance", "p_value");
            List<(string A, string B, string Name, double Excess)> distances = [];
            foreach (var a in halves)
            {
                foreach (var b in halves)
                {
                    TextComparison comparison = corpus.Compare(a.First, b.Second, new() { Permutations = 99, Resamples = 99 }, cancellationToken);
                    foreach (ComparisonTest test in comparison.Tests.Where(t => t.Value is not null))
                    {
                        distances.Add((a.Class, b.Class, test.Name, test.Value!.Value - (test.ExpectedByChance ?? 0)));
                        rows.Add(a.Class, b.Class, test.Name, test.Value.Value, test.ExpectedByChance, test.PValue);
                    }
                }
            }

            foreach (var test in distances.GroupBy(d => d.Name))
            {
                int[] ranks = [.. test.GroupBy(d => d.A).Where(g => g.Any(d => d.B == d.A)).Select(g => 1 + g.Count(d => d.Excess < g.Single(o => o.B == o.A).Excess))];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{test.Key}: {ranks.Count(r => r == 1)} of {ranks.Length} classes nearest to themselves, mean reciprocal rank {ranks.Average(r => 1.0 / r):0.00}"));
            }

            return Task.CompletedTask;
        });
        return command;
    }
}
