using TextTransfer.Corpora.Indexing;

namespace TextTransfer;

/// <summary>Embedding a corpus.</summary>
public static class CorpusEmbedding
{
    /// <summary>Embeds every text of a corpus with its title, and the names of its classes (<see cref="LabelText"/>); equal texts are embedded once.</summary>
    /// <param name="corpus">The labelled texts.</param>
    /// <param name="encoder">Embeds them on all its workers.</param>
    /// <param name="progress">Told the number of texts done so far, from any thread; the whole number last.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public static EmbeddedCorpus Embed(this Corpus corpus, ITextEncoder encoder, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        // Whether '|' parts labels is known to whoever trains; a few names more cost little.
        return Embed(corpus, [.. LabelSet.WithParts(corpus.Labels)], encoder, progress, cancellationToken);
    }

    /// <summary>The same for a corpus whose labels are <see cref="LabelSet"/>s: of the names, only those of single labels.</summary>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart.</exception>
    internal static EmbeddedCorpus EmbedLabelSets(this Corpus corpus, ITextEncoder encoder, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Embed(corpus, new LabelSetIndex(corpus).Labels, encoder, progress, cancellationToken);

    /// <summary>The same with the names of these labels alone.</summary>
    internal static EmbeddedCorpus Embed(Corpus corpus, IReadOnlyList<string> labels, ITextEncoder encoder, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        string[] distinct = [.. corpus.Texts.Select(t => t.Text).Distinct(StringComparer.Ordinal)];
        var byText = EmbeddedText.EncodeAll(distinct, encoder, progress, cancellationToken).ToDictionary(t => t.Text, StringComparer.Ordinal);
        if (distinct.Length < corpus.Texts.Count)
            progress?.Report(corpus.Texts.Count);

        IReadOnlyList<TextEmbedding> names = encoder.EncodeAll([.. labels.Select(LabelText.Of)], progress: null, cancellationToken);
        var byLabel = labels.Zip(names).ToDictionary(e => e.First, e => e.Second, StringComparer.Ordinal);
        return new EmbeddedCorpus(corpus, [.. corpus.Texts.Select(t => byText[t.Text])], encoder.Info, byLabel);
    }
}
