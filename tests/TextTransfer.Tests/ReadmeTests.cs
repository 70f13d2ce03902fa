namespace TextTransfer.Tests;

/// <summary>The example of the README compiles, runs, and is the one that stands there.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_runs()
    {
        string before = Environment.CurrentDirectory;
        using TemporaryFolder folder = new();
        TextWriter console = Console.Out;
        using StringWriter written = new();
        try
        {
            File.WriteAllLines(folder.File("labels.csv"),
            [
                "text,label",
                "Sow broad beans in November,garden", "Lift the dahlias before the frost,garden", "Compost wants air,garden", "Water tomatoes in the morning,garden",
                "Fry the onions slowly,kitchen", "Bake the bread for forty minutes,kitchen", "Salt the pasta water,kitchen", "Boil the eggs for six minutes,kitchen",
            ]);
            Environment.CurrentDirectory = folder.Path;
            Console.SetOut(written);
            Example();
            Assert.True(File.Exists("topics.ttz"));
            Assert.Contains("mixture", written.ToString(), StringComparison.Ordinal);
            Assert.Contains("garden", written.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void The_readme_shows_this_very_code()
    {
        string readme = Normalize(File.ReadAllText(Checkout.File("README.md")));
        string source = Normalize(File.ReadAllText(Checkout.File("tests/TextTransfer.Tests/ReadmeTests.cs")));
        string block = Between(readme, "```csharp\n", "\n```");
        string example = Between(source, "    private static void Example()\n    {\n", "\n    }\n");
        Assert.Equal(block, string.Join('\n', example.Split('\n').Select(l => l.StartsWith("        ", StringComparison.Ordinal) ? l[8..] : l)));
    }

    private static void Example()
    {
        using ITextEncoder encoder = MultilingualE5.Create();
        Corpus corpus = Corpus.ReadCsv("labels.csv");

        Evaluation evaluation = corpus.CrossValidate(encoder);
        Console.WriteLine(evaluation.Verdict);

        TextClassifier classifier = TextClassifier.Train(corpus, encoder);
        Prediction prediction = classifier.Predict("Prune tomatoes in July, and water them in the morning.");
        Console.WriteLine($"{prediction.Label} {prediction.Probability:P0}{(prediction.IsAbstained ? ", better ask a person" : "")}");
        classifier.Save("topics.ttz");
    }

    private static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");
}
