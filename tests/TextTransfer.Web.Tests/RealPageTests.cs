namespace TextTransfer.Web.Tests;

public class RealPageTests
{
    [Fact]
    public void Pages_of_the_wild_are_read_the_same_from_any_thread()
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Shared("pages"), "html"), "*.html.gz").Order(StringComparer.Ordinal).Take(30).ToList();
        var pages = files.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(WebPage.Read).ToList();

        Assert.All(pages, p => Assert.False(string.IsNullOrEmpty(p.Title?.Value)));
        Assert.All(pages, p => Assert.DoesNotContain("<div", p.Text, StringComparison.OrdinalIgnoreCase));
        Assert.True(pages.Count(p => p.Text.Length > 500) >= 25);
        Assert.Equal(pages.Take(10).Select(p => p.Text), files.Take(10).Select(f => WebPage.Read(f).Text));
    }
}
