using System.Globalization;
using TextTransfer.Audit.Duplicates;
using TextTransfer.Audit.Labels;
using TextTransfer.Audit.Leakage;
using TextTransfer.Audit.Texts;
using TextTransfer.Classification.Numerics;
using TextTransfer.Corpora.Indexing;

namespace TextTransfer;

/// <summary>
/// What is probably wrong with a labelled corpus: its labels, its texts, and what a classifier could learn from it instead of
/// the classes. Immutable.
/// </summary>
/// <remarks>
/// Labels are judged by mixtures that did not see the text, over several divisions into folds (the idea of Northcutt, Jiang and
/// Chuang, Confident learning: estimating uncertainty in dataset labels, 2021): each text is ranked by the log-odds of its label
/// against the most probable other class, beyond how frequent both are. That finds errors of both kinds, labels taken at random
/// and classes confused, where the probability of the label and its margin find one kind each.
/// </remarks>
public sealed record CorpusAudit
{
    /// <summary>The corpus that was audited; positions of findings count its texts.</summary>
    public required Corpus Corpus { get; init; }

    /// <summary>The encoder of the embeddings.</summary>
    public required EncoderInfo Encoder { get; init; }

    /// <summary>The options it ran with.</summary>
    public required AuditOptions Options { get; init; }

    /// <summary>What was found, kind after kind as <see cref="AuditFindingKind"/> lists them, within a kind the surest or largest first.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>Every text, the one with the most suspect label first; empty when nothing could be held out.</summary>
    public required IReadOnlyList<LabelSuspicion> Suspicions { get; init; }

    /// <summary>What the audit could not look at, and why, as sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The labels listed as suspected errors (<see cref="LabelSuspicion.IsSuspect"/>).</summary>
    public int SuspectCount => Suspicions.Count(s => s.IsSuspect);

    /// <summary>How many of the labels listed as suspected errors are expected to be right after all.</summary>
    public double ExpectedFalseAlarms => Suspicions.Where(s => s.IsSuspect).Sum(s => 1 - s.ErrorProbability);

    /// <summary>Audits a corpus. Deterministic by seed.</summary>
    /// <param name="corpus">The texts, their labels and their embeddings.</param>
    /// <param name="options">Folds, repeats, seed and similarities; the defaults when <see langword="null"/>.</param>
    /// <param name="progress">Told the share of the work done, from 0 to 1, from any thread.</param>
    /// <param name="cancellationToken">Looked at between texts and within fits.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static CorpusAudit Make(EmbeddedCorpus corpus, AuditOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new();
        options.Validate();

        IReadOnlyDictionary<int, AuditFinding> notText = TextChecks.NotText(corpus.Corpus);
        List<AuditFinding> findings = [.. notText.OrderBy(f => f.Key).Select(f => f.Value), .. TextChecks.OtherLanguage(corpus.Corpus, notText.ContainsKey)];
        List<string> warnings = [];
        IReadOnlyList<LabelSuspicion> suspicions = [];
        if (corpus.Texts.Count > 0)
        {
            float[][] vectors = CentredVectors.Of(corpus.Texts);
            foreach (int i in notText.Keys)
                Array.Clear(vectors[i]); // Of an empty text nothing is a duplicate.
            Clusters clusters = new(corpus.Corpus);
            findings.AddRange(DuplicateSearch.Find(corpus.Corpus, vectors, options, cancellationToken));
            findings.AddRange(Outliers.Find(corpus.Corpus, vectors, options, cancellationToken));
            findings.AddRange(SmallClasses.Find(clusters));
            findings.AddRange(RecurringSegments.Find(corpus.Corpus));
            if (GroupLabels.Find(corpus.Corpus) is { } group)
                findings.Add(group);
            if (clusters.Classes.Counts.Count(c => c > 1) < 2)
            {
                warnings.Add("Labels were not judged: for that, at least two classes need two texts each.");
            }
            else
            {
                Matrix probabilities = HeldOutProbabilities.Predict(corpus, options, progress, cancellationToken);
                suspicions = LabelSuspicions.Rank(clusters.Classes, probabilities);
                findings.AddRange(suspicions.Where(s => s.IsSuspect).Select(s => LabelSuspicions.Describe(s, corpus.Corpus)));
                findings.AddRange(ConfusedClasses.Find(clusters, probabilities));
            }
        }

        progress?.Report(1);
        return new()
        {
            Corpus = corpus.Corpus,
            Encoder = corpus.Encoder,
            Options = options,
            Findings = [.. findings.OrderBy(f => f.Kind)],
            Suspicions = suspicions,
            Warnings = warnings,
        };
    }

    /// <summary>The findings as sentences, one a line, under how many of each kind there are and how many suspected labels will be right after all.</summary>
    public override string ToString()
    {
        string kinds = string.Join(", ", Findings.GroupBy(f => f.Kind).Select(g => $"{g.Key} {g.Count()}"));
        string[] alarms = SuspectCount == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Of {SuspectCount} suspected labels about {ExpectedFalseAlarms:0.#} are expected to be right after all.")];
        return string.Join('\n', [$"{Corpus.Texts.Count} texts, {Corpus.Labels.Count} classes: {(Findings.Count == 0 ? "nothing found" : kinds)}.", .. alarms, .. Warnings, .. Findings.Select(f => f.Message)]);
    }
}
