using System.Globalization;
using TextTransfer.Web.Tests.Sites;

namespace TextTransfer.Cli.Tests;

/// <summary>Categories and tags as labels.</summary>
public sealed class LabelsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_document_of_one_label_is_kept_and_the_rest_counted_by_reason()
    {
        string site = Write([
            .. Enumerable.Range(1, 6).Select(i => Document(i, ["Garden"])),
            .. Enumerable.Range(7, 5).Select(i => Document(i, ["Kitchen"])),
            Document(20, ["Garden", "Kitchen"]), Document(21, []), Document(22, ["Uncategorized"]), Document(23, ["Garden"]) with { Text = " " },
            Document(24, ["Garden"]) with { IsPasswordProtected = true }, Document(25, ["Rare"]), Document(26, ["Garden", "Allgemein"]),
        ]);
        CommandRun run = await CommandRun.Of("labels", site, "-o", folder.File("labels.csv"));
        Assert.Equal(0, run.ExitCode);
        foreach (string sentence in (string[])["12 documents of 1 site, 2 labels", "1 with several labels", "1 without a category", "1 with a catch-all label alone", "1 without text", "1 behind a password", "1 with rare labels alone", "Allgemein (1), Uncategorized (1)", "Rare (1)"])
            Assert.Contains(sentence, run.Error, StringComparison.Ordinal);

        Corpus corpus = Corpus.Read(folder.File("labels.csv"));
        Assert.Equal(["Garden", "Kitchen"], corpus.Labels);
        Assert.Equal(7, corpus.Texts.Count(t => t.Label == "Garden"));
        Assert.StartsWith("Title 1\n\n", corpus.Texts[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "", "no documents there")]
    [InlineData(3, "", "3 without a category")]
    [InlineData(3, "Garden", "3 with rare labels alone. --min lowers")]
    [InlineData(6, "Uncategorized", "6 with a catch-all label alone. --keep-catch-all keeps")]
    [InlineData(6, "Garden{0},Kitchen{0}", "6 with several labels. --multi-label keeps")]
    public async Task Where_no_label_is_left_the_file_stays_as_it_was_and_the_reason_is_told(int documents, string categories, string reason)
    {
        string site = Write([.. Enumerable.Range(1, documents).Select(i => Document(i, string.Format(CultureInfo.InvariantCulture, categories, i % 3).Split(',', StringSplitOptions.RemoveEmptyEntries)))]);
        string output = folder.Write("labels.csv", "of before"u8.ToArray());
        CommandRun run = await CommandRun.Of("labels", site, "-o", output);
        Assert.Equal((1, "", "of before"), (run.ExitCode, run.Output, File.ReadAllText(output)));
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_document_of_one_label_is_counted_in_the_singular()
    {
        CommandRun run = await CommandRun.Of("labels", Write([Document(1, ["Garden"])]), "--min", "1", "--keep-catch-all");
        Assert.Contains("1 document of 1 site, 1 label.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_labels_are_kept_when_asked_for()
    {
        string site = Write([Document(1, ["Garden", "Kitchen"]), Document(2, ["Garden"]), Document(3, ["Kitchen", "A|B"])]);
        CommandRun run = await CommandRun.Of("labels", site, "--multi-label", "--min", "1", "--format", "json", "-o", folder.File("labels.jsonl"));
        Assert.Equal(0, run.ExitCode);
        Corpus corpus = Corpus.Read(folder.File("labels.jsonl"), new() { IsMultiLabel = true });
        Assert.Equal("Garden|Kitchen", corpus.Texts[0].Label);
    }

    [Theory]
    [InlineData("Uncategorized")]
    [InlineData("Без рубрики")]
    [InlineData("未分類")]
    [InlineData("Non classé")]
    [InlineData("غير مصنف")]
    [InlineData("News")]
    public async Task Catch_all_labels_are_dropped_with_a_warning_and_kept_on_demand(string name)
    {
        string site = Write([.. Enumerable.Range(1, 8).Select(i => Document(i, [i % 2 == 0 ? name : "Garden"]))]);
        CommandRun run = await CommandRun.Of("labels", site, "--min", "2");
        Assert.Contains($"{name} (4)", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, run.OutputLines.Length);
        Assert.Equal(9, (await CommandRun.Of("labels", site, "--min", "2", "--keep-catch-all")).OutputLines.Length);
    }

    [Fact]
    public async Task A_label_nearly_all_documents_share_parts_nothing()
    {
        string site = Write([.. Enumerable.Range(1, 20).Select(i => Document(i, i % 2 == 0 ? ["Site", "Garden"] : ["Site", "Kitchen"]))]);
        CommandRun run = await CommandRun.Of("labels", site);
        Assert.Contains("Site (20)", run.Error, StringComparison.Ordinal);
        Assert.Contains("20 documents of 1 site, 2 labels", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sites_are_groups_and_copies_within_one_site_are_too()
    {
        Document[] copies = [Document(1, ["A"]) with { Text = "Sale 2023: everything must go!" }, Document(2, ["A"]) with { Text = "Sale 2024 - everything must go" }, Document(3, ["B"]), Document(4, ["B"])];
        await CommandRun.Of("labels", Write(copies), "--min", "1", "-o", folder.File("one.csv"));
        string?[] groups = [.. Corpus.Read(folder.File("one.csv")).Texts.Select(t => t.Group)];
        Assert.True(groups[0] is not null && groups[0] == groups[1] && groups[2] is null && groups[3] is null);

        string other = Write([Document(1, ["A"]) with { Group = "https://b.example" }], "b.jsonl");
        await CommandRun.Of("labels", Write(copies), other, "--min", "1", "-o", folder.File("two.csv"));
        Assert.Equal(["https://a.example", "https://b.example"], Corpus.Read(folder.File("two.csv")).Texts.Select(t => t.Group!).Distinct());
    }

    [Fact]
    public async Task An_export_a_site_and_its_file_give_the_same_labels()
    {
        using FakeWordPress site = new(FakePost.Many(12).Select((p, i) => p with { Categories = [1 + (i % 2)] }));
        CommandRun live = await CommandRun.Of("labels", site.Url, "--allow-private", "--delay", "0");
        Assert.Equal(0, (await CommandRun.Of("fetch", site.Url, "-o", folder.File("site.jsonl"), "--allow-private", "--delay", "0")).ExitCode);
        CommandRun file = await CommandRun.Of("labels", folder.File("site.jsonl"));
        Assert.Equal(13, live.OutputLines.Length);
        Assert.Equal(live.Output, file.Output);

        CommandRun export = await CommandRun.Of("labels", Checkout.SampleSite, "--min", "1");
        Assert.Equal(0, export.ExitCode);
        Assert.Contains("documents of 1 site", export.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_may_hold_the_sign_that_parts_labels()
    {
        string site = Write([.. Enumerable.Range(1, 10).Select(i => Document(i, [i % 2 == 0 ? "A|B" : "Чай"]))]);
        Assert.Equal(0, (await CommandRun.Of("labels", site, "-o", folder.File("labels.csv"))).ExitCode);
        Assert.Equal(["A/B", "Чай"], Corpus.Read(folder.File("labels.csv")).Labels);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public async Task A_least_number_of_documents_below_1_is_wrong_use(string least)
    {
        CommandRun run = await CommandRun.Of("labels", Checkout.SampleSite, "--min", least);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--min", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_counts_what_is_kept_and_left_out()
    {
        CommandRun run = await CommandRun.Of("convert", Checkout.SampleSite, "-o", folder.File("site.jsonl"), "--format", "json");
        Assert.Equal(0, run.ExitCode);
        System.Text.Json.Nodes.JsonNode row = System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(run.OutputLines))!;
        List<Document> documents = [.. Documents.Read(folder.File("site.jsonl"))];
        Assert.Equal(documents.Count, (int)row["documents"]!);
        Assert.Equal(documents.Sum(d => d.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length), (int)row["words"]!);
        Assert.Equal(TextTransfer.Web.WordPressExport.Read(Checkout.SampleSite).Select(d => d.Title), documents.Select(d => d.Title));
    }

    private static Document Document(int id, string[] categories) => new()
    {
        Id = id.ToString(CultureInfo.InvariantCulture),
        Title = $"Title {id}",
        Text = "Words of " + string.Concat(Enumerable.Repeat((char)('a' + (id % 26)), 3 + (id / 26))),
        Group = "https://a.example",
        Categories = categories,
    };

    private string Write(Document[] documents, string name = "site.jsonl")
    {
        using MemoryStream lines = new();
        Documents.WriteJsonLines(lines, documents);
        return folder.Write(name, lines.ToArray());
    }
}
