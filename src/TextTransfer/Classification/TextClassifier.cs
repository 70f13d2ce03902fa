using TextTransfer.Classification.ModelFile;
using TextTransfer.Classification.Training;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer;

/// <summary>
/// A trained classifier: an encoder, linear models over several views of its embeddings and of the words of a text, their
/// mixture, calibrated, and a threshold below which it abstains. Immutable and safe for concurrent calls; it does not own
/// the encoder, which must live as long as texts are to be predicted.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>Texts embedded at a time, so that a long list does not keep all its layers in memory.</summary>
    private const int Batch = 1024;

    private readonly ITextEncoder encoder;
    private readonly MixtureModel model;
    private readonly ModelManifest manifest;

    private TextClassifier(ITextEncoder encoder, MixtureModel model, ModelManifest manifest) =>
        (this.encoder, this.model, this.manifest) = (encoder, model, manifest);

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => manifest.Labels;

    /// <summary>The identity of the encoder that texts must be embedded by.</summary>
    public EncoderInfo Encoder => manifest.Encoder;

    /// <summary>What training found out.</summary>
    public TrainingSummary Summary => manifest.Summary;

    /// <summary>Embeds a corpus and trains on it. Embedding is what takes time; fifty texts are then trained in less than a second.</summary>
    /// <param name="corpus">At least two classes; one text is enough for a class, though nothing can then be held out of it.</param>
    /// <param name="encoder">Embeds the texts, and those to be predicted.</param>
    /// <param name="options">Seed, target error rate and folds; defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at while embedding and within fits.</param>
    /// <exception cref="CorpusTooSmallException">The corpus has fewer than two classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextClassifier Train(
        Corpus corpus, ITextEncoder encoder, TrainingOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new TrainingOptions();
        options.Validate();
        _ = ClassIndex.ForTraining(corpus); // A corpus that cannot be learned from is refused before the wait for its embeddings.
        return Train(corpus.Embed(encoder, progress, cancellationToken), encoder, options, cancellationToken);
    }

    /// <summary>Trains on a corpus that is embedded already.</summary>
    /// <param name="corpus">At least two classes.</param>
    /// <param name="encoder">The encoder it was embedded by; embeds the texts to be predicted.</param>
    /// <param name="options">Seed, target error rate and folds.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    /// <exception cref="CorpusTooSmallException">The corpus has fewer than two classes.</exception>
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextClassifier Train(EmbeddedCorpus corpus, ITextEncoder encoder, TrainingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(options);
        EncoderAgreement.RequireSame(corpus, encoder);

        (MixtureModel model, TrainingSummary summary) = MixtureTrainer.Train(corpus, options, Environment.ProcessorCount, cancellationToken);
        return new(encoder, model, new ModelManifest { Encoder = corpus.Encoder, Labels = model.Labels, Summary = summary });
    }

    /// <summary>Embeds and classifies one text; one that is empty or blank is always abstained from.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public Prediction Predict(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict(new EmbeddedText(text, encoder.Encode(text, cancellationToken)));
    }

    /// <summary>Classifies one text that is embedded already.</summary>
    /// <param name="text">A text embedded by the encoder of this classifier.</param>
    /// <exception cref="ArgumentException">The embedding has another dimension or number of layers than the encoder's.</exception>
    public Prediction Predict(EmbeddedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        EncoderAgreement.RequireShape(text, Encoder);
        LabelProbability[] ranked = [.. Labels.Zip(model.Predict(text), (label, p) => new LabelProbability(label, p)).OrderByDescending(p => p.Probability)];
        return new Prediction(ranked, ranked[0].Probability < Summary.Abstention.Threshold || string.IsNullOrWhiteSpace(text.Text));
    }

    /// <summary>Embeds and classifies many texts on all the workers the encoder has.</summary>
    /// <param name="texts">The texts; the result has their order.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="cancellationToken">Looked at while embedding.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public IReadOnlyList<Prediction> PredictAll(IReadOnlyList<string> texts, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var predictions = new List<Prediction>(texts.Count);
        foreach (string[] batch in texts.Chunk(Batch))
        {
            IReadOnlyList<TextEmbedding> embeddings = encoder.EncodeAll(batch, OffsetProgress.Of(progress, predictions.Count), cancellationToken);
            predictions.AddRange(batch.Zip(embeddings, (text, embedding) => Predict(new EmbeddedText(text, embedding))));
        }
        return predictions;
    }

    /// <summary>
    /// Writes the classifier to a file that is complete or absent: it is written beside its place and moved there when it is
    /// on disk. The same classifier gives the same bytes.
    /// </summary>
    /// <param name="path">The file, by custom <c>.ttz</c>; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => ModelWriter.Write(path, manifest, model);

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="encoder">The encoder it was trained with; <see cref="ReadManifest"/> says which.</param>
    /// <exception cref="ModelFileException">
    /// The file cannot be read, is not a model, is damaged, was written by a newer version, or was trained with another encoder.
    /// </exception>
    public static TextClassifier Load(string path, ITextEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        (ModelManifest manifest, MixtureModel model) = ModelReader.Read(path, encoder.Info);
        return new(encoder, model, manifest);
    }

    /// <summary>Reads what a model file says about itself, without its weights and without an encoder.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is not a model, is damaged, or was written by a newer version.</exception>
    public static ModelManifest ReadManifest(string path) => ModelReader.ReadManifest(path);
}
