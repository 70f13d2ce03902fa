using System.Text.Json;
using Microsoft.Playwright;
using TextTransfer.Tests.Browser;
using TextTransfer.Tests.Comparison;

namespace TextTransfer.Tests;

public sealed class TextComparisonReportTests : IDisposable
{
    private const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)></td></table>\"'&lt;";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1100, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task In_a_browser_it_loads_nothing_runs_nothing_of_the_texts_and_has_no_accessibility_fault(int width, ColorScheme scheme)
    {
        await using Chromium chromium = await Chromium.StartAsync();
        Report(Attack).Save(folder.File("report.html"));
        BrowserPage page = await chromium.OpenAsync(new Uri(folder.File("report.html")).AbsoluteUri, width, scheme: scheme);

        Assert.Equal($"Comparison of {Attack}, code", await page.Page.TitleAsync());
        Assert.Equal(["Differences", "Meaning", "Words", "Style", "Copying"], await page.Page.Locator("h2").AllTextContentsAsync());
        Assert.Contains("words", await page.Page.Locator(".verdict").TextContentAsync(), StringComparison.Ordinal);
        Assert.True(await page.Page.Locator("#words figure > svg :is(circle, rect)").CountAsync() > 20);
        Assert.Equal(24, await page.Page.Locator("#meaning figure > svg rect.side-1").CountAsync());
        Assert.Equal([Attack, "code"], (await page.Page.Locator("#meaning .key").AllTextContentsAsync()).Select(k => k.Trim()));
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Equal(1, await page.Page.Locator("script").CountAsync());
        Assert.True(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
        Assert.Empty(page.Faults);
        Assert.Empty(await page.AccessibilityFaultsAsync());
    }

    [Fact]
    public void As_json_every_p_value_stands_in_a_field_of_that_name()
    {
        TextComparisonReport report = Report("garden");
        using JsonDocument json = JsonDocument.Parse(report.ToJson());
        JsonElement root = json.RootElement[0];
        TextComparison comparison = report.Comparisons[0];
        Assert.Equal(comparison.Tests.Select(t => t.PValue), root.GetProperty("tests").EnumerateArray().Select(t => t.TryGetProperty("pValue", out JsonElement p) ? p.GetDouble() : (double?)null));
        Assert.Equal(comparison.Words.Keywords[0].PValue, root.GetProperty("words").GetProperty("keywords")[0].GetProperty("pValue").GetDouble());
        Assert.Equal(comparison.Style.Figures[0].Difference!.Value.Lower, root.GetProperty("style").GetProperty("figures")[0].GetProperty("difference").GetProperty("lower").GetDouble());
        Assert.Equal(comparison.Meaning!.Topics[0].PValue, root.GetProperty("meaning").GetProperty("topics")[0].GetProperty("pValue").GetDouble());
        Assert.Equal(comparison.Copying.ReusedInA, root.GetProperty("copying").GetProperty("reusedInA").GetDouble());
    }

    private static TextComparisonReport Report(string name)
    {
        TextBody a = Embedded(ToyBodies.Make("x", 24, 220, seed: 1), 1) with { Name = name };
        a = a with { Documents = [a.Documents[0] with { Text = a.Documents[0].Text + Attack, Title = Attack }, .. a.Documents.Skip(1)] };
        return new() { Comparisons = [TextComparison.Make(a, Embedded(ToyBodies.Make("code", 24, 220, seed: 2, isCode: _ => true), 2), options: new() { Permutations = 99, Resamples = 99 })] };

        static TextBody Embedded(TextBody body, int seed)
        {
            Random random = new(seed);
            return body with { Embeddings = [.. body.Documents.Select(_ => (ReadOnlyMemory<float>)Enumerable.Range(0, 8).Select(_ => random.NextSingle() - 0.3f).ToArray())] };
        }
    }
}
