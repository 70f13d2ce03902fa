using System.Text.Json;
using Microsoft.Playwright;
using TextTransfer.Tests.Browser;

namespace TextTransfer.Tests;

public sealed class EvaluationReportTests : IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)></td></table>\"'&lt;";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1100, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task In_a_browser_it_loads_nothing_runs_nothing_of_the_corpus_and_has_no_accessibility_fault(int width, ColorScheme scheme)
    {
        await using Chromium chromium = await Chromium.StartAsync();
        BrowserPage page = await chromium.OpenAsync(Save(Report(Attack)), width, scheme: scheme);

        Assert.Equal($"Evaluation of {Attack}.csv", await page.Page.TitleAsync());
        foreach (string section in (string[])["#errors", "#suspect-labels", "#duplicates"])
            Assert.Contains(Attack, await page.Page.Locator($"{section} td.text").AllTextContentsAsync());
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Equal(1, await page.Page.Locator("script").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Empty(page.Faults);
        Assert.Empty(await page.AccessibilityFaultsAsync());
    }

    [Fact]
    public async Task Tables_sort_by_their_headings_and_filter_by_a_search_with_keys_alone()
    {
        await using Chromium chromium = await Chromium.StartAsync();
        BrowserPage page = await chromium.OpenAsync(Save(Report("needle")));
        ILocator probabilities = page.Page.Locator("#errors tbody tr:visible td:nth-child(4)");
        double[] Sorted(IReadOnlyList<string> cells) => [.. cells.Select(c => double.Parse(c.TrimEnd('%', ' ', '\u00a0'), null))];

        ILocator heading = page.Page.GetByRole(AriaRole.Button, new() { Name = "probability" });
        await heading.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        double[] ascending = Sorted(await probabilities.AllTextContentsAsync());
        Assert.Equal(ascending.Order(), ascending);
        Assert.Equal("ascending", await page.Page.Locator("#errors th").Nth(3).GetAttributeAsync("aria-sort"));
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(ascending.OrderDescending(), Sorted(await probabilities.AllTextContentsAsync()));

        await page.Page.GetByRole(AriaRole.Searchbox).FillAsync("NEEDLE");
        Assert.Equal(1, await probabilities.CountAsync());
        Assert.StartsWith("1 of ", await page.Page.Locator("#errors output").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public void As_json_it_has_the_figures_of_the_evaluation_and_the_errors()
    {
        EvaluationReport report = Report("odd \ud800 surrogate");
        using JsonDocument json = JsonDocument.Parse(report.ToJson());

        JsonElement root = json.RootElement;
        Assert.Equal(report.Evaluation.Score.Accuracy.Value, root.GetProperty("methods")[1].GetProperty("accuracy").GetProperty("value").GetDouble());
        Assert.Equal(report.Evaluation.ClassScores[2].F1.Upper, root.GetProperty("classes")[2].GetProperty("f1").GetProperty("upper").GetDouble());
        Assert.Equal(report.Evaluation.Confusion[0, 1], root.GetProperty("confusion")[0][1].GetDouble());
        Assert.Equal("numbers", root.GetProperty("settings").GetProperty("fingerprint").GetString());
        Assert.All(root.GetProperty("errors").EnumerateArray(), e => Assert.NotEqual(e.GetProperty("label").GetString(), e.GetProperty("predicted").GetString()));
        Assert.True(root.GetProperty("errors").GetArrayLength() > 3);
    }

    [Fact]
    public void It_counts_suspect_labels_and_duplicates_and_shows_twenty_of_each_at_most()
    {
        // 30 texts are there twice, one of them under another label.
        var random = new Random(8);
        string[] texts = [.. Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Range(0, 30).Select(_ => (char)('a' + random.Next(26)))))];
        EmbeddedCorpus corpus = Samples.Embed(Enumerable.Range(0, 90).Select(i => new LabeledText(texts[i % 60], i == 89 ? "other" : $"{i % 3}") { Id = $"id {i}" }),
            _ => [.. Enumerable.Range(0, 6).Select(_ => (float)Samples.Normal(random))]);
        CorpusAudit audit = CorpusAudit.Make(corpus, new() { NearDuplicateCosine = 1 });
        audit = audit with { Suspicions = [.. audit.Suspicions.Index().Select(s => s.Item with { LogOdds = s.Index - 40, ErrorProbability = Math.Exp(-s.Index / 30.0) })] };
        EvaluationReport report = new() { Evaluation = corpus.CrossValidate([ScriptedMethod.Majority], new() { Repeats = 1 }), Corpus = corpus.Corpus, Audit = audit };

        JsonElement root = JsonDocument.Parse(report.ToJson()).RootElement;

        JsonElement suspects = root.GetProperty("suspectLabels");
        Assert.InRange(audit.SuspectCount, 21, 89);
        Assert.Equal(audit.SuspectCount, suspects.GetProperty("count").GetInt32());
        Assert.Equal(audit.ExpectedFalseAlarms, suspects.GetProperty("expectedFalseAlarms").GetDouble());
        Assert.Equal(audit.Suspicions.Where(s => s.IsSuspect).Take(20).Select(s => $"id {s.Text}"), suspects.GetProperty("worst").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        JsonElement duplicates = root.GetProperty("duplicates");
        Assert.Equal(30, duplicates.GetProperty("counts").EnumerateObject().Sum(c => c.Value.GetInt32()));
        Assert.Equal(20, duplicates.GetProperty("worst").GetArrayLength());
        JsonElement worst = duplicates.GetProperty("worst")[0];
        Assert.Equal("contradictoryLabels", worst.GetProperty("kind").GetString());
        Assert.Equal(["id 29", "id 89"], worst.GetProperty("texts").EnumerateArray().Select(t => t.GetProperty("id").GetString()));
        Assert.Contains("The 20 worst are shown.", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_decides_the_form_and_equal_evaluations_give_equal_files()
    {
        Report("x").Save(folder.File("a.html"));
        Report("x").Save(folder.File("b.html"));
        Report("x").Save(folder.File("a.JSON"));

        Assert.Equal(File.ReadAllText(folder.File("a.html")), File.ReadAllText(folder.File("b.html")));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(folder.File("a.html")), StringComparison.Ordinal);
        Assert.StartsWith("{", File.ReadAllText(folder.File("a.JSON")), StringComparison.Ordinal);
    }

    private string Save(EvaluationReport report)
    {
        report.Save(folder.File("report.html"));
        return new Uri(folder.File("report.html")).AbsoluteUri;
    }

    /// <summary>Three classes of overlapping texts, one text of which is given, wrongly labelled and there twice.</summary>
    private static EvaluationReport Report(string text)
    {
        EmbeddedCorpus drawn = Samples.Draw(new Random(5), [[0, 0], [1, 0.5], [0, 1.5]], 80);
        int copied = Enumerable.Range(0, 80).First(i => drawn.Corpus.Texts[i].Label == "2" && drawn.Texts[i].Embedding.Vector.Span[1] > 2.5);
        int wrong = Enumerable.Range(0, 80).First(i => drawn.Corpus.Texts[i].Label == "0" && drawn.Texts[i].Embedding.Vector.Span[0] > 1.5);
        EmbeddedCorpus corpus = Samples.Embed(
            drawn.Corpus.Texts.Select((t, i) => i == wrong ? t with { Text = text } : i == copied ? t with { Text = $"{text}!" } : t), i => drawn.Texts[i].Embedding.Vector.ToArray());
        ScriptedMethod method = ScriptedMethod.NearestMean(text.StartsWith('<') ? text : "means", 2);
        return new()
        {
            Evaluation = corpus.CrossValidate([ScriptedMethod.Majority, method]),
            Corpus = corpus.Corpus,
            LearningCurve = LearningCurve.Measure(corpus, method),
            // In two dimensions many texts have one direction.
            Audit = CorpusAudit.Make(corpus, new() { NearDuplicateCosine = 1 }) with { Suspicions = [new(wrong, "0", "1", -4, 0.9)] },
            Source = $"{text}.csv",
        };
    }
}
