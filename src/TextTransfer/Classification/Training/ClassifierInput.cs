using TextTransfer.Classification.Views;
using TextTransfer.Corpora;

namespace TextTransfer.Classification.Training;

/// <summary>What a classifier reads of a text. Immutable.</summary>
/// <param name="Encoder">The identity of the encoder that texts are embedded by.</param>
/// <param name="ReadsTitles">Whether titles are embedded too.</param>
internal sealed record ClassifierInput(EncoderInfo Encoder, bool ReadsTitles)
{
    /// <summary>The input of a classifier by the names of its views.</summary>
    public static ClassifierInput Of(EncoderInfo encoder, IEnumerable<string> views) => new(encoder, views.Contains(LayersView.TitleName));

    public EmbeddedText Encode(string text, ITextEncoder encoder, CancellationToken cancellationToken) => ReadsTitles
        ? EmbeddedText.Encode(text, encoder, cancellationToken)
        : new(text, encoder.Encode(text, cancellationToken));

    public IEnumerable<EmbeddedText> EncodeAll(IReadOnlyList<string> texts, ITextEncoder encoder, IProgress<int>? progress, CancellationToken cancellationToken) => ReadsTitles
        ? EmbeddedText.EncodeAll(texts, encoder, progress, cancellationToken)
        : texts.Zip(encoder.EncodeAll(texts, progress, cancellationToken), (text, embedding) => new EmbeddedText(text, embedding));

    /// <summary>Layers of examples from a model file are those the views read, which are enough.</summary>
    /// <exception cref="ArgumentException">An embedding has another dimension or number of layers than the encoder's, or that of the title is wanted and missing.</exception>
    public void Require(EmbeddedText text)
    {
        RequireShape(text.Embedding);
        if (!ReadsTitles)
            return;
        if (text.Title is not null)
            RequireShape(text.Title);
        else if (TitleLine.IsIn(text.Text))
            throw new ArgumentException("The text has a title, its first line, which this classifier reads by itself, and it is not embedded. Embed texts by EmbeddedText.Encode or EncodeAll.", nameof(text));
    }

    private void RequireShape(TextEmbedding embedding)
    {
        (int dimension, int layers) = (embedding.Vector.Length, embedding.LayerCount);
        if (dimension != Encoder.Dimension || layers < ViewSet.LayersRead(Encoder.LayerCount) || layers > Encoder.LayerCount)
            throw new ArgumentException($"An embedding of {layers} layers of {dimension} values is not one by {Encoder.Describe()}.", nameof(embedding));
    }
}
