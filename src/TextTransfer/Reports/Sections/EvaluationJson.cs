using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TextTransfer.Reports.Sections;

/// <summary>The figures of a report for machines, in the names of the report.</summary>
internal static class EvaluationJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(EvaluationReport report)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
            Write(json, report);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static void Write(Utf8JsonWriter json, EvaluationReport report)
    {
        Evaluation evaluation = report.Evaluation;
        json.WriteStartObject();
        json.WriteStartObject("settings");
        foreach ((string name, string value) in SettingSection.All(report))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteNumber("texts", evaluation.TextCount);
        json.WriteNumber("groups", evaluation.GroupCount);
        json.WriteNumber("nearDuplicatesKeptTogether", evaluation.NearDuplicateCount);
        json.WriteString("verdict", evaluation.Verdict);
        WriteArray(json, "warnings", evaluation.Warnings, json.WriteStringValue);
        WriteArray(json, "methods", evaluation.Scores, s => Object(json, () =>
        {
            json.WriteString("name", s.Name);
            Write(json, "accuracy", s.Accuracy);
            Write(json, "macroF1", s.MacroF1);
            Write(json, "logLoss", s.LogLoss);
            Write(json, "brier", s.Brier);
        }));
        WriteArray(json, "comparisons", evaluation.Comparisons, c => Object(json, () =>
        {
            json.WriteString("method", c.Method);
            json.WriteString("baseline", c.Baseline);
            Write(json, "accuracyDifference", c.AccuracyDifference);
            if (c.TextsNeeded is { } needed)
                json.WriteNumber("textsNeeded", needed);
        }));
        if (evaluation.Leakage is { } leakage)
        {
            json.WriteStartObject("leakage");
            Write(json, "randomFolds", leakage.RandomFolds);
            Write(json, "difference", leakage.Difference);
            json.WriteEndObject();
        }
        WriteArray(json, "classes", evaluation.ClassScores, s => Object(json, () =>
        {
            json.WriteString("label", s.Label);
            json.WriteNumber("texts", s.TextCount);
            Write(json, "precision", s.Precision);
            Write(json, "recall", s.Recall);
            Write(json, "f1", s.F1);
        }));
        WriteArray(json, "confusion", Enumerable.Range(0, evaluation.Labels.Count),
            gold => WriteArray(json, null, Enumerable.Range(0, evaluation.Labels.Count), predicted => json.WriteNumberValue(evaluation.Confusion[gold, predicted])));
        json.WriteStartObject("reliability");
        json.WriteNumber("calibrationError", evaluation.Reliability.CalibrationError);
        WriteArray(json, "bins", evaluation.Reliability.Bins, b => Object(json, () =>
        {
            json.WriteNumber("texts", b.TextCount);
            json.WriteNumber("meanProbability", b.MeanProbability);
            Write(json, "accuracy", b.Accuracy);
        }));
        json.WriteEndObject();
        if (report.LearningCurve is { } curve)
        {
            json.WriteStartObject("learningCurve");
            WriteArray(json, "points", curve.Points, p => Write(json, p));
            json.WritePropertyName("forecast");
            Write(json, curve.Forecast);
            Write(json, "gain", curve.Gain);
            json.WriteEndObject();
        }
        WriteArray(json, "errors", report.Errors, e => Object(json, () =>
        {
            Write(json, e.Text);
            json.WriteString("predicted", e.Predicted.Label);
            json.WriteNumber("probability", e.Predicted.Probability);
        }));
        if (report.Audit is { } audit)
            Write(json, audit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CorpusAudit audit)
    {
        json.WriteStartObject("suspectLabels");
        json.WriteNumber("count", audit.SuspectCount);
        json.WriteNumber("expectedFalseAlarms", audit.ExpectedFalseAlarms);
        WriteArray(json, "worst", SuspectLabelSection.Worst(audit), s => Object(json, () =>
        {
            Write(json, audit.Corpus.Texts[s.Text]);
            json.WriteString("suggested", s.SuggestedLabel);
            json.WriteNumber("errorProbability", s.ErrorProbability);
        }));
        json.WriteEndObject();
        json.WriteStartObject("duplicates");
        json.WriteStartObject("counts");
        foreach ((AuditFindingKind kind, _) in DuplicateSection.Kinds)
            json.WriteNumber(NameOf(kind), audit.Findings.Count(f => f.Kind == kind));
        json.WriteEndObject();
        WriteArray(json, "worst", DuplicateSection.Worst(audit), f => Object(json, () =>
        {
            json.WriteString("kind", NameOf(f.Kind));
            json.WriteNumber("similarity", f.Score ?? 1);
            WriteArray(json, "texts", f.Texts, i => Object(json, () => Write(json, audit.Corpus.Texts[i])));
        }));
        json.WriteEndObject();

        static string NameOf(AuditFindingKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
    }

    private static void Write(Utf8JsonWriter json, LabeledText text)
    {
        if (text.Id is { } id)
            json.WriteString("id", id);
        if (text.Line is { } line)
            json.WriteNumber("line", line);
        json.WriteString("text", text.Text);
        json.WriteString("label", text.Label);
    }

    private static void Write(Utf8JsonWriter json, LearningCurvePoint point) => Object(json, () =>
    {
        json.WriteNumber("trainingTexts", point.TrainingTexts);
        Write(json, "accuracy", point.Accuracy);
    });

    private static void Write(Utf8JsonWriter json, string name, Estimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", estimate.Value);
        json.WriteNumber("lower", estimate.Lower);
        json.WriteNumber("upper", estimate.Upper);
        json.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string? name, IEnumerable<T> items, Action<T> write)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (T item in items)
            write(item);
        json.WriteEndArray();
    }

    private static void Object(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }
}
