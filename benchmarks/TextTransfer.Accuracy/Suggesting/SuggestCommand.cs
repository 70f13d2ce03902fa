using System.CommandLine;

namespace TextTransfer.Accuracy.Suggesting;

/// <summary><c>suggest</c>: what labelling suggested texts is worth beside labelling texts at random.</summary>
internal static class SuggestCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "Folder with one folder per set (train.csv, test.csv, shots.json).", Required = true };
        Option<string> sets = new("--sets") { Description = "Names of sets, separated by commas.", DefaultValueFactory = _ => "agnews,trec6,emotion6,cr,sst2,amazon_cf_en,sms_spam,sib200_en" };
        Option<string> strategies = new("--strategies") { Description = "random, suggest, typical, uncertain, separated by commas.", DefaultValueFactory = _ => "random,suggest" };
        Option<string> draws = new("--draws") { Description = "Draws, as a number or a range such as 0-4.", DefaultValueFactory = _ => "0-4" };
        Option<int> poolRows = new("--pool-rows") { Description = "Training rows to choose from.", DefaultValueFactory = _ => 1000 };
        Option<int> testRows = new("--test-rows") { Description = "Test rows used, from the first.", DefaultValueFactory = _ => 500 };
        Option<bool> odd = new("--odd-rows") { Description = "Take the pool from the odd training rows, on which settings were chosen, instead of the even ones." };
        Option<string> encoder = new("--encoder") { Description = "multilingual-e5, minilm or an encoder folder.", DefaultValueFactory = _ => "minilm" };
        Option<string> cache = new("--cache") { Description = "Folder that keeps embeddings between runs.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "texttransfer-accuracy") };
        Option<string> output = new("--output", "-o") { Description = "CSV file of raw rows; rows it already has are not computed again.", Required = true };
        Command command = new("suggest", "Accuracy by labelled texts, suggested and at random.") { data, sets, strategies, draws, poolRows, testRows, odd, encoder, cache, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            LabeledSet[] all = [.. parsed.GetValue(sets)!.Split(',').Select(s => LabeledSet.Read(parsed.GetValue(data)!, s))];
            using OnnxTextEncoder opened = FewShotCommand.Open(parsed.GetValue(encoder)!);
            using EmbeddingFile embeddings = new(parsed.GetValue(cache)!, opened);
            using (GrowingTable table = new(parsed.GetValue(output)!, SuggestCurve.Columns, SuggestCurve.KeyColumns))
            {
                SuggestCurve curve = new(embeddings, table) { PoolRows = parsed.GetValue(poolRows), TestRows = parsed.GetValue(testRows), Parity = parsed.GetValue(odd) ? 1 : 0 };
                foreach (int draw in FewShotCommand.ParseRange(parsed.GetValue(draws)!))
                {
                    foreach (LabeledSet set in all)
                    {
                        foreach (string strategy in parsed.GetValue(strategies)!.Split(','))
                            curve.Run(set, draw, strategy, cancellationToken);
                        Console.Error.WriteLine($"draw {draw}, {set.Name}: done");
                    }
                }
            }

            SuggestSummary.Write(GrowingTable.Read(parsed.GetValue(output)!), Console.Out);
            return Task.CompletedTask;
        });
        return command;
    }
}
