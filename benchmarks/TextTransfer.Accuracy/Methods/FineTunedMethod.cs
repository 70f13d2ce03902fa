using TextTransfer.FineTuning;
using TextTransfer.FineTuning.Training;

namespace TextTransfer.Accuracy.Methods;

/// <summary>
/// The mixture over an encoder that is fine-tuned on the training texts, if held-out ones of them speak for it. Test texts are
/// embedded anew, by the tuned encoder. For one fit at a time: the next one frees the encoder of the last.
/// </summary>
internal sealed class FineTunedMethod(OnnxTextEncoder encoder, TextWriter log) : IClassificationMethod, IDisposable
{
    public const string MethodName = "finetuned";

    private EncoderTuner? tuner;
    private OnnxTextEncoder? tuned;

    public string Name => MethodName;

    public IProbabilityModel Fit(EmbeddedCorpus training, int seed, CancellationToken cancellationToken = default)
    {
        tuner ??= new(encoder, new FineTuningRecipe());
        GuardedFineTuning.Result result = new GuardedFineTuning(tuner, new() { Seed = seed, FineTune = FineTune.Auto })
            .Train(training, Environment.ProcessorCount, new(), cancellationToken);
        tuned?.Dispose();
        tuned = result.Encoder;
        log.WriteLine($"{result.Summary.FineTuning} {string.Join("; ", result.Summary.FineTuning!.Candidates.Select(c => $"{c.Strength}: {c.Accuracy:P1}, {c.LogLoss:F3}"))}");
        return new Model(result);
    }

    public void Dispose()
    {
        tuned?.Dispose();
        tuner?.Dispose();
    }

    private sealed class Model(GuardedFineTuning.Result result) : IProbabilityModel, IOwnEncoder
    {
        public IReadOnlyList<string> Labels => result.Model.Labels;

        public IReadOnlyList<EmbeddedText> Embed(IReadOnlyList<EmbeddedText> texts) =>
            result.Encoder is null ? texts : EmbeddedText.EncodeAll([.. texts.Select(t => t.Text)], result.Encoder);

        public double[] Predict(EmbeddedText text) => result.Model.Predict(text);
    }
}
