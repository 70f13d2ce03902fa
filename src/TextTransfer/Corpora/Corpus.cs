namespace TextTransfer;

/// <summary>
/// Labelled texts in a fixed order. Immutable and safe to share between threads.
/// </summary>
public sealed class Corpus
{
    /// <summary>Creates a corpus of texts at hand.</summary>
    /// <param name="texts">The examples; copied.</param>
    public Corpus(IEnumerable<LabeledText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Texts = [.. texts];
        Labels = [.. Texts.Select(t => t.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The examples, in the order given.</summary>
    public IReadOnlyList<LabeledText> Texts { get; }

    /// <summary>The classes, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }
}
