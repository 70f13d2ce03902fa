using TextTransfer.Tests.Classification;

namespace TextTransfer.Tests.Audit;

public class LabelSuspicionTests
{
    private static readonly AuditOptions Quick = new() { Repeats = 2 };

    [Fact]
    public void Labels_made_wrong_are_the_most_suspect_and_their_own_class_is_suggested()
    {
        string[] truth = [.. Enumerable.Range(0, 90).Select(i => $"{i % 3}")];
        int[] wrong = [4, 17, 33, 50, 71];
        CorpusAudit audit = CorpusAudit.Make(Separated(truth, wrong), Quick, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(wrong, audit.Suspicions.Take(wrong.Length).Select(s => s.Text).Order());
        Assert.All(audit.Suspicions.Take(wrong.Length), s =>
        {
            Assert.True(s.IsSuspect);
            Assert.Equal(truth[s.Text], s.SuggestedLabel);
            Assert.InRange(s.ErrorProbability, 0.25, 1);
        });
        Assert.Equal(wrong.Length, audit.SuspectCount);
        Assert.Equal(audit.Suspicions.Take(wrong.Length).Sum(s => 1 - s.ErrorProbability), audit.ExpectedFalseAlarms, 12);
        AuditFinding[] errors = [.. audit.Findings.Where(f => f.Kind == AuditFindingKind.LabelError)];
        Assert.Equal(wrong, errors.Select(f => f.Texts.Single()).Order());
        Assert.All(errors, f => Assert.Equal(truth[f.Texts[0]], f.SuggestedLabel));
    }

    [Fact]
    public void Every_text_is_ranked_by_falling_suspicion_and_right_labels_are_not_listed()
    {
        CorpusAudit audit = CorpusAudit.Make(Separated([.. Enumerable.Range(0, 60).Select(i => $"{i % 3}")], []), Quick, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 60), audit.Suspicions.Select(s => s.Text).Order());
        Assert.Equal(audit.Suspicions.Select(s => s.LogOdds).Order(), audit.Suspicions.Select(s => s.LogOdds));
        Assert.Equal((0, 0.0), (audit.SuspectCount, audit.ExpectedFalseAlarms));
        Assert.DoesNotContain(audit.Findings, f => f.Kind is AuditFindingKind.LabelError or AuditFindingKind.IndistinguishableClasses);
    }

    [Fact]
    public void The_same_seed_gives_the_same_audit_whatever_the_number_of_workers()
    {
        EmbeddedCorpus corpus = Synthetic.Embed(Synthetic.Corpus(3, 12));
        CorpusAudit one = CorpusAudit.Make(corpus, Quick with { Workers = 1 }, cancellationToken: TestContext.Current.CancellationToken);
        CorpusAudit two = CorpusAudit.Make(corpus, Quick with { Workers = 3 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(one.Suspicions.Select(s => s.Text), two.Suspicions.Select(s => s.Text));
        Assert.All(one.Suspicions.Zip(two.Suspicions), p => Assert.Equal(p.First.LogOdds, p.Second.LogOdds, 9));
        Assert.Equal(one.Findings.Select(f => f.Kind), two.Findings.Select(f => f.Kind));
    }

    [Fact]
    public void Equal_texts_with_equal_labels_are_told_apart()
    {
        LabeledText same = new("0 same", "0");
        EmbeddedCorpus corpus = Separated([.. Enumerable.Range(0, 30).Select(i => $"{i % 3}")], []);
        EmbeddedCorpus twice = new(new Corpus([.. corpus.Corpus.Texts, same, same]), [.. corpus.Texts.Select(t => t.Embedding), Vector(0, 0), Vector(0, 0)], corpus.Encoder);

        CorpusAudit audit = CorpusAudit.Make(twice, Quick, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 32), audit.Suspicions.Select(s => s.Text).Order());
    }

    [Fact]
    public void Where_nothing_can_be_held_out_the_rest_is_audited_and_that_is_said()
    {
        EmbeddedCorpus corpus = Samples.Embed([new("apple", "a"), new("leek", "b")]);

        CorpusAudit audit = CorpusAudit.Make(corpus, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(audit.Suspicions);
        Assert.Contains("two texts each", Assert.Single(audit.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, audit.Findings.Count(f => f.Kind == AuditFindingKind.FewExamples));
    }

    [Fact]
    public void Classes_of_one_distribution_cannot_be_told_apart_and_others_can()
    {
        // 'x' and 'y' lie in one place, 'z' far from both.
        string[] labels = [.. Enumerable.Range(0, 60).Select(i => "xyz"[i % 3].ToString())];
        EmbeddedCorpus corpus = Samples.Embed(labels.Select((l, i) => new LabeledText($"text number {i}", l)), i => Values(labels[i] == "z" ? 1 : 0, i, 0.5));

        CorpusAudit audit = CorpusAudit.Make(corpus, Quick, cancellationToken: TestContext.Current.CancellationToken);

        AuditFinding finding = Assert.Single(audit.Findings, f => f.Kind == AuditFindingKind.IndistinguishableClasses);
        Assert.Equal(["x", "y"], finding.Labels);
        Assert.InRange(finding.Score!.Value, 0, 0.7); // Below a half: what is held out is missing from its own class.
    }

    [Fact]
    public void A_class_lacks_examples_below_eight_independent_ones()
    {
        string[] labels = [.. Enumerable.Repeat("many", 8), .. Enumerable.Repeat("few", 7), .. Enumerable.Repeat("site", 9)];
        EmbeddedCorpus corpus = Samples.Embed(labels.Select((l, i) => new LabeledText($"text {i}", l) { Group = l == "site" ? $"{i % 2}" : null }), i => Values(labels[i][0] % 3, i, 0.1));

        CorpusAudit audit = CorpusAudit.Make(corpus, Quick, cancellationToken: TestContext.Current.CancellationToken);

        AuditFinding[] few = [.. audit.Findings.Where(f => f.Kind == AuditFindingKind.FewExamples)];
        Assert.Equal(["few", "site"], few.Select(f => f.Labels.Single()));
        Assert.Contains("9 texts but 2 independent", few[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3, 0.7, 0.9)]
    [InlineData(5, 0, 0.7, 0.9)]
    [InlineData(5, 3, 0.0, 0.9)]
    [InlineData(5, 3, 0.7, 1.1)]
    public void Options_outside_their_range_are_refused(int folds, int repeats, double similarity, double cosine) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CorpusAudit.Make(
            Samples.Embed([new("apple", "a")]), new() { Folds = folds, Repeats = repeats, NearDuplicateSimilarity = similarity, NearDuplicateCosine = cosine }, cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Classes far from one another, with some labels moved on to the next class.</summary>
    private static EmbeddedCorpus Separated(string[] truth, int[] wrong) => Samples.Embed(
        truth.Select((t, i) => new LabeledText($"text number {i}", wrong.Contains(i) ? $"{(t[0] - '0' + 1) % 3}" : t)),
        i => Values(truth[i][0] - '0', i, 0.2));

    private static TextEmbedding Vector(int place, int seed) => new(Values(place, seed, 0.2), Values(place, seed, 0.2), 1);

    private static float[] Values(int place, int seed, double spread)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 6).Select(d => (float)((d == place ? 2 : 0) + (spread * Samples.Normal(random))))];
    }
}
