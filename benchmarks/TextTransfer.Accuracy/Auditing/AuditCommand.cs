using System.CommandLine;
using System.Globalization;

namespace TextTransfer.Accuracy.Auditing;

/// <summary><c>audit</c>: how well wrong labels are found.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> sets = new("--sets") { Description = "Names of sets, separated by commas.", DefaultValueFactory = _ => "agnews,newsgroups20,banking77,trec6" };
        Option<string> texts = new("--texts") { Description = "Texts of a corpus, several separated by commas.", DefaultValueFactory = _ => "100,300,1000" };
        Option<string> shares = new("--shares") { Description = "Shares of wrong labels, separated by commas.", DefaultValueFactory = _ => "0.05,0.1,0.2" };
        Option<string> draws = new("--draws") { Description = "Draws, as a number or a range such as 0-4.", DefaultValueFactory = _ => "0-4" };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "minilm" };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; rows it already has are not computed again.", Required = true };
        Command command = new("audit", "Precision of the most suspect labels where some were made wrong, beside cleanlab's scores.") { data, sets, texts, shares, draws, encoder, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            LabeledSet[] all = [.. parsed.GetValue(sets)!.Split(',').Select(s => LabeledSet.Read(parsed.GetValue(data)!, s))];
            int[] sizes = [.. parsed.GetValue(texts)!.Split(',').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
            double[] wrong = [.. parsed.GetValue(shares)!.Split(',').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
            using OnnxTextEncoder opened = FewShotCommand.Open(parsed.GetValue(encoder)!);
            using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, opened);
            using (GrowingTable table = new(parsed.GetValue(output)!, AuditPrecision.Columns, AuditPrecision.KeyColumns))
            {
                AuditPrecision precision = new(embeddings, table);
                foreach (int size in sizes)
                {
                    foreach (LabeledSet set in all)
                    {
                        foreach (int draw in FewShotCommand.ParseRange(parsed.GetValue(draws)!))
                            precision.Run(set, size, draw, wrong, cancellationToken);
                        Console.Error.WriteLine($"{set.Name}, {size} texts: done");
                    }
                }
            }

            AuditSummary.Write(GrowingTable.Read(parsed.GetValue(output)!), Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }
}
