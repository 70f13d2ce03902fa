namespace TextTransfer.Accuracy.Tests;

public sealed class FewShotTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ToyEncoder encoder = new();
    private readonly EmbeddingFile embeddings;
    private readonly FewShotTable table;

    public FewShotTests() => (embeddings, table) = (new(folder.File("cache"), encoder), new(folder.File("rows.csv")));

    public void Dispose()
    {
        table.Dispose();
        embeddings.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_method_is_not_praised_for_test_rows_it_was_trained_on()
    {
        // Three of five test texts are training texts of draw 0, one of them in other case and white space.
        LabeledSet set = Set(
            "apple,a\nplum,a\ncarrot,b\nleek,b\n",
            "apple,a\nPLUM ,a\nleek,b\nquince,a\nbeet,b\n",
            """{"2": [[0, 1, 2, 3]]}""");

        Run(set, new MemorizingMethod());

        FewShotRow row = Assert.Single(table.Rows);
        Assert.Equal((2, 3), (row.TestRows, row.Dropped));
        Assert.Equal(0.5, row.Accuracy); // Beet by its guess; quince wrong. With the three it would be 0.8.
    }

    [Fact]
    public void Methods_are_shown_the_rows_of_the_draw_and_only_test_texts_that_are_none_of_them()
    {
        LabeledSet set = Set("apple,a\nplum,a\ncarrot,b\nleek,b\n", "apple,a\nbeet,b\ncarrot,b\n", """{"1": [[0, 2], [1, 3]]}""");
        MemorizingMethod method = new();

        Run(set, method, shots: 1, splits: 1);
        Assert.All(method.Trained, rows => Assert.Equal(["apple", "carrot"], rows.Select(r => r.Text)));
        Assert.Equal(["beet"], method.Asked.Except(["apple"])); // Apple is asked by the rehearsal, of the training rows.

        method.Asked.Clear();
        Run(set, method, shots: 1, splits: 2);
        Assert.Equal(["plum", "leek"], method.Trained[^1].Select(r => r.Text));
        Assert.Equal(["apple", "beet", "carrot"], method.Asked.Except(["plum"]));
    }

    [Fact]
    public void All_methods_are_scored_on_the_same_rows()
    {
        Run(Set("apple,a\nleek,b\n", "apple,a\nbeet,b\n", """{"1": [[0, 1]]}"""), new MemorizingMethod(), new MemorizingMethod("other"));

        Assert.Equal([(1, 1), (1, 1)], table.Rows.Select(r => (r.TestRows, r.Dropped)));
    }

    [Fact]
    public void A_test_file_that_is_the_training_file_is_refused()
    {
        LabeledSet set = Set("apple,a\nleek,b\n", "apple,a\nleek,b\n", """{"1": [[0, 1]]}""");

        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() => Run(set, new MemorizingMethod()));

        Assert.Contains("test.csv: every text of the 2 test rows used is also among the training rows (1 per class, draw 0)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_goes_on_where_it_was()
    {
        LabeledSet set = Set("apple,a\nplum,a\nleek,b\n", "beet,b\n", """{"1": [[0, 2], [1, 2]]}""");
        Run(set, new MemorizingMethod(), shots: 1, splits: 1);
        encoder.Encoded.Clear();
        MemorizingMethod again = new();

        Run(set, again, shots: 1, splits: 2);

        Assert.All(again.Trained, rows => Assert.Equal("plum", rows[0].Text));
        Assert.Equal(["plum"], encoder.Encoded);
        Assert.Equal([0, 1], table.Rows.Select(r => r.Split));
    }

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Scores.Of(["a"], ["a", "b"], [[double.NaN, 0.5]]));

        Assert.Contains("NaN 0.5", error.Message, StringComparison.Ordinal);
    }

    private LabeledSet Set(string train, string test, string shots)
    {
        folder.Write("data/toy/train.csv", "text,label\n" + train);
        folder.Write("data/toy/test.csv", "text,label\n" + test);
        folder.Write("data/toy/shots.json", shots);
        return LabeledSet.Read(folder.File("data"), "toy");
    }

    private void Run(LabeledSet set, params IClassificationMethod[] methods) => new FewShot(embeddings, methods, 1000, table).Run(set, set.Splits.Keys.Single(), [0], default);

    private void Run(LabeledSet set, IClassificationMethod method, int shots, int splits) =>
        new FewShot(embeddings, [method], 1000, table).Run(set, shots, Enumerable.Range(0, splits), default);
}
