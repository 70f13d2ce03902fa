using TextTransfer.Corpora.Reuse;

namespace TextTransfer;

/// <summary>
/// Adding examples to an embedded corpus and removing them, at no cost but that of embedding what is new. Classes come and go
/// with their examples. Training on the result gives the same model as training on those examples from the beginning.
/// </summary>
public static class CorpusGrowth
{
    /// <summary>
    /// Adds labelled texts. One that is at hand already, white space at its ends aside, replaces it: its label, group and id
    /// are the new ones, so that a text is relabelled by adding it with its right label.
    /// </summary>
    /// <param name="examples">The corpus at hand, such as <see cref="TextClassifier.Examples"/>; it stays as it is.</param>
    /// <param name="more">The texts to add; empty for none.</param>
    /// <param name="encoder">The encoder of the corpus; asked only for texts, titles and names of classes that are not embedded there; titles are in no file of schema 2.</param>
    /// <param name="progress">Told the number of texts that are embedded, those at hand included, from any thread.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder.</exception>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public static EmbeddedCorpus Add(
        this EmbeddedCorpus examples, Corpus more, ITextEncoder encoder, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(more);
        ArgumentNullException.ThrowIfNull(encoder);
        examples.RequireEncoder(encoder);
        HashSet<string> replaced = new(more.Texts.Select(t => t.Text.Trim()), StringComparer.Ordinal);
        Corpus grown = new([.. examples.Corpus.Texts.Where(t => !replaced.Contains(t.Text.Trim())), .. more.Texts]);
        KnownTexts known = new(examples, more, encoder);
        // Where names were left out of training, they stay out.
        bool hasNames = examples.Texts.Count == 0 || examples.LabelEmbeddings.Count > 0;
        return CorpusEmbedding.Embed(grown, hasNames ? [.. LabelSet.WithParts(grown.Labels)] : [], known, progress, cancellationToken);
    }

    /// <summary>Removes the examples that fulfil a condition, and with the last of a class the class.</summary>
    /// <param name="examples">The corpus at hand; it stays as it is.</param>
    /// <param name="condition">Asked for every example.</param>
    public static EmbeddedCorpus Remove(this EmbeddedCorpus examples, Predicate<LabeledText> condition)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(condition);
        IReadOnlyList<LabeledText> texts = examples.Corpus.Texts;
        int[] kept = [.. Enumerable.Range(0, texts.Count).Where(i => !condition(texts[i]))];
        Corpus rest = examples.Corpus.Subset(kept);
        // A label may stand for several, parted by '|', each with a name.
        HashSet<string> named = [.. LabelSet.WithParts(rest.Labels)];
        return new(rest, [.. kept.Select(i => examples.Texts[i])], examples.Encoder,
            examples.LabelEmbeddings.Where(l => named.Contains(l.Key)).ToDictionary(StringComparer.Ordinal));
    }
}
