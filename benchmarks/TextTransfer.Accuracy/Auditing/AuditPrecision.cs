using System.Globalization;

namespace TextTransfer.Accuracy.Auditing;

/// <summary>
/// How many wrong labels stand among the k most suspect, where k labels were made wrong: by the audit, and by the two scores of
/// cleanlab (Northcutt, Jiang and Chuang, 2021; Kuan and Mueller, Model-agnostic label quality scoring, 2022) on the same
/// out-of-fold probabilities.
/// </summary>
internal sealed class AuditPrecision(ITextEncoder encoder, GrowingTable table)
{
    public const int KeyColumns = 5;

    public static readonly string[] Columns = ["set", "texts", "draw", "noise", "share", "classes", "flipped", "method", "hits", "precision", "listed", "expected_false", "false", "encoder", "fingerprint"];

    /// <summary>Measures what the table does not have yet.</summary>
    /// <param name="set">The set; texts are drawn from its training rows, every second one, from the first: the others served to choose settings on.</param>
    /// <param name="texts">Texts of a corpus.</param>
    /// <param name="draw">Decides which, and which labels are made wrong.</param>
    /// <param name="share">The share of labels made wrong.</param>
    /// <param name="cancellationToken">Looked at within fits.</param>
    public void Run(LabeledSet set, int texts, int draw, IReadOnlyList<double> share, CancellationToken cancellationToken)
    {
        EmbeddedCorpus? corpus = null;
        foreach (NoiseKind kind in Enum.GetValues<NoiseKind>())
        {
            foreach (double s in share)
            {
                string[] key = [set.Name, Format(texts), Format(draw), Name(kind), Format(s)];
                if (table.Contains(key))
                    continue;
                corpus ??= new Corpus(Draw(set, texts, draw)).Embed(encoder, cancellationToken: cancellationToken);
                foreach (string[] row in Measure(LabelNoise.Apply(corpus, s, kind, draw), key, cancellationToken))
                    table.Add(row);
            }
        }
    }

    /// <summary>Rows of even number, none blank and none twice.</summary>
    internal static LabeledText[] Draw(LabeledSet set, int texts, int draw)
    {
        LabeledText[] rows = [.. set.Train.Where((t, i) => i % 2 == 0 && !string.IsNullOrWhiteSpace(t.Text)).DistinctBy(t => t.Text.Trim())];
        new Random(draw).Shuffle(rows);
        return rows[..Math.Min(texts, rows.Length)];
    }

    private IEnumerable<string[]> Measure(LabelNoise noise, string[] key, CancellationToken cancellationToken)
    {
        JudgedLabels judged = JudgedLabels.Of(noise.Corpus, new(), cancellationToken);
        LabelSuspicion[] suspects = [.. judged.Suspicions.Where(s => s.IsSuspect)];
        string[] listed = [Format(suspects.Length), Format(suspects.Sum(s => 1 - s.ErrorProbability), "F2"), Format(suspects.Count(s => !noise.IsFlipped[s.Text]))];
        yield return Row("audit", judged.Suspicions.Select(s => s.Text), listed);
        yield return Row("self-confidence", Ascending(judged.SelfConfidence), ["", "", ""]);
        yield return Row("normalized-margin", Ascending(judged.NormalizedMargin), ["", "", ""]);

        string[] Row(string method, IEnumerable<int> ranking, string[] counts)
        {
            int hits = ranking.Take(noise.Count).Count(i => noise.IsFlipped[i]);
            return [.. key, Format(noise.Corpus.Corpus.Labels.Count), Format(noise.Count), method, Format(hits), Format((double)hits / noise.Count, "F5"), .. counts, encoder.Info.Name, encoder.Info.Fingerprint[..12]];
        }
    }

    /// <summary>The least first, and of equals the first: what sorting by a score gives.</summary>
    private static IEnumerable<int> Ascending(double[] scores) => Enumerable.Range(0, scores.Length).OrderBy(i => scores[i]);

    private static string Name(NoiseKind kind) => kind == NoiseKind.Random ? "random" : "nearest";

    private static string Format(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
