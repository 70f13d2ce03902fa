namespace TextTransfer.Accuracy.Tests;

public sealed class FewShotTableTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Rows_of_earlier_runs_are_read_and_count_as_not_yet_measured_in_full()
    {
        string path = folder.File("old.csv");
        File.WriteAllText(path, """
            set,shots,split,method,encoder,accuracy,macro_f1,log_loss,train_rows,test_rows,fit_ms,predict_us,fingerprint
            emotion6,8,0,majority,all-MiniLM-L6-v2,0.14000,0.04094,1.79176,48,1000,0.1,0.2,95d424e1277e
            emotion6,8,0,tfidf,all-MiniLM-L6-v2,0.21200,0.20100,1.75000,48,1000,4.1,9.2,95d424e1277e

            """);
        FewShotRow[] old = [.. FewShotTable.Read(path)];
        FewShotRow first = old[0];
        Assert.Equal(("emotion6", "majority", 0.14, 1000, 0), (first.Set, first.Method, first.Accuracy, first.TestRows, first.Dropped));
        Assert.Null(first.Brier);

        using (FewShotTable table = new(path))
        {
            Assert.False(table.Contains(first.Key, 1000, 0));
            table.Add(first with { Brier = 0.5, CalibrationError = 0.25 });
            Assert.True(table.Contains(first.Key, 1000, 0));
            Assert.False(table.Contains(first.Key, 999, 1));
        }

        FewShotRow[] renewed = [.. FewShotTable.Read(path)];
        Assert.Equal([first with { Brier = 0.5, CalibrationError = 0.25 }, .. old[1..]], renewed);
    }

    [Fact]
    public void What_is_written_is_read_and_a_line_cut_short_is_dropped()
    {
        string path = folder.File("rows.csv");
        FewShotRow[] rows = [Toy.Row("one", 0, "probe", 0.5), Toy.Row("two", 0, "probe", 0.75) with { Dropped = 3 }];
        using (FewShotTable table = new(path))
            Array.ForEach(rows, table.Add);
        File.AppendAllText(path, "three,8,0,pro");

        Assert.Equal(rows, FewShotTable.Read(path));
        using (FewShotTable table = new(path))
            table.Add(rows[0] with { Set = "three" });
        Assert.Equal([.. rows, rows[0] with { Set = "three" }], FewShotTable.Read(path));
    }

    [Fact]
    public void A_value_that_is_no_number_is_named_by_its_line()
    {
        string path = folder.Write("rows.csv", $"{string.Join(',', FewShotRow.Columns)}\none,8,0,probe,toy,high,0,0,4,10,0,0,f,0,0,0\n");

        AccuracyFileException error = Assert.Throws<AccuracyFileException>(() => FewShotTable.Read(path));

        Assert.Equal((path, 2), (error.FileName, error.Line));
        Assert.Contains("high", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_program_at_a_time_holds_a_table_or_an_embedding_file()
    {
        using FewShotTable table = new(folder.File("rows.csv"));
        using EmbeddingFile embeddings = new(folder.Path, new ToyEncoder());

        Assert.Contains("rows.csv: another program holds this file", Assert.Throws<AccuracyFileException>(() => new FewShotTable(folder.File("rows.csv"))).Message, StringComparison.Ordinal);
        Assert.Contains(".bin: another program holds this file", Assert.Throws<AccuracyFileException>(() => new EmbeddingFile(folder.Path, new ToyEncoder())).Message, StringComparison.Ordinal);
    }
}
