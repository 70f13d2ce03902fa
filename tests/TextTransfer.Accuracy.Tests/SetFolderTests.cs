namespace TextTransfer.Accuracy.Tests;

public sealed class SetFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_single_label_set_is_taken_and_the_rest_is_named()
    {
        Write("plain");
        Write("tags", train: "text,label\none,a|b\ntwo,b\n");
        folder.Write("half/train.csv", "text,label\n");
        List<string> skipped = [];

        Assert.Equal(["plain"], SetFolder.Read(folder.Path, null, skipped.Add).Select(s => s.Name));
        Assert.Equal(["half: no test.csv, no shots.json", "tags: labels hold '|', so texts have several; name the set to take every combination for a class"], skipped);
        Assert.Equal(["tags", "plain"], SetFolder.Read(folder.Path, ["tags", "plain"], skipped.Add).Select(s => s.Name));
    }

    [Theory]
    [InlineData("""{"1": [[0, 2]]}""", "1 per class, draw 0: row 2 is not in train.csv, whose 2 rows count from 0; draw the rows anew")]
    [InlineData("""{"1": [[0, 1], [-1, 1]]}""", "1 per class, draw 1: row -1 is not in train.csv")]
    [InlineData("""{"1": [[1, 1]]}""", "row 1 is listed twice")]
    [InlineData("""{"1": [[]]}""", "there are no rows in it")]
    [InlineData("""{"one": [[0]]}""", "\"one\" is not a number of examples per class")]
    [InlineData("{\n\"1\": [[0, 1.5]]}", ", line 2: at $.1[0][1] it is not an object of lists of draws")]
    [InlineData("null", "it holds null")]
    public void Draws_that_are_not_of_training_rows_are_refused(string shots, string message)
    {
        Write("bad", shots: shots);

        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() => SetFolder.Read(folder.Path, null, _ => { }));

        Assert.StartsWith(folder.File("bad/shots.json"), error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_row_is_named_by_file_and_line()
    {
        Write("bad", train: "text,label\none,a\ntwo,\n");

        CorpusFormatException error = Assert.Throws<CorpusFormatException>(() => SetFolder.Read(folder.Path, null, _ => { }));

        Assert.Equal((folder.File("bad/train.csv"), 3), (error.FileName, error.Line));
        Assert.Contains("row 1 has no label", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_is_not_there_is_named()
    {
        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() => SetFolder.Read(folder.Path, ["gone"], _ => { }));

        Assert.Contains("there is no train.csv and no test.csv and no shots.json in it", error.Message, StringComparison.Ordinal);
        Assert.Contains("there is no set in it", Assert.Throws<AccuracyFileException>(() => SetFolder.Read(folder.Path, null, _ => { })).Message, StringComparison.Ordinal);
    }

    private void Write(string set, string train = "text,label\none,a\ntwo,b\n", string shots = """{"1": [[0, 1]]}""")
    {
        folder.Write($"{set}/train.csv", train);
        folder.Write($"{set}/test.csv", "text,label\nthree,a\n");
        folder.Write($"{set}/shots.json", shots);
    }
}
