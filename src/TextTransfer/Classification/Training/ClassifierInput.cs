using TextTransfer.Classification.Views;
using TextTransfer.Corpora;

namespace TextTransfer.Classification.Training;

/// <summary>What a classifier reads of a text. Immutable.</summary>
/// <param name="Encoder">The identity of the encoder that texts are embedded by.</param>
/// <param name="Layers">Layers that are read, from the last downwards.</param>
/// <param name="ReadsTitles">Whether titles are embedded too.</param>
internal sealed record ClassifierInput(EncoderInfo Encoder, int Layers, bool ReadsTitles)
{
    /// <summary>The input of a classifier by the names of its views.</summary>
    public static ClassifierInput Of(EncoderInfo encoder, int layers, IEnumerable<string> views) => new(encoder, layers, views.Contains(LayersView.TitleName));

    public EmbeddedText Encode(string text, ITextEncoder encoder, CancellationToken cancellationToken) => ReadsTitles
        ? EmbeddedText.Encode(text, encoder, cancellationToken)
        : new(text, encoder.Encode(text, cancellationToken));

    public IEnumerable<EmbeddedText> EncodeAll(IReadOnlyList<string> texts, ITextEncoder encoder, IProgress<int>? progress, CancellationToken cancellationToken) => ReadsTitles
        ? EmbeddedText.EncodeAll(texts, encoder, progress, cancellationToken)
        : texts.Zip(encoder.EncodeAll(texts, progress, cancellationToken), (text, embedding) => new EmbeddedText(text, embedding));

    /// <summary>Layers that are read are enough: examples of a model file have no more, and embeddings made elsewhere may have fewer than the encoder.</summary>
    /// <exception cref="ArgumentException">An embedding has another dimension than the encoder's, more layers, or fewer than are read; or that of the title is wanted and missing.</exception>
    public void Require(EmbeddedText text)
    {
        RequireShape(text, text.Embedding, "An embedding");
        if (!ReadsTitles)
            return;
        if (text.Title is { } title)
            RequireShape(text, title, "An embedding of a title");
        else if (TitleLine.IsIn(text.Text))
            throw new ArgumentException("The text has a title, its first line, which this classifier reads by itself, and it is not embedded. Embed texts by EmbeddedText.Encode or EncodeAll.", nameof(text));
    }

    private void RequireShape(EmbeddedText text, TextEmbedding embedding, string what)
    {
        (int dimension, int layers) = (embedding.Vector.Length, embedding.LayerCount);
        if (dimension != Encoder.Dimension || layers < Layers || layers > Encoder.LayerCount)
            throw new ArgumentException($"{what} of {layers} layers of {dimension} values is not one by {Encoder.Describe()}.", nameof(text));
    }
}
