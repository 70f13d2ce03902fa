using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>A classifier and the encoder it needs, from a model file or trained on the spot.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly OpenedEncoder opened;
    private readonly Dictionary<string, EmbeddedText> labelled;

    private readonly EmbeddedCorpus? examples;

    private TrainedModel(TextClassifier classifier, OpenedEncoder opened, EmbeddedCorpus? examples, Evaluation? evaluation)
    {
        Classifier = classifier;
        this.examples = examples;
        // Labelled posts usually come from the site that is classified: they need not be read twice.
        labelled = examples?.Texts.DistinctBy(t => t.Text).ToDictionary(t => t.Text, StringComparer.Ordinal) ?? [];
        Evaluation = evaluation;
        this.opened = opened;
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
            return new(classifier, selection.Opened, selection.Corpus, evaluation);
        }
        catch
        {
            selection.Dispose();
            throw;
        }
    }

    public static TrainedModel Load(string path, EncoderArguments encoders, ParseResult parsed)
    {
        EncoderInfo trained = TextClassifier.ReadManifest(path).Encoder;
        // Only a generator's answers are sketched: no encoder that can be named here has its fingerprint.
        if (trained.Probe is not null)
            throw new ModelFileException(path, $"it was trained over the embedding generator '{trained.Name}', a service that texttransfer cannot ask. Load it in code over that service (AsTextEncoderAsync, TextClassifier.Load), or train again by an encoder of 'texttransfer encoders'.");

        OpenedEncoder opened = encoders.OpenLike(parsed, trained);
        try
        {
            return new(TextClassifier.Load(path, opened.Encoder), opened, examples: null, evaluation: null);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

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

    /// <summary>The labelled texts, which explanations need.</summary>
    public EmbeddedCorpus RequireExamples() =>
        examples ?? throw new WrongUseException("this model file does not hold the labelled texts that --explain needs; give them by --train instead of the model file.");

    public IReadOnlyList<Explanation> Explain(IReadOnlyList<Document> documents, StandardStreams streams, CancellationToken cancellationToken)
    {
        EmbeddedCorpus labelledTexts = RequireExamples();
        return EncodingProgress.Show(streams, $"Explaining {documents.Count} documents", documents.Count, progress =>
        {
            List<Explanation> explanations = [];
            foreach (Document document in documents)
            {
                explanations.Add(Classifier.Explain(document.TitleAndText, labelledTexts, cancellationToken: cancellationToken));
                progress?.Report(explanations.Count);
            }
            return explanations;
        });
    }

    public void Dispose() => opened.Dispose();
}
