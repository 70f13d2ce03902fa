namespace TextTransfer.Classification.Training;

internal static class TrainingOrder
{
    /// <summary>The corpus in an order of the texts' own, so that a model does not depend on that of the rows of a file.</summary>
    public static EmbeddedCorpus Of(EmbeddedCorpus corpus)
    {
        IReadOnlyList<LabeledText> texts = corpus.Corpus.Texts;
        return corpus.Subset([.. Enumerable.Range(0, texts.Count)
            .OrderBy(i => texts[i].Text, StringComparer.Ordinal)
            .ThenBy(i => texts[i].Label, StringComparer.Ordinal)
            .ThenBy(i => texts[i].Group, StringComparer.Ordinal)
            .ThenBy(i => texts[i].Id, StringComparer.Ordinal)]);
    }
}
