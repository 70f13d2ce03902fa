using TextTransfer.Reports.Markup;
using TextTransfer.Reports.Sections;

namespace TextTransfer;

/// <summary>
/// An evaluation for people to read and for machines: one HTML file without any other, and the same as JSON. Texts of the corpus are
/// shown as text, whatever they hold; they are in the report, so it goes where they may go. Immutable.
/// </summary>
public sealed record EvaluationReport
{
    /// <summary>What was found out.</summary>
    public required Evaluation Evaluation { get; init; }

    /// <summary>The corpus it was found out on.</summary>
    public required Corpus Corpus { get; init; }

    /// <summary>What more texts would bring; left out when <see langword="null"/>.</summary>
    public LearningCurve? LearningCurve { get; init; }

    /// <summary>What is probably wrong with the labels, and which texts are there more than once; left out when <see langword="null"/>.</summary>
    public CorpusAudit? Audit { get; init; }

    /// <summary>What the corpus was read from, such as a file name; for the heading.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it was made; left out when <see langword="null"/>, so that equal evaluations give equal files.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The report as one page that loads nothing.</summary>
    public string ToHtml() => EvaluationPage.Of(this).ToString();

    /// <summary>The figures, texts and settings as one JSON object.</summary>
    public string ToJson() => EvaluationJson.Of(this);

    /// <summary>Writes it to a file that is complete or absent: as JSON when its name ends in <c>.json</c>, else as HTML.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => ReportFile.Save(path, ToHtml, ToJson);

    /// <summary>Texts whose most probable class, once probabilities are averaged over repeats, is not theirs: the surest error first.</summary>
    internal IReadOnlyList<MisclassifiedText> Errors =>
        [.. Corpus.Texts
            .Select((text, i) => new MisclassifiedText(text, Evaluation.Score.Predictions.MeanDecision(i)))
            .Where(e => e.Predicted.Label != e.Text.Label)
            .OrderByDescending(e => e.Predicted.Probability)];
}

/// <summary>A text and what held-out predictions take it for.</summary>
internal sealed record MisclassifiedText(LabeledText Text, LabelProbability Predicted);
