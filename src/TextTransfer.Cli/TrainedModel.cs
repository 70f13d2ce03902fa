using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>A classifier and the encoder it needs, from a model file or trained on the spot.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly OpenedEncoder opened;
    private readonly Dictionary<string, EmbeddedText> labelled;

    private TrainedModel(TextClassifier classifier, OpenedEncoder opened, Dictionary<string, EmbeddedText> labelled, Evaluation? evaluation)
    {
        Classifier = classifier;
        Evaluation = evaluation;
        this.opened = opened;
        this.labelled = labelled;
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
            TextClassifier classifier = TextClassifier.Train(selection.Corpus, selection.Opened.Encoder, options, cancellationToken);
            // Labelled posts usually come from the site that is classified: they need not be read twice.
            Dictionary<string, EmbeddedText> labelled = selection.Corpus.Texts.DistinctBy(t => t.Text).ToDictionary(t => t.Text, StringComparer.Ordinal);
            return new(classifier, selection.Opened, labelled, evaluation);
        }
        catch
        {
            selection.Dispose();
            throw;
        }
    }

    public static TrainedModel Load(string path, EncoderArguments encoders, ParseResult parsed)
    {
        OpenedEncoder opened = OpenEncoder(path, TextClassifier.ReadManifest(path).Encoder, encoders, parsed);
        try
        {
            return new(TextClassifier.Load(path, opened.Encoder), opened, [], evaluation: null);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Opens the encoder that the model of a file was trained with.</summary>
    public static OpenedEncoder OpenEncoder(string path, EncoderInfo trained, EncoderArguments encoders, ParseResult parsed) =>
        // Only a generator's answers are sketched: no encoder that can be named here has its fingerprint.
        trained.Probe is null
            ? encoders.OpenLike(parsed, trained)
            : throw new ModelFileException(path, $"it was trained over the embedding generator '{trained.Name}', a service that texttransfer cannot ask. Load it in code over that service (AsTextEncoderAsync, TextClassifier.Load), or train again by an encoder of 'texttransfer encoders'.");

    public IReadOnlyList<Prediction> Predict(IReadOnlyList<Document> documents, StandardStreams streams, CancellationToken cancellationToken)
    {
        string[] texts = [.. documents.Select(d => d.TitleAndText)];
        string[] unread = [.. texts.Where(t => !labelled.ContainsKey(t)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<Prediction> predictions = EncodingProgress.Show(streams, $"Reading {documents.Count} documents", unread.Length,
            progress => Classifier.PredictAll(unread, progress, cancellationToken));
        opened.TellCacheUse(streams);
        Dictionary<string, Prediction> byText = unread.Zip(predictions).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return [.. texts.Select(t => byText.TryGetValue(t, out Prediction? prediction) ? prediction : Classifier.Predict(labelled[t]))];
    }

    public void Dispose() => opened.Dispose();
}
