namespace TextTransfer.Server.Tests;

/// <summary>Models over the toy encoder.</summary>
internal static class SampleModels
{
    public static readonly string[] Garden = ["sow the broad beans in november", "lift the dahlias before the frost", "compost wants the air", "water the tomatoes in the morning", "prune the roses hard"];
    public static readonly string[] Kitchen = ["fry the onions slowly", "bake the bread for forty minutes", "salt the pasta water", "boil the eggs for six minutes", "rest the roast meat"];

    /// <summary>Writes a model of two labels.</summary>
    public static string Write(string path, string first = "garden", string second = "kitchen", bool withExamples = true)
    {
        using ToyEncoder encoder = new();
        using TextClassifier classifier = Train(encoder, first, second);
        (withExamples ? classifier : classifier.WithoutExamples()).Save(path);
        return path;
    }

    public static TextClassifier Train(ITextEncoder encoder, string first = "garden", string second = "kitchen") =>
        TextClassifier.Train(new Corpus([.. Garden.Select(t => new LabeledText(t, first)), .. Kitchen.Select(t => new LabeledText(t, second))]), encoder);
}
