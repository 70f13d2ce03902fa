using System.CommandLine;

namespace TextTransfer.Accuracy;

/// <summary><c>quantization</c>: what storing embeddings in fewer bits costs, in neighbours found and in accuracy of a probe.</summary>
internal static class QuantizationCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> sets = new("--sets") { Description = "Names of sets, separated by commas.", Required = true };
        Option<int> shots = new("--shots") { Description = "Examples per class of the probe.", DefaultValueFactory = _ => 8 };
        Option<string> splits = new("--splits") { Description = "Draws, as a number or a range such as 0-9.", DefaultValueFactory = _ => "0-9" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "multilingual-e5" };
        Option<int> storedRows = new("--stored-rows") { Description = "Training rows stored and searched, from the first.", DefaultValueFactory = _ => 4000 };
        Option<int> testRows = new("--test-rows") { Description = "Test rows searched for and classified, from the first.", DefaultValueFactory = _ => 1000 };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; replaced.", Required = true };
        Command command = new("quantization", "Recall and probe accuracy of 8-bit and 1-bit vectors against floats.") { data, sets, shots, splits, encoder, storedRows, testRows, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            using OnnxTextEncoder opened = FewShotCommand.Open(parsed.GetValue(encoder)!);
            using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, opened);
            List<QuantizationRow> rows = [];
            foreach (string set in parsed.GetValue(sets)!.Split(','))
            {
                QuantizationLoss loss = new(LabeledSet.Read(parsed.GetValue(data)!, set), opened.Info, embeddings, parsed.GetValue(storedRows), parsed.GetValue(testRows));
                rows.AddRange(loss.Recall());
                foreach (int split in FewShotCommand.ParseRange(parsed.GetValue(splits)!))
                    rows.AddRange(loss.ProbeAccuracy(parsed.GetValue(shots), split, cancellationToken));
                QuantizationTable.Write(parsed.GetValue(output)!, rows);
            }

            QuantizationTable.WriteSummary(rows, Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }
}
