using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>A multi-label classifier and the encoder it needs, from a model file or trained on the spot.</summary>
internal sealed class TrainedMultiLabelModel : IDisposable
{
    private readonly OpenedEncoder opened;

    private TrainedMultiLabelModel(MultiLabelClassifier classifier, OpenedEncoder opened, MultiLabelEvaluation? evaluation) =>
        (Classifier, this.opened, Evaluation) = (classifier, opened, evaluation);

    public MultiLabelClassifier Classifier { get; }

    /// <summary>The scores on the labelled texts it was trained on; none for a model file.</summary>
    public MultiLabelEvaluation? Evaluation { get; }

    public static TrainedMultiLabelModel Train(
        string labels, CorpusArguments corpora, TrainingArguments training, EncoderArguments encoders, ParseResult parsed, StandardStreams streams, CancellationToken cancellationToken)
    {
        RefuseAuto(encoders, parsed);
        MultiLabelTrainingOptions options = training.ReadMultiLabel(parsed);
        Corpus corpus = corpora.ReadCorpus(parsed, labels, streams);
        EncoderSelection selection = EncoderSelection.Make(encoders, parsed, corpus, isMultiLabel: true, options.Seed, streams, cancellationToken);
        try
        {
            MultiLabelEvaluation evaluation = selection.Corpus.CrossValidateMultiLabel(options: new() { Seed = options.Seed }, cancellationToken: cancellationToken);
            return new(MultiLabelClassifier.Train(selection.Corpus, selection.Opened.Encoder, options, cancellationToken), selection.Opened, evaluation);
        }
        catch
        {
            selection.Dispose();
            throw;
        }
    }

    public static TrainedMultiLabelModel Load(string path, EncoderArguments encoders, ParseResult parsed)
    {
        OpenedEncoder opened = TrainedModel.OpenEncoder(path, MultiLabelClassifier.ReadManifest(path).Encoder, encoders, parsed);
        try
        {
            return new(MultiLabelClassifier.Load(path, opened.Encoder), opened, evaluation: null);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Encoders are chosen by the log-loss of classes, which several labels of a text do not have.</summary>
    public static void RefuseAuto(EncoderArguments encoders, ParseResult parsed)
    {
        if (EncoderSelection.Auto.Equals(parsed.GetValue(encoders.Encoder), StringComparison.OrdinalIgnoreCase))
            throw new WrongUseException("--encoder auto does not choose for --multi-label; name an encoder, and compare by 'evaluate'.");
    }

    public IReadOnlyList<MultiLabelPrediction> Predict(IReadOnlyList<Document> documents, StandardStreams streams, CancellationToken cancellationToken)
    {
        IReadOnlyList<MultiLabelPrediction> predictions = EncodingProgress.Show(streams, $"Reading {Counted.Of(documents.Count, "document")}", documents.Count,
            progress => Classifier.PredictAll([.. documents.Select(d => d.TitleAndText)], progress, cancellationToken));
        opened.TellCacheUse(streams);
        return predictions;
    }

    public void Dispose() => opened.Dispose();
}
