using System.CommandLine;
using CsvHelper;

namespace TextTransfer.Benchmarks.Serving;

/// <summary><c>serve-load</c>: the service under load on loopback, beside a plain endpoint that calls the library; all share the cores with the client.</summary>
internal static class ServeLoadCommand
{
    public static Command Create()
    {
        Option<string> texts = new("--texts") { Description = "A CSV file with a column named text.", Required = true };
        Option<string> labels = new("--labels") { Description = "Labelled texts to train the model on.", Required = true };
        Option<string[]> only = new("--only") { Description = "What to measure; default: all.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong("speed", "latency", "overload", "clients", "replacements", "stops");
        Option<int> rounds = new("--rounds") { Description = "Of speed, latency and stops.", DefaultValueFactory = _ => 10 };
        Option<double> seconds = new("--seconds") { Description = "Of each turn.", DefaultValueFactory = _ => 5 };
        Option<double> overload = new("--overload-seconds") { Description = "Of twice the capacity.", DefaultValueFactory = _ => 600 };
        Option<string> output = new("--output", "-o") { Description = "CSV file of rows.", Required = true };
        Command command = new("serve-load", "The service under load, beside a plain endpoint.") { texts, labels, only, rounds, seconds, overload, output };
        command.SetAction(async (parsed, _) =>
        {
            await using StreamWriter file = new(parsed.GetValue(output)!) { NewLine = "\n", AutoFlush = true };
            using ServeLoad load = new(ReadTexts(parsed.GetValue(texts)!), parsed.GetValue(labels)!, file);
            TimeSpan time = TimeSpan.FromSeconds(parsed.GetValue(seconds));
            await IfWanted("speed", () => load.SpeedAsync(parsed.GetValue(rounds), time));
            await IfWanted("latency", () => load.LatencyAsync(parsed.GetValue(rounds), time));
            await IfWanted("overload", () => load.OverloadAsync(TimeSpan.FromSeconds(parsed.GetValue(overload))));
            await IfWanted("clients", () => load.BadClientsAsync(time));
            await IfWanted("replacements", load.ReplacementsAsync);
            await IfWanted("stops", () => load.StopsAsync(parsed.GetValue(rounds)));

            Task IfWanted(string name, Func<Task> measure) => parsed.GetValue(only) is { Length: > 0 } wanted && !wanted.Contains(name) ? Task.CompletedTask : measure();
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
