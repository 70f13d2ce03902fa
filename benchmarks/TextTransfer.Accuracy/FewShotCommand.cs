using System.CommandLine;
using System.Globalization;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy;

/// <summary><c>few-shot</c>: trains every method on the fixed rows of every set and scores it on the first test rows.</summary>
internal static class FewShotCommand
{
    private static readonly int[] DefaultShots = [4, 8, 16, 32, 64];

    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string?> sets = new("--sets") { Description = "Names of sets, separated by commas (default: every single-label set)." };
        Option<string?> shots = new("--shots") { Description = "Examples per class, separated by commas (default: those of 4, 8, 16, 32 and 64 a set has draws of)." };
        Option<string> splits = new("--splits") { Description = "Draws, as a number or a range such as 0-9.", DefaultValueFactory = _ => "0-9" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder; two with a + between them are put side by side.", DefaultValueFactory = _ => "multilingual-e5" };
        Option<string?> methods = new("--methods") { Description = "Names of methods, separated by commas (default: all but finetuned, which takes minutes a draw)." };
        Option<int> testRows = new("--test-rows") { Description = "Test rows used, from the first.", DefaultValueFactory = _ => 1000 };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; rows it already has are not computed again.", Required = true };
        Command command = new("few-shot", "Accuracy of every method at few examples per class.") { data, sets, shots, splits, encoder, methods, testRows, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            string[]? named = parsed.GetValue(methods)?.Split(',');
            IReadOnlyList<IClassificationMethod> wanted = Baselines.Named(named?.Where(n => n != FineTunedMethod.MethodName).ToArray());
            int[]? chosen = parsed.GetValue(shots)?.Split(',').Select(ParseNumber).ToArray();
            int[] draws = [.. ParseRange(parsed.GetValue(splits)!)];
            IReadOnlyList<LabeledSet> all = SetFolder.Read(parsed.GetValue(data)!, parsed.GetValue(sets)?.Split(','), reason => Console.Error.WriteLine($"skipped {reason}"));
            string[] names = parsed.GetValue(encoder)!.Split('+');
            if (names.Length > 2)
                throw new ArgumentException($"'{parsed.GetValue(encoder)}' names {names.Length} encoders; at most two are put side by side.");
            List<IDisposable> opened = [];
            try
            {
                List<ITextEncoder> embeddings = [];
                foreach (string name in names)
                {
                    OnnxTextEncoder model = Open(name);
                    opened.Add(model);
                    EmbeddingFile file = new(parsed.GetValue(cache)!, model);
                    opened.Add(file);
                    embeddings.Add(file);
                }
                ITextEncoder used = embeddings.Count == 1 ? embeddings[0] : new SideBySideEncoder(embeddings[0], embeddings[1]);
                using FewShotTable table = new(parsed.GetValue(output)!);
                if (named?.Contains(FineTunedMethod.MethodName) == true)
                {
                    FineTunedMethod fineTuned = new(opened.OfType<OnnxTextEncoder>().Single(), Console.Error);
                    opened.Add(fineTuned);
                    wanted = [.. wanted, fineTuned];
                }
                FewShot run = new(used, wanted, parsed.GetValue(testRows), table);
                foreach (LabeledSet set in all)
                {
                    foreach (int shot in chosen ?? [.. DefaultShots.Where(set.Splits.ContainsKey)])
                    {
                        int[] known = [.. draws.Where(d => d < (set.Splits.GetValueOrDefault(shot)?.Length ?? 0))];
                        Console.Error.WriteLine($"{set.Name}, {shot} per class: {known.Length} of the {draws.Length} draws asked for are there");
                        run.Run(set, shot, known, cancellationToken);
                    }
                }

                Console.Error.WriteLine($"{parsed.GetValue(output)}: {table.Rows.Count} rows");
            }
            finally
            {
                opened.Reverse(); // The file before the encoder behind it.
                opened.ForEach(o => o.Dispose());
            }

            return Task.CompletedTask;
        });
        return command;
    }

    public static OnnxTextEncoder Open(string name) => name switch
    {
        "multilingual-e5" or MultilingualE5.Name => MultilingualE5.Create(),
        "minilm" or MiniLM.Name => MiniLM.Create(),
        _ => OnnxTextEncoder.Open(name),
    };

    public static IEnumerable<int> ParseRange(string text)
    {
        int[] ends = [.. text.Split('-').Select(ParseNumber)];
        return ends.Length <= 2 && ends[0] <= ends[^1] ? Enumerable.Range(ends[0], ends[^1] - ends[0] + 1) : throw new ArgumentException($"'{text}' is not a range such as 0-9.");
    }

    private static int ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw new ArgumentException($"'{text}' is not a number.");
}
