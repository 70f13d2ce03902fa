using System.CommandLine;
using CsvHelper;

namespace TextTransfer.Benchmarks.Serving;

/// <summary><c>serve-load</c>: the service under load on loopback, beside a plain endpoint that calls the library; both share the cores with the client.</summary>
internal static class ServeLoadCommand
{
    public static Command Create()
    {
        Option<string> texts = new("--texts") { Description = "A CSV file with a column named text.", Required = true };
        Option<string> labels = new("--labels") { Description = "Labelled texts to train the model on.", Required = true };
        Option<double> seconds = new("--seconds") { Description = "Of each measurement.", DefaultValueFactory = _ => 20 };
        Option<double> overload = new("--overload-seconds") { Description = "Of twice the capacity.", DefaultValueFactory = _ => 60 };
        Option<bool> stops = new("--stops") { Description = "Only what becomes of requests when the service is told to end." };
        Option<string> output = new("--output", "-o") { Description = "CSV file of rows.", Required = true };
        Command command = new("serve-load", "The service under load, beside a plain endpoint.") { texts, labels, seconds, overload, stops, output };
        command.SetAction(async (parsed, _) =>
        {
            await using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n", AutoFlush = true };
            using ServeLoad load = new(ReadTexts(parsed.GetValue(texts)!), parsed.GetValue(labels)!, file);
            if (!parsed.GetValue(stops))
                await load.MeasureAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), TimeSpan.FromSeconds(parsed.GetValue(overload)));
            await load.StopAsync();
        });
        return command;
    }

    /// <summary>The other side of the measurement, in a process of its own.</summary>
    public static Command CreateHost()
    {
        Argument<string> mode = new("mode") { Description = "server or plain." };
        Argument<string> model = new("model") { Description = "A model file." };
        Command command = new("serve-load-host", "What serve-load starts.") { mode, model };
        command.Hidden = true;
        command.SetAction((parsed, _) => LoadHost.RunAsync(parsed.GetValue(mode)!, parsed.GetValue(model)!));
        return command;
    }

    private static List<string> ReadTexts(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        List<string> texts = [];
        while (texts.Count < 256 && csv.Read())
            texts.Add(csv.GetString("text"));
        return texts;
    }
}
