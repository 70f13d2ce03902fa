using TextTransfer.Classification.Calibration;
using TextTransfer.Classification.Explaining;
using TextTransfer.Classification.Exporting;
using TextTransfer.Classification.ModelFile;
using TextTransfer.Classification.Training;
using TextTransfer.Concurrency;
using TextTransfer.Corpora.Indexing;
using TextTransfer.Encoders;
using TextTransfer.Encoders.Generation;
using TextTransfer.FineTuning;

namespace TextTransfer;

/// <summary>
/// A trained classifier: an encoder, linear models over several views of its embeddings and of the words of a text, their
/// mixture, calibrated, and a threshold below which it abstains. Immutable and safe for concurrent calls; it does not own
/// the encoder, which must live as long as texts are to be predicted.
/// </summary>
/// <remarks>
/// One that was fine-tuned (<see cref="TrainingOptions.FineTune"/>) has an encoder of its own, made from the one it was given, and frees it when it is
/// disposed; all others have nothing to free.
/// </remarks>
public sealed class TextClassifier : IDisposable
{
    /// <summary>Texts embedded at a time, so that a long list does not keep all its layers in memory.</summary>
    private const int Batch = 1024;

    private readonly ITextEncoder encoder;
    private readonly MixtureModel model;
    private readonly ModelManifest manifest;
    private readonly ClassifierInput input;
    private readonly EncoderAdapters? adapters;
    private readonly OnnxTextEncoder? adapted;

    /// <summary>Made when first asked for; whichever of several calls made it last is kept.</summary>
    private Explainer? explainer;

    private TextClassifier(
        ITextEncoder encoder, MixtureModel model, ModelManifest manifest, EmbeddedCorpus? examples, EncoderAdapters? adapters = null, OnnxTextEncoder? adapted = null)
    {
        this.encoder = adapted ?? encoder;
        (this.model, this.manifest, Examples, this.adapters, this.adapted) = (model, manifest, examples, adapters, adapted);
        input = ClassifierInput.Of(manifest.EmbeddedBy, model.Layers, manifest.Summary.Views.Select(v => v.Name));
    }

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => manifest.Labels;

    /// <summary>The identity of the encoder that texts must be embedded by.</summary>
    public EncoderInfo Encoder => manifest.EmbeddedBy;

    /// <summary>Whether its encoder was made by fine-tuning; it then embeds texts as no other does.</summary>
    public bool IsFineTuned => manifest.FineTuned is not null;

    /// <summary>What training found out.</summary>
    public TrainingSummary Summary => manifest.Summary;

    /// <summary>
    /// What it was trained on, for training to go on from (<see cref="CorpusGrowth"/>) without embedding it again;
    /// <see langword="null"/> when it was loaded without them or they were left out. Examples that come from a model file have
    /// only the layers that training reads, the sentence embedding in place of the last.
    /// </summary>
    public EmbeddedCorpus? Examples { get; }

