using System.CommandLine;
using System.Globalization;

namespace TextTransfer.Accuracy.Trust;

/// <summary>
/// <c>unknown</c>: how well texts of no class are told when none was there to learn from. Some classes are left out of training; test rows
/// of those, and out-of-scope rows, are to be found.
/// </summary>
internal static class UnknownCommand
{
    private const string OutOfScope = "oos";

    private static readonly string[] Columns = ["set", "known_share", "per_class", "draw", "method", "auroc", "known_f1", "unknown_f1", "false_alarms", "train_rows", "classes", "test_rows", "unknown_rows"];

    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> scenarios = new("--scenarios")
        {
            Description = "Sets with the share of classes that is known, and training rows per class or all, separated by commas.",
            DefaultValueFactory = _ => "clinc150_oos:1:20,clinc150_oos:0.25:20,banking77:0.25:20,banking77:0.75:20,newsgroups20:0.25:40,newsgroups20:0.75:40",
        };
        Option<string> draws = new("--draws") { Description = "Draws of classes and rows, as a number or a range.", DefaultValueFactory = _ => "0-2" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "minilm" };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; what it has is not measured again.", Required = true };
        Command command = new("unknown", "Detection of texts of no class.") { data, scenarios, draws, encoder, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OnnxTextEncoder model = FewShotCommand.Open(parsed.GetValue(encoder)!);
            using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, model);
            using GrowingTable table = new(parsed.GetValue(output)!, Columns, keyColumns: 5);
            foreach (string[] parts in parsed.GetValue(scenarios)!.Split(',').Select(s => s.Split(':')))
            {
                LabeledSet set = LabeledSet.Read(parsed.GetValue(data)!, parts[0]);
                double share = double.Parse(parts[1], CultureInfo.InvariantCulture);
                int perClass = parts[2] == "all" ? int.MaxValue : int.Parse(parts[2], CultureInfo.InvariantCulture);
                foreach (int draw in FewShotCommand.ParseRange(parsed.GetValue(draws)!).Where(d => !table.Contains(parts[0], parts[1], parts[2], $"{d}", NoveltyScores.Ours)))
                    Measure(set, share, perClass, draw, embeddings, (method, figures) => table.Add([.. parts, $"{draw}", method, .. figures]), cancellationToken);
            }

            return Task.CompletedTask;
        });
        return command;
    }

    private static void Measure(
        LabeledSet set, double share, int perClass, int draw, EmbeddingFile embeddings, Action<string, IReadOnlyList<string>> add, CancellationToken cancellationToken)
    {
        Random random = new(draw);
        string[] classes = [.. set.Train.Select(t => t.Label).Where(l => l != OutOfScope).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        random.Shuffle(classes);
        HashSet<string> known = [.. classes.Take((int)Math.Round(share * classes.Length))];
        LabeledText[] rows = [.. set.Train.Where(t => known.Contains(t.Label) && t.Text.Length > 0)];
        random.Shuffle(rows);
        EmbeddedCorpus training = new Corpus(rows.GroupBy(t => t.Label, StringComparer.Ordinal).SelectMany(g => g.Take(perClass))).Embed(embeddings, cancellationToken: cancellationToken);
        IReadOnlyList<EmbeddedText> test = EmbeddedText.EncodeAll([.. set.Test.Select(t => t.Text)], embeddings, cancellationToken: cancellationToken);
        bool[] isUnknown = [.. set.Test.Select(t => !known.Contains(t.Label))];

        using TextClassifier classifier = TextClassifier.Train(training, embeddings, new() { Seed = draw }, cancellationToken);
        Prediction[] predictions = [.. test.Select(classifier.Predict)];
        NoveltyScores scores = new(training, classifier, embeddings, draw, cancellationToken);
        foreach ((string method, double[] ofTest, double threshold) in scores.All(test, predictions))
        {
            bool[] flagged = [.. ofTest.Select(s => s > threshold)];
            string[] given = [.. predictions.Select((p, i) => flagged[i] ? OutOfScope : p.Label)];
            string[] gold = [.. set.Test.Select((t, i) => isUnknown[i] ? OutOfScope : t.Label)];
            add(method,
            [
                Format(Ranking.Auroc(ofTest, isUnknown)), Format(known.Average(k => F1(gold, given, k))), Format(F1(gold, given, OutOfScope)),
                Format(flagged.Where((_, i) => !isUnknown[i]).Average(f => f ? 1.0 : 0)),
                $"{training.Texts.Count}", $"{known.Count}", $"{gold.Length}", $"{isUnknown.Count(u => u)}",
            ]);
        }
        Console.Error.WriteLine($"{set.Name}, {share:0.##} known, draw {draw}");
    }

    private static double F1(string[] gold, string[] given, string label)
    {
        int hits = gold.Zip(given).Count(p => p.First == label && p.Second == label);
        return 2.0 * hits / Math.Max(1, gold.Count(g => g == label) + given.Count(g => g == label));
    }

    private static string Format(double value) => value.ToString("F4", CultureInfo.InvariantCulture);
}
