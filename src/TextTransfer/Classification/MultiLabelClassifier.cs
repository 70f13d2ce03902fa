using TextTransfer.Classification.ModelFile;
using TextTransfer.Classification.Training;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer;

/// <summary>
/// A trained classifier that gives a text any number of labels: for each label the same mixture of views as
/// <see cref="TextClassifier"/> against its absence, and a threshold earned from out-of-fold predictions. Labels of training
/// texts are read as <see cref="LabelSet"/>. Immutable and safe for concurrent calls; it does not own the encoder, which must
/// live as long as texts are to be predicted.
/// </summary>
public sealed class MultiLabelClassifier
{
    /// <summary>Texts embedded at a time, so that a long list does not keep all its layers in memory.</summary>
    private const int Batch = 1024;

    private readonly ITextEncoder encoder;
    private readonly OneVsRestModel model;
    private readonly ClassifierInput input;

    private MultiLabelClassifier(ITextEncoder encoder, OneVsRestModel model, MultiLabelManifest manifest) =>
        (this.encoder, this.model, Manifest, input) = (encoder, model, manifest, ClassifierInput.Of(manifest.Encoder, model.Layers, manifest.Summary.Views.Select(v => v.Name)));

    /// <summary>The labels, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => model.Labels;

    /// <summary>The identity of the encoder that texts must be embedded by.</summary>
    public EncoderInfo Encoder => Manifest.Encoder;

    /// <summary>What training found out.</summary>
    public MultiLabelTrainingSummary Summary => Manifest.Summary;

    private MultiLabelManifest Manifest { get; }

    /// <summary>Embeds a corpus and trains on it.</summary>
    /// <param name="corpus">Texts whose labels are parted by <c>|</c>; a label may be on one text alone, though nothing can then be held out of it.</param>
    /// <param name="encoder">Embeds the texts, and those to be predicted.</param>
    /// <param name="options">Seed, folds and whether a label is required; defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at while embedding and within fits.</param>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart, or all texts have one of them.</exception>
    /// <exception cref="CorpusTooSmallException">No text has a label.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static MultiLabelClassifier Train(
        Corpus corpus, ITextEncoder encoder, MultiLabelTrainingOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new MultiLabelTrainingOptions();
        options.Validate();
        _ = LabelSetIndex.ForTraining(corpus); // A corpus that cannot be learned from is refused before the wait for its embeddings.
        return Train(corpus.EmbedLabelSets(encoder, progress, cancellationToken), encoder, options, cancellationToken);
    }

    /// <summary>Trains on a corpus that is embedded already.</summary>
    /// <param name="corpus">Texts whose labels are parted by <c>|</c>.</param>
    /// <param name="encoder">The encoder it was embedded by; embeds the texts to be predicted.</param>
    /// <param name="options">Seed, folds and whether a label is required.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    /// <exception cref="LabelSetException">The labels of a text cannot be told apart, or all texts have one of them.</exception>
    /// <exception cref="CorpusTooSmallException">No text has a label.</exception>
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static MultiLabelClassifier Train(EmbeddedCorpus corpus, ITextEncoder encoder, MultiLabelTrainingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(options);
        corpus.RequireEncoder(encoder);
        _ = LabelSetIndex.ForTraining(corpus.Corpus);

        (OneVsRestModel model, MultiLabelTrainingSummary summary) = OneVsRestTrainer.Train(corpus, options, Environment.ProcessorCount, cancellationToken);
        return new(encoder, model, new MultiLabelManifest { Encoder = corpus.Encoder, Summary = summary });
    }

    /// <summary>Embeds and classifies one text; one that is empty or blank gets no label.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public MultiLabelPrediction Predict(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict(input.Encode(text, encoder, cancellationToken));
    }

    /// <summary>Classifies one text that is embedded already.</summary>
    /// <param name="text">A text embedded by the encoder of this classifier, best by <see cref="EmbeddedText.Encode"/>.</param>
    /// <exception cref="ArgumentException">
    /// The embedding has another dimension than the encoder's, more layers, or fewer than the classifier reads; or it reads titles
    /// and that of the text is not embedded (<see cref="EmbeddedText.Encode"/>).
    /// </exception>
    public MultiLabelPrediction Predict(EmbeddedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        input.Require(text);
        double[] probabilities = model.Predict(text);
        bool[] decisions = model.Decide(probabilities);
        int[] ranked = [.. Enumerable.Range(0, decisions.Length).OrderByDescending(k => probabilities[k])];
        bool isBlank = string.IsNullOrWhiteSpace(text.Text);
        return new MultiLabelPrediction(
            isBlank ? [] : [.. ranked.Where(k => decisions[k]).Select(k => Labels[k])],
            [.. ranked.Select(k => new LabelProbability(Labels[k], probabilities[k]))]);
    }

    /// <summary>Embeds and classifies many texts on all the workers the encoder has.</summary>
    /// <param name="texts">The texts; the result has their order.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at while embedding.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public IReadOnlyList<MultiLabelPrediction> PredictAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var predictions = new List<MultiLabelPrediction>(texts.Count);
        foreach (string[] batch in texts.Chunk(Batch))
            predictions.AddRange(input.EncodeAll(batch, encoder, OffsetProgress.Of(progress, predictions.Count), cancellationToken).Select(Predict));
        return predictions;
    }

    /// <summary>Writes the classifier to a file that is complete or absent. The same classifier gives the same bytes.</summary>
    /// <param name="path">The file, by custom <c>.ttz</c>; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => ModelWriter.Write(path, Manifest, model);

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="encoder">The encoder it was trained with; <see cref="ReadManifest"/> says which.</param>
    /// <exception cref="ModelFileException">
    /// The file cannot be read, is not a multi-label model, is damaged, was written by a newer version, or was trained with
    /// another encoder.
    /// </exception>
    public static MultiLabelClassifier Load(string path, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        (MultiLabelManifest manifest, OneVsRestModel model) = MultiLabelReader.Read(path, encoder.Info);
        return new(encoder, model, manifest);
    }

    /// <summary>Reads what the file of a multi-label model says about itself, without its weights and without an encoder.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is not a multi-label model, is damaged, or was written by a newer version.</exception>
    public static MultiLabelManifest ReadManifest(string path) => MultiLabelReader.ReadManifest(path);

    /// <summary>Whether a model file holds a multi-label model, and not one for <see cref="TextClassifier"/>.</summary>
    /// <param name="path">A file written by <see cref="Save"/> or <see cref="TextClassifier.Save"/>.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is not a model, is damaged, or was written by a newer version.</exception>
    public static bool IsMultiLabel(string path) => MultiLabelReader.IsMultiLabel(path);
}
