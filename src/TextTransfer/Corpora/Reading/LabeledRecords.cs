using System.Globalization;

namespace TextTransfer.Corpora.Reading;

/// <summary>Labelled texts from records, and what stops them from being learned from.</summary>
internal static class LabeledRecords
{
    /// <summary>Reads all records.</summary>
    /// <param name="records">Records with text and label.</param>
    /// <param name="file">The file, for messages.</param>
    /// <param name="options">
    /// Whether a text may have any number of labels, which are then in the order and spelling of <see cref="LabelSet"/>; and whether
    /// the records go with others, which decide whether there are enough.
    /// </param>
    /// <param name="lines">The line of each text.</param>
    /// <exception cref="CorpusFormatException">A text or label is missing, or there are too few texts or classes.</exception>
    public static List<LabeledText> Read(IEnumerable<SourceRecord> records, string file, CorpusReadOptions options, out List<int> lines)
    {
        List<LabeledText> texts = [];
        lines = [];
        foreach (SourceRecord record in records)
        {
            LabeledText text = Parse(record);
            texts.Add(options.IsMultiLabel ? text with { Label = InOrder(record, text.Label) } : text);
            lines.Add(record.Line);
        }

        if (options.IsMultiLabel)
            CheckLabels(texts, file);
        else if (!options.IsPartial)
            CheckClasses(texts, lines, file);
        return texts;
    }

    private static LabeledText Parse(SourceRecord record)
    {
        string text = Document.Compose(record.Optional(SourceField.Title), record[SourceField.Text] ?? "");
        if (string.IsNullOrWhiteSpace(text))
            throw record.Error(SourceField.Text, "the text is empty; write it or delete the row.");

        // A space after a label would make it a class of its own.
        string label = record.Optional(SourceField.Label)
            ?? throw record.Error(SourceField.Label, $"the label of this text is missing: \"{Start(text)}\"; write it or delete the row.");
        return new LabeledText(text, label)
        {
            Group = record.Optional(SourceField.Group),
            Id = record.Optional(SourceField.Id),
            Line = record.Line,
            Weight = WeightOf(record),
        };
    }

    private static double WeightOf(SourceRecord record)
    {
        if (record.Optional(SourceField.Weight) is not { } written)
            return 1;
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) && weight > 0 && double.IsFinite(weight)
            ? weight
            : throw record.Error(SourceField.Weight, $"the weight '{written}' is not a number above 0, such as 0.5; write one, leave it empty for 1, or delete the row.");
    }

    private static string InOrder(SourceRecord record, string labels)
    {
        try
        {
            return LabelSet.Join(LabelSet.Split(labels));
        }
        catch (LabelSetException e)
        {
            throw record.Error(SourceField.Label, e.Message);
        }
    }

    private static void CheckLabels(List<LabeledText> texts, string file)
    {
        if (texts.TrueForAll(t => t.Label is ['|']))
            throw new CorpusFormatException(file, $"none of the texts ({texts.Count}) has a label; label some of them.");
    }

    private static void CheckClasses(List<LabeledText> texts, List<int> lines, string file)
    {
        if (texts.Count == 0)
            throw new CorpusFormatException(file, "there are no labelled texts in it; at least two of each of two classes are needed.");

        var classes = texts.Zip(lines).GroupBy(t => t.First.Label, t => t.Second, StringComparer.Ordinal).ToArray();
        if (classes.Length == 1)
            throw new CorpusFormatException(file, $"every text ({texts.Count}) has the label '{classes[0].Key}'; at least two classes are needed.");

        var single = classes.Where(c => c.Count() == 1).Select(c => (Label: c.Key, Line: c.First())).ToArray();
        if (single.Length > 0)
        {
            string names = string.Join(", ", single.Select(s => $"'{s.Label}' (line {s.Line})"));
            throw new CorpusFormatException(file, $"only one example of {(single.Length == 1 ? "class" : "each of the classes")} {names}; one cannot be both learned from and tested on: add another, or correct or delete the row.{HintOf(single.Select(s => s.Label))}", single[0].Line);
        }
    }

    private static string HintOf(IEnumerable<string> labels) =>
        labels.Any(l => l.Contains(LabelSet.Separator, StringComparison.Ordinal)) ? $" {CorpusWarnings.MultiLabelHint}" : "";

    /// <summary>The beginning, never with half a surrogate pair at its end.</summary>
    public static string Start(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "...";
}
