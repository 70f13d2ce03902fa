using CsCheck;
using TextTransfer.Audit.Duplicates;
using TextTransfer.Corpora.NearDuplicates;

namespace TextTransfer.Tests.Audit;

public class DuplicateTests
{
    private static readonly string[] Words = ["stone", "river", "cloud", "lamp", "paper", "wind", "glass", "bread", "horse", "violin", "summer", "engine"];

    [Fact]
    public void Similarity_is_that_of_sets_of_runs_of_five_characters() =>
        Gen.Select(Gen.Int[0, 11].Array[0, 12], Gen.Int[0, 11].Array[0, 12]).Sample((a, b) =>
        {
            (string x, string y) = (Text(a), Text(b));
            HashSet<string> runs = [.. Runs(x)];
            double union = runs.Union(Runs(y)).Count();
            double expected = union == 0 ? 0 : runs.Intersect(Runs(y)).Count() / union;
            Assert.Equal(expected, SetOf(x).Similarity(SetOf(y)), 12);
        });

    [Fact]
    public void Every_pair_that_is_similar_enough_is_found()
    {
        // Texts of 40 words and copies of them with one to four words changed; brute force says which are similar.
        var random = new Random(1);
        List<string> texts = [];
        for (int i = 0; i < 40; i++)
        {
            int[] words = [.. Enumerable.Range(0, 40).Select(_ => random.Next(Words.Length))];
            texts.Add(Text(words));
            for (int changes = random.Next(1, 5); changes > 0; changes--)
                words[random.Next(40)] = random.Next(Words.Length);
            texts.Add(Text(words));
        }

        ShingleSet[] sets = [.. texts.Select(SetOf)];
        (int, int)[] similar = [.. from j in Enumerable.Range(0, sets.Length) from i in Enumerable.Range(0, j) where sets[i].Similarity(sets[j]) >= 0.7 select (i, j)];
        NearDuplicateIndex index = new();
        List<(int, int)> found = [];
        for (int j = 0; j < sets.Length; j++)
        {
            found.AddRange(index.Find(sets[j], 0.7).Select(f => (f.Text, j)));
            index.Add(j, sets[j]);
        }

        Assert.True(similar.Length >= 20, $"only {similar.Length} similar pairs");
        Assert.Equal(similar, found);
    }

    [Fact]
    public void Copies_near_copies_and_paraphrases_are_grouped_each_under_its_kind()
    {
        string rain = "The heavy rain of last night flooded the lower meadow, and the sheep had to be moved to the hill before dawn.";
        LabeledText[] texts =
        [
            new("Prune the tomatoes in July!", "garden"), new("prune  the tomatoes, in july", "garden"),
            new(rain, "weather"), new(rain.Replace("dawn", "sunrise", StringComparison.Ordinal), "weather"),
            new("Bread needs time and warmth.", "kitchen"), new("A loaf wants patience and a warm place.", "kitchen"),
            new("The engine runs smoothly.", "garage"),
        ];
        float[][] vectors = [[1, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0.1f], [0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 0, 1]];

        AuditFinding[] findings = Find(texts, vectors);

        Assert.Equal([(AuditFindingKind.ExactDuplicate, "0 1"), (AuditFindingKind.NearDuplicate, "2 3"), (AuditFindingKind.SameMeaning, "4 5")], findings.Select(f => (f.Kind, string.Join(' ', f.Texts))));
        Assert.Equal(1, findings[0].Score);
        Assert.InRange(findings[1].Score!.Value, 0.7, 0.999);
    }

    [Fact]
    public void Copies_under_several_labels_contradict_one_another()
    {
        AuditFinding finding = Assert.Single(Find([new("Same words here", "b"), new("same words here.", "a"), new("Something else", "a")], [[1, 0], [1, 0], [0, 1]]));

        Assert.Equal(AuditFindingKind.ContradictoryLabels, finding.Kind);
        Assert.Equal(["a", "b"], finding.Labels);
        Assert.Equal([0, 1], finding.Texts);
    }

    [Fact]
    public void Texts_without_letters_are_no_copies_of_one_another() =>
        Assert.Empty(Find([new("!!!", "a"), new("???", "b")], [[0, 0], [0, 0]]));

    private static AuditFinding[] Find(LabeledText[] texts, float[][] vectors) => [.. DuplicateSearch.Find(new Corpus(texts), vectors, new(), TestContext.Current.CancellationToken)];

    private static ShingleSet SetOf(string text) => new(() => CharacterRuns.Of(CharacterRuns.Normalize(text)));

    private static string Text(IEnumerable<int> words) => string.Join(' ', words.Select(w => Words[w]));

    private static IEnumerable<string> Runs(string text) => text.Length == 0 ? [] : text.Length <= 5 ? [text] : Enumerable.Range(0, text.Length - 4).Select(i => text.Substring(i, 5));
}