    /// <summary>Embeds a corpus and trains on it. Embedding is what takes time; fifty texts are then trained in less than a second.</summary>
    /// <param name="corpus">At least two classes; one text is enough for a class, though nothing can then be held out of it.</param>
    /// <param name="encoder">Embeds the texts, and those to be predicted.</param>
    /// <param name="options">Seed, target error rate and folds; defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the number of texts embedded so far, from any thread.</param>
    /// <param name="fineTuning">Follows and ends fine-tuning, where the options ask for it.</param>
    /// <param name="cancellationToken">Looked at while embedding and within fits.</param>
    /// <exception cref="CorpusTooSmallException">The corpus has fewer than two classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextClassifier Train(
        Corpus corpus, ITextEncoder encoder, TrainingOptions? options = null, IProgress<int>? progress = null, FineTuningControl? fineTuning = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new TrainingOptions();
        options.Validate();
        _ = ClassIndex.ForTraining(corpus); // A corpus that cannot be learned from is refused before the wait for its embeddings.
        return Train(corpus.Embed(encoder, progress, cancellationToken), encoder, options, fineTuning, cancellationToken);
    }

    /// <summary>Trains on a corpus that is embedded already.</summary>
    /// <param name="corpus">At least two classes.</param>
    /// <param name="encoder">The encoder it was embedded by; embeds the texts to be predicted.</param>
    /// <param name="options">Seed, target error rate and folds.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    /// <exception cref="CorpusTooSmallException">The corpus has fewer than two classes.</exception>
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextClassifier Train(EmbeddedCorpus corpus, ITextEncoder encoder, TrainingOptions options, CancellationToken cancellationToken) =>
        Train(corpus, encoder, options, fineTuning: null, cancellationToken);

    /// <summary>Trains on a corpus that is embedded already, and lets whoever waits follow fine-tuning and end it.</summary>
    /// <param name="corpus">At least two classes.</param>
    /// <param name="encoder">The encoder it was embedded by; embeds the texts to be predicted, or is what the one that does is made of.</param>
    /// <param name="options">Seed, target error rate, folds, and whether to fine-tune.</param>
    /// <param name="fineTuning">Follows and ends fine-tuning.</param>
    /// <param name="cancellationToken">Looked at within fits and between steps.</param>
    /// <exception cref="CorpusTooSmallException">The corpus has fewer than two classes; or it is to be fine-tuned on, and a class has one text.</exception>
    /// <exception cref="ArgumentException">The corpus was embedded by another encoder; or one that is to be fine-tuned has no weights at hand.</exception>
    /// <exception cref="EncoderFormatException">The encoder is to be fine-tuned, and is of another shape than can be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static TextClassifier Train(EmbeddedCorpus corpus, ITextEncoder encoder, TrainingOptions options, FineTuningControl? fineTuning, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        corpus.RequireEncoder(encoder);
        if (EncoderTuner.For(corpus, encoder, options) is { } tuner)
        {
            using (tuner)
                return FineTuned(new GuardedFineTuning(tuner, options).Train(corpus, Environment.ProcessorCount, fineTuning ?? new(), cancellationToken), corpus.Encoder, encoder);
        }

        (MixtureModel model, TrainingSummary summary) = MixtureTrainer.Train(corpus, options, Environment.ProcessorCount, cancellationToken);
        ModelManifest manifest = new() { Encoder = corpus.Encoder, Labels = model.Labels, Summary = summary, HasExamples = true };
        return new(encoder, model, manifest, TrainingOrder.Of(corpus));
    }

    private static TextClassifier FineTuned(GuardedFineTuning.Result result, EncoderInfo source, ITextEncoder encoder)
    {
        FineTunedEncoder? made = result.Encoder is { } tuned ? new(tuned.Info, result.Adapters!.Rank, result.Adapters.Scale) : null;
        ModelManifest manifest = new() { Encoder = source, Labels = result.Model.Labels, Summary = result.Summary, HasExamples = true, FineTuned = made };
        return new(encoder, result.Model, manifest, result.Corpus, result.Adapters, result.Encoder);
    }

    /// <summary>Embeds and classifies one text; one that is empty or blank is always abstained from.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public Prediction Predict(string text, CancellationToken cancellationToken = default) => Predict(Embed(text, cancellationToken));

    /// <summary>Embeds a text as this classifier reads it, by its own encoder where it was fine-tuned; <see cref="Predict(EmbeddedText)"/> then classifies it.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public EmbeddedText Embed(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return input.Encode(text, encoder, cancellationToken);
    }

    /// <summary>Classifies one text that is embedded already. Allocates nothing but its result, unless the text has more than 170,000 characters.</summary>
    /// <param name="text">A text embedded by the encoder of this classifier, best by <see cref="EmbeddedText.Encode"/>.</param>
    /// <exception cref="ArgumentException">
    /// The embedding has another dimension than the encoder's, more layers, or fewer than the classifier reads; or it reads titles
    /// and that of the text is not embedded (<see cref="EmbeddedText.Encode"/>).
    /// </exception>
    public Prediction Predict(EmbeddedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        input.Require(text);
        LabelProbability[] ranked = model.Rank(text);
        double? familiarity = model.Novelty?.Familiarity(text, ranked[0].Probability);
        AbstentionReason reason = string.IsNullOrWhiteSpace(text.Text) ? AbstentionReason.Blank
            : familiarity <= Summary.Options.UnknownRate ? AbstentionReason.Unknown
            : ranked[0].Probability < Summary.Abstention.Threshold ? AbstentionReason.Uncertain
            : AbstentionReason.None;
        return new Prediction(ranked, reason) { Familiarity = familiarity };
    }

    /// <summary>The classes among which that of a text is with a stated probability (conformal prediction).</summary>
    /// <param name="text">Any text.</param>
    /// <param name="coverage">How often the right class is to be among them, above 0 and below 1. Default: 0.9.</param>
    /// <param name="isPerClass">
    /// Whether that holds for the texts of every class, rather than for all texts together: rare classes are then not left out more often,
    /// and sets are larger. Needs 1 / (1 − coverage) − 1 held-out texts of a class to leave it out at all: 9 for 0.9.
    /// </param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The classifier comes from a file of an older version, which did not keep what sets rest on.</exception>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public PredictionSet PredictSet(string text, double coverage = 0.9, bool isPerClass = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SetOf(Predict(input.Encode(text, encoder, cancellationToken)), coverage, isPerClass);
    }

    /// <summary>The same for a prediction of this classifier at hand.</summary>
    /// <param name="prediction">What it said about a text.</param>
    /// <param name="coverage">How often the right class is to be among them, above 0 and below 1.</param>
    /// <param name="isPerClass">Whether that holds for the texts of every class, rather than for all texts together.</param>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The classifier comes from a file of an older version, which did not keep what sets rest on.</exception>
    public PredictionSet SetOf(Prediction prediction, double coverage = 0.9, bool isPerClass = false)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (!(coverage > 0 && coverage < 1))
            throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "Must be above 0 and below 1.");
        return HeldOut.Set(prediction.Probabilities, Labels, coverage, isPerClass);
    }

    /// <summary>
    /// Above which probability answers err at most so often, proven on the held-out training texts; <see langword="null"/> when they do not
    /// prove it for any. For an error rate of 5 % and a confidence of 90 % at least 45 texts are needed, all of them right.
    /// </summary>
    /// <param name="targetErrorRate">The share of wrong answers among those given, above 0 and below 1.</param>
    /// <param name="confidence">How surely, above 0 and below 1. Default: 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <exception cref="InvalidOperationException">The classifier comes from a file of an older version, which did not keep what this rests on.</exception>
    public SelectiveGuarantee? Guarantee(double targetErrorRate, double confidence = 0.9)
    {
        if (!(targetErrorRate > 0 && targetErrorRate < 1))
            throw new ArgumentOutOfRangeException(nameof(targetErrorRate), targetErrorRate, "Must be above 0 and below 1.");
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Must be above 0 and below 1.");
        return HeldOut.Guarantee(targetErrorRate, confidence);
    }

    /// <summary>Tells texts unlike those of training, where some of them could be held out.</summary>
    internal NoveltyDetector? Novelty => model.Novelty;

    private HeldOutAnswers HeldOut => model.HeldOut ?? throw new InvalidOperationException("The classifier was saved by an older version, which did not keep the held-out answers this rests on: train it again.");

    /// <summary>Embeds texts as this classifier reads them.</summary>
    internal IEnumerable<EmbeddedText> Embed(IReadOnlyList<string> texts, IProgress<int>? progress, CancellationToken cancellationToken) =>
        input.EncodeAll(texts, encoder, progress, cancellationToken);

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
            predictions.AddRange(input.EncodeAll(batch, encoder, OffsetProgress.Of(progress, predictions.Count), cancellationToken).Select(Predict));
        return predictions;
    }

    /// <summary>
    /// Says why a text is classified as it is: what each view, window, line, term and labelled text contributes to the log-odds of
    /// its class against the one it was nearest to be confused with. Those two are compared, rather than one with all the others,
    /// since that sum is what the prediction shows: the logarithm of the ratio of the first two probabilities.
    /// Takes about three times as long as predicting; the first call also as long as reading all the labelled texts' vectors.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="examples">The texts the classifier was trained on, embedded; default: <see cref="Examples"/>.</param>
    /// <param name="label">The class to explain; default: the most probable.</param>
    /// <param name="against">The class to compare it with; default: the most probable other one.</param>
    /// <param name="cancellationToken">Looked at between windows.</param>
    /// <exception cref="ArgumentException">
    /// The examples are others than those trained on, as far as their number, classes and encoder tell; or a class is not one of
    /// the classifier's, or compared with itself.
    /// </exception>
    /// <exception cref="InvalidOperationException">No examples are given, and the classifier has none.</exception>
    /// <exception cref="ObjectDisposedException">The encoder is disposed.</exception>
    public Explanation Explain(string text, EmbeddedCorpus? examples = null, string? label = null, string? against = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        examples ??= Examples ?? throw new InvalidOperationException("The classifier was loaded without its examples: load it with them, or give them.");
        if (!EncoderProbe.Agree(examples.Encoder, Encoder))
            throw new ArgumentException($"The examples were embedded by {examples.Encoder.Describe()}, not by {Encoder.Describe()}.", nameof(examples));

        Explainer current = explainer is { } made && ReferenceEquals(made.Examples, examples) ? made : explainer = new Explainer(model, Summary, examples);
        EmbeddedText embedded = input.Encode(text, encoder, cancellationToken);
        Prediction prediction = Predict(embedded);
        label ??= prediction.Label;
        against ??= prediction.Probabilities.First(p => p.Label != label).Label;
        if (label == against)
            throw new ArgumentException($"The class '{label}' cannot be compared with itself.", nameof(against));

        IReadOnlyList<EncodedWindow> windows = (encoder as IWindowSource)?.EncodeWindows(text, cancellationToken) ?? [EncodedWindow.Whole(embedded)];
        return current.Explain(embedded, windows, prediction, label, against);
    }

    /// <summary>
    /// The same classifier without its examples: for a file that travels to where the texts must not be read, and for a
    /// service that only predicts, whose memory they would fill.
    /// </summary>
    public TextClassifier WithoutExamples() => new(encoder, model, manifest with { HasExamples = false }, examples: null, adapters, adapted);

    /// <summary>
    /// Writes the classifier to a file that is complete or absent: it is written beside its place and moved there when it is
    /// on disk. The same classifier gives the same bytes.
    /// </summary>
    /// <remarks>
    /// The file holds the classes, the summary, the identity of the encoder, the weights, and the vocabulary of the lexical
    /// views: every word, pair of words and run of characters of the training texts, from which much of them can be guessed; and, to
    /// tell texts of no class, the embeddings of up to 2,000 of them in 8 bits.
    /// Unless they are left out (<see cref="WithoutExamples"/>), it also holds the examples: every text in full with its label,
    /// group and id, and its embedding with the layers that training reads, four bytes a value: 6 kB a text for 384 dimensions.
    /// </remarks>
    /// <param name="path">The file, by custom <c>.ttz</c>; replaced when it exists.</param>
    /// <exception cref="InvalidOperationException">The file it was loaded from has examples that were not loaded, and would be missing from this one.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path)
    {
        if (manifest.HasExamples && Examples is null)
            throw new InvalidOperationException("The classifier was loaded without its examples, which would be missing from the file: load it with them, or save WithoutExamples().");
        ModelWriter.Write(path, manifest, model, Examples, adapters);
    }

    /// <summary>
    /// Writes the classifier for platforms without .NET: <c>model.onnx</c>, encoder and classifier as one model from token ids to calibrated
    /// probabilities; <c>tokenizer.json</c>; and <c>manifest.json</c>, which says how to run them, what the labels are and below which
    /// probability to abstain, with token ids and probabilities to check by. Probabilities are those of this library within 1e-4 for texts of
    /// one window; longer ones it reads whole.
    /// </summary>
    /// <param name="folder">Made when it does not exist; files of those names in it are replaced.</param>
    /// <exception cref="OnnxExportException">
    /// It reads words or titles, which token ids do not show (<see cref="TrainingOptions.EncoderViewsOnly"/> leaves them out), or its encoder is of
    /// a form that is not written.
    /// </exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void ExportOnnx(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        OnnxFolder.Write(folder, this, model, encoder, adapters);
    }

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <param name="encoder">The encoder it was trained with; <see cref="ReadManifest"/> says which.</param>
    /// <param name="withExamples">Whether to read the examples too, for training to go on; predicting does not need them.</param>
    /// <exception cref="ModelFileException">
    /// The file cannot be read, is not a model, is damaged, was written by a newer version, was trained with another encoder,
    /// or has no examples though they are asked for.
    /// </exception>
    public static TextClassifier Load(string path, ITextEncoder encoder, bool withExamples = false)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        LoadedModel loaded = ModelReader.Read(path, encoder, withExamples);
        return new(encoder, loaded.Model, loaded.Manifest, loaded.Examples, loaded.Adapters, loaded.Encoder);
    }

    /// <summary>Frees the encoder that fine-tuning made, if there is one. Classifiers made by <see cref="WithoutExamples"/> share it.</summary>
    public void Dispose() => adapted?.Dispose();

    /// <summary>Reads what a model file says about itself, without its weights and without an encoder.</summary>
    /// <param name="path">A file written by <see cref="Save"/>.</param>
    /// <exception cref="ModelFileException">The file cannot be read, is not a model, is damaged, or was written by a newer version.</exception>
    public static ModelManifest ReadManifest(string path) => ModelReader.ReadManifest(path);
}
