using System.Diagnostics;
using TextTransfer.Accuracy.Methods;

namespace TextTransfer.Accuracy;

/// <summary>
/// One experiment per set, shots and split: every method learns from the same fixed training rows and is scored on the same
/// test rows, which are the first of the set without those whose text is among the training rows. A method is given the
/// training rows alone, and then the test texts; test labels are read only after it has answered.
/// </summary>
internal sealed class FewShot(ITextEncoder encoder, IReadOnlyList<IClassificationMethod> methods, int testRows, FewShotTable table)
{
    private readonly HashSet<string> rehearsed = [];

    private string Fingerprint => encoder.Info.Fingerprint[..12];

    /// <summary>Measures what the table does not have yet.</summary>
    /// <param name="set">The set.</param>
    /// <param name="shots">Examples per class, one the set has draws of.</param>
    /// <param name="splits">Draws, each from 0.</param>
    /// <param name="cancellationToken">Looked at between and within fits.</param>
    /// <exception cref="AccuracyFileException">All test rows are among the training rows.</exception>
    public void Run(LabeledSet set, int shots, IEnumerable<int> splits, CancellationToken cancellationToken)
    {
        LabeledText[] test = [.. set.Test.Take(testRows)];
        Lazy<IReadOnlyList<EmbeddedText>> embeddedTest = new(() => Embed(test));
        foreach (int split in splits)
        {
            LabeledText[] rows = [.. set.Splits[shots][split].Select(i => set.Train[i])];
            int[] scored = TrainingOverlap.Unseen(test, rows);
            if (scored.Length == 0)
                throw new AccuracyFileException(set.TestPath, $"every text of the {test.Length} test rows used is also among the training rows ({shots} per class, draw {split}); take other test rows.");

            int dropped = test.Length - scored.Length;
            IClassificationMethod[] missing = [.. methods.Where(m => !table.Contains(new(set.Name, shots, split, m.Name, Fingerprint), scored.Length, dropped))];
            if (missing.Length == 0)
                continue;

            EmbeddedCorpus training = new Corpus(rows).Embed(encoder, cancellationToken: cancellationToken);
            EmbeddedText[] texts = [.. scored.Select(i => embeddedTest.Value[i])];
            foreach (IClassificationMethod method in missing)
            {
                Answers answers = Answer(method, training, texts, cancellationToken);
                Scores scores = Scores.Of([.. scored.Select(i => test[i].Label)], answers.Labels, answers.Probabilities);
                table.Add(new()
                {
                    Set = set.Name,
                    Shots = shots,
                    Split = split,
                    Method = method.Name,
                    Encoder = encoder.Info.Name,
                    Accuracy = scores.Accuracy,
                    MacroF1 = scores.MacroF1,
                    LogLoss = scores.LogLoss,
                    Brier = scores.Brier,
                    CalibrationError = scores.CalibrationError,
                    TrainRows = rows.Length,
                    TestRows = scored.Length,
                    Dropped = dropped,
                    FitMilliseconds = answers.FitMilliseconds,
                    PredictMicroseconds = answers.PredictMicroseconds,
                    Fingerprint = Fingerprint,
                });
            }
        }
    }

    /// <summary>What a method says; no label of a test row comes near it. The first run of a quick method is not timed: it is compiled then.</summary>
    private Answers Answer(IClassificationMethod method, EmbeddedCorpus training, EmbeddedText[] texts, CancellationToken cancellationToken)
    {
        if (method is not FineTunedMethod && rehearsed.Add(method.Name))
            method.Fit(training, seed: 0, cancellationToken).Predict(training.Texts[0]);

        long start = Stopwatch.GetTimestamp();
        IProbabilityModel model = method.Fit(training, seed: 0, cancellationToken);
        double fit = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        IReadOnlyList<EmbeddedText> seen = model is IOwnEncoder own ? own.Embed(texts) : texts;
        start = Stopwatch.GetTimestamp();
        double[][] probabilities = [.. seen.Select(model.Predict)];
        double predict = Stopwatch.GetElapsedTime(start).TotalMicroseconds / seen.Count;
        return new(model.Labels, probabilities, fit, predict);
    }

    private IReadOnlyList<EmbeddedText> Embed(LabeledText[] rows) =>
        EmbeddedText.EncodeAll([.. rows.Select(r => r.Text)], encoder);

    private sealed record Answers(IReadOnlyList<string> Labels, double[][] Probabilities, double FitMilliseconds, double PredictMicroseconds);
}
