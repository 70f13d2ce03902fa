using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>A classifier and the encoder it needs, from a model file or trained on the spot.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly OnnxTextEncoder encoder;
    private readonly Dictionary<string, TextEmbedding> embedded;

    private TrainedModel(TextClassifier classifier, OnnxTextEncoder encoder, Dictionary<string, TextEmbedding> embedded, Evaluation? evaluation)
    {
        Classifier = classifier;
        Evaluation = evaluation;
        this.encoder = encoder;
        this.embedded = embedded;
    }

    public TextClassifier Classifier { get; }

    /// <summary>The verdict on the labelled texts it was trained on; none for a model file.</summary>
    public Evaluation? Evaluation { get; }

    public static TrainedModel Train(
        string labels, CorpusArguments corpora, TrainingArguments training, EncoderArguments encoders, ParseResult parsed, StandardStreams streams, CancellationToken cancellationToken)
    {
        TrainingOptions options = training.Read(parsed);
        Corpus corpus = corpora.ReadCorpus(parsed, labels, streams);
        EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, options.Seed, streams, cancellationToken);
        try
        {
            Evaluation evaluation = selection.Corpus.CrossValidate(options: new() { Seed = options.Seed }, cancellationToken: cancellationToken);
            TextClassifier classifier = TextClassifier.Train(selection.Corpus, selection.Encoder, options, cancellationToken);
            // Labelled posts usually come from the site that is classified: they need not be read twice.
            Dictionary<string, TextEmbedding> embedded = new(StringComparer.Ordinal);
            foreach (EmbeddedText text in selection.Corpus.Texts)
                embedded[text.Text] = text.Embedding;
            return new(classifier, selection.Encoder, embedded, evaluation);
        }
        catch
        {
            selection.Dispose();
            throw;
        }
    }

    public static TrainedModel Load(string path, EncoderArguments encoders, ParseResult parsed)
    {
        string name = parsed.GetValue(encoders.Encoder) ?? TextClassifier.ReadManifest(path).Encoder.Name;
        OnnxTextEncoder encoder = encoders.Open(parsed, name);
        try
        {
            return new(TextClassifier.Load(path, encoder), encoder, [], evaluation: null);
        }
        catch
        {
            encoder.Dispose();
            throw;
        }
    }

    public IReadOnlyList<Prediction> Predict(IReadOnlyList<Document> documents, StandardStreams streams, CancellationToken cancellationToken)
    {
        string[] texts = [.. documents.Select(d => d.TitleAndText)];
        string[] unseen = [.. texts.Where(t => !embedded.ContainsKey(t)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<TextEmbedding> embeddings = EncodingProgress.Show(streams, $"Reading {documents.Count} documents", unseen.Length,
            progress => encoder.EncodeAll(unseen, progress, cancellationToken));
        foreach ((string text, TextEmbedding embedding) in unseen.Zip(embeddings))
            embedded[text] = embedding;
        return [.. texts.Select(t => Classifier.Predict(new EmbeddedText(t, embedded[t])))];
    }

    public void Dispose() => encoder.Dispose();
}
