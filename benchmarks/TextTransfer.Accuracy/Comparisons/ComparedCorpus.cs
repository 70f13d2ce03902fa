using TextTransfer.Comparison.Meaning;
using TextTransfer.Comparison.Segmentation;

namespace TextTransfer.Accuracy.Comparisons;

/// <summary>A corpus made ready once, parts of which are compared many times.</summary>
internal sealed class ComparedCorpus
{
    private readonly Preparation preparation;
    private readonly EmbeddedBody? embedded;

    private ComparedCorpus(Preparation preparation, EmbeddedBody? embedded) => (this.preparation, this.embedded) = (preparation, embedded);

    public IReadOnlyList<Document> Documents => preparation.Bodies[0].Documents;

    public PreparedBody Body => preparation.Bodies[0];

    public TextSegmenter Segmenter => preparation.Segmenter;

    /// <summary>By document; without an encoder <see langword="null"/>.</summary>
    public float[][]? Vectors => embedded?.Vectors;

    public static ComparedCorpus Make(string name, IReadOnlyList<Document> documents, ITextEncoder? encoder, CancellationToken cancellationToken)
    {
        Preparation preparation = Preparation.Make([new(name, documents)], new(), cancellationToken);
        PreparedBody body = preparation.Bodies[0];
        return new(preparation, encoder is null ? null : new(body, encoder.EncodeAll([.. body.Documents.Select(d => d.TitleAndText)], progress: null, cancellationToken).Select(e => e.Vector)));
    }

    /// <summary>Reads a CSV or JSON Lines file; of many texts some are drawn.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">Texts at most.</param>
    /// <param name="labelField">What becomes the group of a document, so that it can be asked for.</param>
    public static Document[] Read(string path, int most, string? labelField = null)
    {
        Document[] documents = [.. TextTransfer.Documents.Read(path, new() { GroupField = labelField }).Where(d => d.Text.Length >= 200)];
        new Random(0).Shuffle(documents);
        return documents[..Math.Min(most, documents.Length)];
    }

    /// <summary>Compares two parts.</summary>
    public TextComparison Compare(IReadOnlyList<int> first, IReadOnlyList<int> second, ComparisonOptions options, CancellationToken cancellationToken)
    {
        (PreparedBody a, PreparedBody b) = (Body.Take(first), Body.Take(second));
        (EmbeddedBody, EmbeddedBody)? vectors = embedded is null ? null
            : (new(a, first.Select(i => (ReadOnlyMemory<float>)embedded.Vectors[i])), new(b, second.Select(i => (ReadOnlyMemory<float>)embedded.Vectors[i])));
        return TextComparison.Compare(a, b, preparation, vectors, encoder: null, options, cancellationToken);
    }
}
