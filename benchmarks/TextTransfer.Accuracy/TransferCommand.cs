using System.CommandLine;
using System.Globalization;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy;

/// <summary>
/// <c>transfer</c>: trains on a few rows of one set and scores on the test rows of others that have the same classes, such as the
/// same sentences in other languages: whether fine-tuning on one keeps what the encoder knows of the others.
/// </summary>
internal static class TransferCommand
{
    private const int KeyColumns = 5;

    private static readonly string[] Columns = ["set", "shots", "split", "method", "tested_on", "encoder", "accuracy", "macro_f1", "log_loss", "test_rows"];

    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> set = new("--set") { Description = "The set that is learned from.", DefaultValueFactory = _ => "sib200_en" };
        Option<string> others = new("--tested-on") { Description = "The sets that are scored on, separated by commas.", DefaultValueFactory = _ => "sib200_en,sib200_de,sib200_fr,sib200_es,sib200_zh,sib200_ar,sib200_ru" };
        Option<int> shots = new("--shots") { Description = "Examples per class.", DefaultValueFactory = _ => 8 };
        Option<string> splits = new("--splits") { Description = "Draws, as a number or a range such as 0-9.", DefaultValueFactory = _ => "0-9" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "multilingual-e5" };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; draws it already has are not computed again.", Required = true };
        Command command = new("transfer", "Accuracy on other languages than that of the training rows, before and after fine-tuning.") { data, set, others, shots, splits, encoder, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            string folder = parsed.GetValue(data)!;
            LabeledSet source = LabeledSet.Read(folder, parsed.GetValue(set)!);
            LabeledSet[] targets = [.. parsed.GetValue(others)!.Split(',').Select(n => LabeledSet.Read(folder, n))];
            using OnnxTextEncoder model = FewShotCommand.Open(parsed.GetValue(encoder)!);
            // By the encoder as it is; a tuned one reads the texts anew.
            Dictionary<LabeledSet, Lazy<IReadOnlyList<EmbeddedText>>> embedded = targets.ToDictionary(t => t, t => new Lazy<IReadOnlyList<EmbeddedText>>(() => EmbeddedText.EncodeAll([.. t.Test.Select(r => r.Text)], model)));
            using FineTunedMethod fineTuned = new(model, Console.Error);
            using GrowingTable table = new(parsed.GetValue(output)!, Columns, KeyColumns);
            int count = parsed.GetValue(shots);
            foreach (int split in FewShotCommand.ParseRange(parsed.GetValue(splits)!))
            {
                EmbeddedCorpus training = new Corpus([.. source.Splits[count][split].Select(i => source.Train[i])]).Embed(model, cancellationToken: cancellationToken);
                foreach (IClassificationMethod method in (IClassificationMethod[])[.. Baselines.Named(["mixture"]), fineTuned])
                {
                    string[] Key(LabeledSet target) => [source.Name, Format(count), Format(split), method.Name, target.Name];
                    LabeledSet[] missing = [.. targets.Where(t => !table.Contains(Key(t)))];
                    if (missing.Length == 0)
                        continue;
                    IProbabilityModel fitted = method.Fit(training, seed: 0, cancellationToken);
                    foreach (LabeledSet target in missing)
                    {
                        Scores scores = Score(fitted, target, embedded[target].Value);
                        table.Add([.. Key(target), model.Info.Name, Format(scores.Accuracy), Format(scores.MacroF1), Format(scores.LogLoss), Format(target.Test.Count)]);
                    }
                }
            }
            return Task.CompletedTask;
        });
        return command;
    }

    private static Scores Score(IProbabilityModel fitted, LabeledSet target, IReadOnlyList<EmbeddedText> texts)
    {
        IReadOnlyList<EmbeddedText> seen = fitted is IOwnEncoder own ? own.Embed(texts) : texts;
        return Scores.Of([.. target.Test.Select(t => t.Label)], fitted.Labels, [.. seen.Select(fitted.Predict)]);
    }

    private static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Format(double value) => value.ToString("F5", CultureInfo.InvariantCulture);
}
