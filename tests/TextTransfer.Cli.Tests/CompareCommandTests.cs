using System.Text.Json;

namespace TextTransfer.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_export_by_category_is_compared_as_text()
    {
        CommandRun run = await CommandRun.Of("compare", Checkout.SampleSite, "--by", "category", "--only", "Kitchen", "Garden", "--without-meaning", "--word", "water");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Kitchen against Garden, texts in en", run.Output, StringComparison.Ordinal);
        foreach (string part in (string[])["word use", "words per sentence", "words, pairs and patterns differ", "Copying:", "collocates"])
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_by_column_gives_every_pair_as_json()
    {
        string table = Table(("garden", 8), ("code", 8), ("tea", 6));
        CommandRun run = await CommandRun.Of("compare", table, "--by", "site", "--without-meaning", "--format", "json", "--permutations", "99");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement[] comparisons = [.. run.OutputLines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["code garden", "code tea", "garden tea"], comparisons.Select(c => $"{c.GetProperty("a").GetProperty("name")} {c.GetProperty("b").GetProperty("name")}"));
        Assert.All(comparisons, c => Assert.InRange(c.GetProperty("tests").EnumerateArray().First(t => t.GetProperty("name").GetString() == "word use").GetProperty("pValue").GetDouble(), 0.01, 1));
        Assert.Equal(8, comparisons[0].GetProperty("a").GetProperty("texts").GetInt32());
    }

    [Fact]
    public async Task Text_files_and_folders_of_them_are_bodies_and_rows_go_to_a_file()
    {
        Directory.CreateDirectory(folder.File("notes"));
        for (int i = 0; i < 5; i++)
            File.WriteAllText(folder.File($"notes/{i}.txt"), $"The heron number {i} stands in the yard and waits.\n\nIt leaves at once when we come near the old wall.");
        File.WriteAllText(folder.File("book.txt"), "Once there was a heron.\nIt leaves at once when we come near the old wall. So it was.");
        CommandRun run = await CommandRun.Of("compare", folder.File("notes"), folder.File("book.txt"), "--without-meaning", "--format", "csv", "-o", folder.File("rows.csv"), "--report", folder.File("report.html"));
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        string[] rows = File.ReadAllLines(folder.File("rows.csv"));
        Assert.StartsWith("a,b,part,name,valueA", rows[0], StringComparison.Ordinal);
        Assert.Contains(rows, r => r.StartsWith("notes,book,copying,share reused,0.", StringComparison.Ordinal));
        Assert.Contains("1 independent texts a side, 4 needed", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.File("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_encoder_meaning_is_compared_too()
    {
        string table = Table(("garden", 12), ("code", 12));
        CommandRun run = await CommandRun.Of("compare", table, "--by", "site", "-e", "minilm", "--no-cache", "--format", "json", "--permutations", "99");
        JsonElement meaning = JsonDocument.Parse(Assert.Single(run.OutputLines)).RootElement.GetProperty("meaning");
        Assert.Equal((0, 12), (run.ExitCode, meaning.GetProperty("nearestInB").GetArrayLength()));
        Assert.True(meaning.GetProperty("coverageOfA").GetProperty("value").GetDouble() < 0.6);
    }

    [Theory]
    [InlineData("name two sources", "table.csv")]
    [InlineData("--only names values of --by", "table.csv", "table.csv", "--only", "x")]
    [InlineData("--permutations takes a number from 99", "table.csv", "table.csv", "--permutations", "9")]
    [InlineData("--language takes one of ar, bg", "table.csv", "table.csv", "--language", "xx")]
    [InlineData("name - once", "-", "-")]
    public async Task Wrong_use_is_told(string message, params string[] arguments)
    {
        CommandRun run = await CommandRun.Of(["compare", .. arguments]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has no text with the value 'none' of 'site'; there are code, garden", "site", "none")]
    [InlineData("comparison needs two at least", "site", "code")]
    public async Task Values_that_are_not_there_are_told_with_those_that_are(string message, string column, string value)
    {
        CommandRun run = await CommandRun.Of("compare", Table(("garden", 3), ("code", 3)), "--by", column, "--only", value, "--without-meaning");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private string Table(params (string Site, int Texts)[] sites)
    {
        string[] words = ["seed", "soil", "root", "leaf", "frost", "bean"], other = ["server", "query", "thread", "class", "token", "cache"];
        Random random = new(1);
        IEnumerable<string> rows = sites.SelectMany(s => Enumerable.Range(0, s.Texts).Select(i =>
            $"{s.Site},\"The {Word(s.Site)} and the {Word(s.Site)} are in the {Word(s.Site)}. We have a {Word(s.Site)} of the {Word(s.Site)}, and it was {i} of them. The {s.Site} is ours.\""));
        return folder.Write("table.csv", System.Text.Encoding.UTF8.GetBytes("site,text\n" + string.Join('\n', rows) + "\n"));

        string Word(string site) => (site == "code" ? other : words)[random.Next(6)];
    }
}
