using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace TextTransfer.Cli.Tests;

/// <summary>The main job on the sample site, by the faster encoder.</summary>
public sealed class ClassifyCommandTests(SampleModel sample) : IClassFixture<SampleModel>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_post_of_the_sample_site_gets_a_label_and_the_verdict_keeps_its_word()
    {
        string path = folder.File("out.csv");
        CommandRun run = await CommandRun.Of("classify", "--train", Checkout.SampleLabels, Checkout.SampleSite, "-e", "minilm", "--format", "csv", "-o", path);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("majority", run.Error, StringComparison.Ordinal);
        Assert.Contains("mixture − probe", run.Error, StringComparison.Ordinal);
        List<(string Id, string Label, bool IsAbstained)> rows = ReadRows(path);
        Assert.Equal(173, rows.Count);
        Assert.Equal(rows.Count, rows.DistinctBy(r => r.Id).Count());

        // The careful labels that nothing was trained on: better than chance by far, and better still where it does not abstain.
        Dictionary<string, string> gold = ReadGold();
        var judged = rows.Where(r => gold.TryGetValue(r.Id, out string? g) && g != "none").ToList();
        double accuracy = judged.Average(r => r.Label == gold[r.Id] ? 1.0 : 0);
        double answered = judged.Where(r => !r.IsAbstained).Average(r => r.Label == gold[r.Id] ? 1.0 : 0);
        Assert.InRange(accuracy, 0.5, 0.95);
        Assert.True(answered > accuracy, $"answered {answered}, all {accuracy}");
    }

    [Fact]
    public async Task A_saved_model_gives_what_training_on_the_spot_gives()
    {
        string texts = folder.Write("texts.jsonl", """
            {"id": "a", "title": "Soup", "text": "Sweat the leeks in butter, add the stock, simmer for half an hour."}
            {"id": "b", "text": "We took the night ferry and cycled from the harbour to the hostel."}
            """);
        Assert.Contains("accuracy", sample.Training.Output, StringComparison.Ordinal);

        CommandRun saved = await CommandRun.Of("classify", sample.Path, texts, "--format", "json");
        CommandRun fresh = await CommandRun.Of("classify", "--train", Checkout.SampleLabels, texts, "-e", "minilm", "--format", "json");

        Assert.Equal(0, saved.ExitCode);
        Assert.Equal(fresh.Output, saved.Output);
        Assert.Equal(["a", "b"], saved.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()));
        Assert.Equal(["kitchen", "travel"], saved.OutputLines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task Text_on_standard_input_is_classified_line_by_line()
    {
        string model = sample.Path;
        CommandRun run = await CommandRun.WithInput("Sow the broad beans on the allotment before the frost, and mulch the bed with compost.\nThe chisel wants sharpening.\n", "classify", model, "-", "--format", "csv");
        Assert.Equal(3, run.OutputLines.Length);
        Assert.StartsWith("1,,garden,", run.OutputLines[1], StringComparison.Ordinal);

        CommandRun text = await CommandRun.WithInput("Sow broad beans in November.", "classify", model, "-");
        Assert.Contains("Sow broad beans", text.Output, StringComparison.Ordinal);
        Assert.Contains("1 document:", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text.Output);
    }

    [Fact]
    public async Task Reasons_are_given_in_text_and_json_and_add_up()
    {
        string labels = folder.Write("labels.csv", "text,label\nsow beans,garden\nplant peas,garden\nboil peas,kitchen\nfry fish,kitchen\n");
        string texts = folder.Write("texts.jsonl", """{"id": "a", "title": "Beans", "text": "Sow them in April.\nNever boil them long."}""" + "\n");
        CommandRun text = await CommandRun.Of("classify", "--train", labels, texts, "-e", "minilm", "--explain");
        Assert.Equal(0, text.ExitCode);
        foreach (string part in new[] { "Why: ", "average text", "views", "lines", "Never boil them long.", "words", "labelled texts", ": sow beans" })
            Assert.Contains(part, text.Output, StringComparison.Ordinal);

        CommandRun json = await CommandRun.Of("classify", "--train", labels, texts, "-e", "minilm", "--explain", "--format", "json");
        JsonElement row = JsonDocument.Parse(json.OutputLines[0]).RootElement;
        JsonElement why = row.GetProperty("explanation");
        Assert.Equal(row.GetProperty("label").GetString(), why.GetProperty("label").GetString());
        Assert.Equal(Math.Log(row.GetProperty("probability").GetDouble() / row.GetProperty("second_probability").GetDouble()), why.GetProperty("log_odds").GetDouble(), 1e-9);
        Assert.Equal(3, why.GetProperty("labelled_texts").GetArrayLength());
        double lines = why.GetProperty("lines").EnumerateArray().Sum(l => l.GetProperty("contribution").GetDouble());
        Assert.Equal(why.GetProperty("log_odds").GetDouble(), why.GetProperty("intercept").GetDouble() + lines + why.GetProperty("undivided").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task Reasons_have_no_place_in_csv()
    {
        CommandRun run = await CommandRun.WithInput("text", "classify", "topics.ttz", "-", "--explain", "--format", "csv");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--explain", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_another_encoder_is_refused()
    {
        string model = sample.Path;
        CommandRun run = await CommandRun.WithInput("text", "classify", model, "-", "-e", "multilingual-e5");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(MiniLM.Name, run.Error, StringComparison.Ordinal);
        Assert.Contains(MultilingualE5.Name, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider/embed-large")]
    [InlineData("minilm")]
    public async Task A_model_over_a_service_is_refused_with_what_to_do(string name)
    {
        using OnnxTextEncoder local = MiniLM.Create();
        using var service = local.AsEmbeddingGenerator();
        using ITextEncoder encoder = await service.AsTextEncoderAsync(new() { Name = name }, TestContext.Current.CancellationToken);
        string model = folder.File("service.ttz");
        Corpus corpus = Corpus.ReadCsv(folder.Write("labels.csv", "text,label\nsow beans,garden\nplant peas,garden\nboil peas,kitchen\nfry fish,kitchen\n"));
        TextClassifier.Train(corpus, encoder, cancellationToken: TestContext.Current.CancellationToken).Save(model);

        foreach (string[] chosen in new string[][] { [], ["-e", "minilm"] })
        {
            CommandRun run = await CommandRun.WithInput("text", ["classify", model, "-", .. chosen]);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(model, run.Error, StringComparison.Ordinal);
            Assert.Contains($"over the embedding generator '{name}'", run.Error, StringComparison.Ordinal);
            Assert.Contains("AsTextEncoderAsync", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text,label\nonly one class,a\nsecond,a\n", "class")]
    [InlineData("text,label\nx,a\ny,a\nz,b\n", "line 4")]
    [InlineData("text,topic\nx,a\n", "label")]
    [InlineData("text,label\nx,a\n,b\n", "line 3")]
    [InlineData("", "no labelled texts")]
    public async Task Bad_labels_are_refused_and_nothing_is_written(string csv, string mention)
    {
        string labels = folder.Write("labels.csv", csv);
        CommandRun run = await CommandRun.Of("train", labels, "-o", folder.File("model.ttz"), "-e", "minilm");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(labels, run.Error, StringComparison.Ordinal);
        Assert.Contains(mention, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(folder.File("model.ttz")));
    }

    [Fact]
    public async Task Contradictory_rows_are_warned_about_and_used()
    {
        string labels = folder.Write("labels.csv", "text,label\nsow beans,garden\nsow beans,kitchen\nplant peas,garden\nboil peas,kitchen\nfry fish,kitchen\n");
        CommandRun run = await CommandRun.Of("train", labels, "-o", folder.File("model.ttz"), "-e", "minilm");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning", run.Error, StringComparison.Ordinal);
        Assert.Contains("lines 2, 3", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.True(File.Exists(folder.File("model.ttz")));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("tab")]
    public async Task A_delimiter_can_be_stated(string delimiter)
    {
        string labels = folder.Write("labels.csv", string.Concat(new[] { "text|label", "sow, beans|garden", "plant, peas|garden", "boil, peas|kitchen", "fry, fish|kitchen" }
            .Select(row => row.Replace("|", delimiter == "tab" ? "\t" : delimiter, StringComparison.Ordinal) + "\n")));
        CommandRun run = await CommandRun.Of("train", labels, "-o", folder.File("model.ttz"), "-e", "minilm", "--delimiter", delimiter);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, (await CommandRun.Of("train", labels, "-o", folder.File("model.ttz"), "--delimiter", "xy")).ExitCode);
    }

    [Fact]
    public async Task The_encoder_of_a_model_is_opened_with_the_settings_it_was_trained_with()
    {
        string model = folder.File("topics.ttz");
        Assert.Equal(0, (await CommandRun.Of("train", Checkout.SampleLabels, "-o", model, "-e", "minilm", "--truncate", "--max-tokens", "32", "--prompt", "topic: ")).ExitCode);
        CommandRun run = await CommandRun.WithInput("The chisel wants sharpening.", "classify", model, "-", "--format", "csv");
        Assert.Equal(0, run.ExitCode);
        CommandRun other = await CommandRun.WithInput("text", "classify", model, "-", "--max-tokens", "64");
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("length limit 64 instead of 32", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_an_input_is_refused()
    {
        string labels = folder.Write("labels.csv", File.ReadAllText(Checkout.SampleLabels));
        foreach (string[] arguments in new string[][] { ["train", labels, "-o", labels], ["evaluate", labels, "-o", labels], ["classify", "--train", labels, labels, "-o", labels] })
        {
            CommandRun run = await CommandRun.Of(arguments);
            Assert.Equal(2, run.ExitCode);
            Assert.Contains("would be lost", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(File.ReadAllText(Checkout.SampleLabels), File.ReadAllText(labels));
    }

    [Fact]
    public async Task What_a_title_holds_cannot_steer_the_terminal_and_a_blank_text_is_left_to_a_person()
    {
        string model = sample.Path;
        string texts = folder.Write("texts.csv", "id,title,text\na,\u001b[2J\u202Etitle,sow beans\nb,,\n");
        CommandRun run = await CommandRun.Of("classify", model, texts);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        CommandRun rows = await CommandRun.Of("classify", model, texts, "--format", "csv");
        Assert.Contains(",true,", rows.OutputLines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_on_standard_input_is_refused_rather_than_read_tag_by_tag()
    {
        string model = sample.Path;
        CommandRun run = await CommandRun.WithInput(File.ReadAllBytes(Checkout.SampleSite), "classify", model, "-");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("markup", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target-error", "0.3")]
    [InlineData("--seed", "3")]
    public async Task Options_of_training_are_refused_for_a_trained_model(string option, string value)
    {
        CommandRun run = await CommandRun.WithInput("text", "classify", "topics.ttz", "-", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_not_there_is_named()
    {
        string model = sample.Path;
        CommandRun run = await CommandRun.Of("classify", model, folder.File("nothing.xml"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nothing.xml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_a_source_is_wrong_use()
    {
        CommandRun run = await CommandRun.Of("classify", "topics.ttz");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("nothing to classify", run.Error, StringComparison.Ordinal);
    }

    private static List<(string Id, string Label, bool IsAbstained)> ReadRows(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        List<(string, string, bool)> rows = [];
        while (csv.Read())
        {
            Assert.InRange(double.Parse(csv.GetString("probability"), CultureInfo.InvariantCulture), 0, 1);
            rows.Add((csv.GetString("id"), csv.GetString("label"), bool.Parse(csv.GetString("abstained"))));
        }

        return rows;
    }

    private static Dictionary<string, string> ReadGold()
    {
        using CsvReader csv = CsvReader.FromFile(Checkout.File("corpora/heron-yard/gold.csv"));
        Dictionary<string, string> gold = [];
        while (csv.Read())
        {
            if (csv.GetString("labelled") == "no")
                gold[csv.GetString("id")] = csv.GetString("label");
        }

        return gold;
    }

    [Fact]
    public async Task Sets_of_labels_hold_the_label_and_grow_with_the_coverage()
    {
        using TemporaryFolder folder = new();
        string texts = folder.Write("texts.csv", "text\nPrune the roses in March.\nThe ferry leaves at dawn for the islands.\n");
        async Task<JsonElement[]> Classify(string coverage)
        {
            CommandRun run = await CommandRun.Of("classify", "--train", Checkout.SampleLabels, texts, "-e", "minilm", "--coverage", coverage, "--format", "json");
            Assert.Equal(0, run.ExitCode);
            return [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        }

        JsonElement[] few = await Classify("0.5"), many = await Classify("0.98");
        Assert.All(few.Zip(many), p =>
        {
            string?[] small = [.. p.First.GetProperty("set").EnumerateArray().Select(l => l.GetString())], large = [.. p.Second.GetProperty("set").EnumerateArray().Select(l => l.GetString())];
            Assert.Equal(p.First.GetProperty("label").GetString(), small[0]);
            Assert.All(small, l => Assert.Contains(l, large));
            Assert.True(large.Length > 1);
            Assert.InRange(p.First.GetProperty("familiarity").GetDouble(), 0.01, 1);
        });
        Assert.Equal(2, (await CommandRun.Of("classify", "--train", Checkout.SampleLabels, texts, "--coverage", "1")).ExitCode);
    }
}
