using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>A classifier and the encoder it needs, from a model file or trained on the spot.</summary>
internal sealed class TrainedModel : IDisposable
{
    private readonly OpenedEncoder opened;
    private readonly Dictionary<string, EmbeddedText> labelled;

    private TrainedModel(TextClassifier classifier, OpenedEncoder opened, Dictionary<string, EmbeddedText> labelled)
    {
        Classifier = classifier;
        this.opened = opened;
        this.labelled = labelled;
    }

    public TextClassifier Classifier { get; }

    /// <summary>The verdict on the labelled texts it was trained on; none for a model file.</summary>
    public Evaluation? Evaluation { get; private init; }

    /// <summary>What changed against the model file whose examples it was trained on; none when it was trained anew or is one.</summary>
    public ClassifierComparison? Comparison { get; private init; }

    public static TrainedModel Train(
        string labels, CorpusArguments corpora, TrainingArguments training, EncoderArguments encoders, ParseResult parsed, StandardStreams streams, CancellationToken cancellationToken)
    {
        TrainingOptions options = training.Read(parsed);
        Corpus corpus = corpora.ReadCorpus(parsed, labels, streams);
        EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, isMultiLabel: false, options.Seed, streams, cancellationToken);
        try
        {
            return Train(selection.Corpus, selection.Opened, options, before: null, streams, cancellationToken);
        }
        catch
        {
            selection.Dispose();
            throw;
        }
    }

    /// <summary>Trains again on the examples of a model file, some added and some removed.</summary>
    public static TrainedModel Grow(
        string path, GrowthArguments growth, CorpusArguments corpora, TrainingArguments training, EncoderArguments encoders, ParseResult parsed, StandardStreams streams, CancellationToken cancellationToken)
    {
        Corpus more = growth.ReadAdded(parsed, corpora, streams);
        OpenedEncoder opened = OpenEncoder(path, TextClassifier.ReadManifest(path).Encoder, encoders, parsed);
        try
        {
            using TextClassifier before = TextClassifier.Load(path, opened.Encoder, withExamples: true);
            TrainingOptions options = training.Read(parsed, before.Summary.Options);
            // Examples of a fine-tuned model are embedded by its own encoder, which is made anew.
            EmbeddedCorpus examples = before.IsFineTuned ? before.Examples!.Corpus.Embed(opened.Encoder, cancellationToken: cancellationToken) : before.Examples!;
            EmbeddedCorpus kept = growth.Remove(parsed, examples, corpora, streams);
            EmbeddedCorpus grown = EncodingProgress.Show(streams, $"Reading {more.Texts.Count} labelled texts", kept.Texts.Count + more.Texts.Count,
                progress => kept.Add(more, opened.Encoder, progress, cancellationToken));
            opened.TellCacheUse(streams);
            return Train(grown, opened, options, before, streams, cancellationToken);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public static TrainedModel Load(string path, bool withExamples, EncoderArguments encoders, ParseResult parsed)
    {
        OpenedEncoder opened = OpenEncoder(path, TextClassifier.ReadManifest(path).Encoder, encoders, parsed);
        try
        {
            return new(TextClassifier.Load(path, opened.Encoder, withExamples), opened, []);
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
        IReadOnlyList<Prediction> predictions = EncodingProgress.Show(streams, $"Reading {Counted.Of(documents.Count, "document")}", unread.Length,
            progress => Classifier.PredictAll(unread, progress, cancellationToken));
        opened.TellCacheUse(streams);
        Dictionary<string, Prediction> byText = unread.Zip(predictions).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return [.. texts.Select(t => byText.TryGetValue(t, out Prediction? prediction) ? prediction : Classifier.Predict(labelled[t]))];
    }

    public LabelSuggestions Suggest(IReadOnlyList<Document> pool, SuggestionOptions options, StandardStreams streams, CancellationToken cancellationToken)
    {
        LabelSuggestions suggestions = EncodingProgress.Show(streams, $"Reading {Counted.Of(pool.Count, "document")}", pool.Count,
            progress => LabelSuggestions.Make(Classifier, [.. pool.Select(d => d.TitleAndText)], options, progress, cancellationToken));
        opened.TellCacheUse(streams);
        return suggestions;
    }

    public IReadOnlyList<Explanation> Explain(IReadOnlyList<Document> documents, StandardStreams streams, CancellationToken cancellationToken)
    {
        return EncodingProgress.Show(streams, $"Explaining {Counted.Of(documents.Count, "document")}", documents.Count, progress =>
        {
            List<Explanation> explanations = [];
            foreach (Document document in documents)
            {
                explanations.Add(Classifier.Explain(document.TitleAndText, cancellationToken: cancellationToken));
                progress?.Report(explanations.Count);
            }
            return explanations;
        });
    }

    public void Dispose()
    {
        Classifier.Dispose();
        opened.Dispose();
    }

    private static TrainedModel Train(EmbeddedCorpus corpus, OpenedEncoder opened, TrainingOptions options, TextClassifier? before, StandardStreams streams, CancellationToken cancellationToken)
    {
        CrossValidationOptions validation = new() { Seed = options.Seed };
        Evaluation evaluation = corpus.CrossValidate([.. ClassificationMethods.All.SkipLast(1), ClassificationMethods.MixtureWith(options)], validation, cancellationToken: cancellationToken);
        // Whoever stops fine-tuning still gets the classifier without.
        TextClassifier classifier = options.FineTune == FineTune.Off
            ? TextClassifier.Train(corpus, opened.Encoder, options, cancellationToken)
            : FineTuningView.Show(streams, control => TextClassifier.Train(corpus, opened.Encoder, options, control, CancellationToken.None), cancellationToken);
        // Labelled posts usually come from the site that is classified: they need not be read twice.
        Dictionary<string, EmbeddedText> labelled = classifier.Examples!.Texts.DistinctBy(t => t.Text).ToDictionary(t => t.Text, StringComparer.Ordinal);
        return new(classifier, opened, labelled)
        {
            Evaluation = evaluation,
            // Embeddings that were learned from the labels say nothing in folds.
            Comparison = before is null || before.IsFineTuned || classifier.IsFineTuned ? null : ClassifierComparison.Make(before, classifier, validation, cancellationToken),
        };
    }
}
