using CsCheck;

namespace TextTransfer.Web.Tests;

public class RecurringBlocksTests
{
    private const string Notice = "We plant, dig and prune in the whole county: ring us for an offer.";

    [Fact]
    public void What_stands_on_many_pages_is_removed_from_all_of_them()
    {
        var pages = Enumerable.Range(0, 10).Select(i => PageOf(Own(i), "Our offer", Notice, Own(i + 100))).ToList();
        var recurring = RecurringBlocks.Learn(pages);
        Assert.Equal(2, recurring.Count);
        Assert.All(pages, (p, i) =>
        {
            var cleaned = recurring.Remove(p);
            Assert.Equal($"{Own(i)}\n{Own(i + 100)}", cleaned.Text);
            Assert.Equal([0, Own(i).Length + 1], cleaned.Blocks.Select(b => b.Start));
        });
    }

    [Fact]
    public void A_short_heading_that_recurs_alone_stays()
    {
        var pages = Enumerable.Range(0, 10).Select(i => PageOf("Ingredients", Own(i), "Instructions", Own(i + 100))).ToList();
        Assert.All(pages, p => Assert.Same(p, RecurringBlocks.Learn(pages).Remove(p)));
    }

    [Fact]
    public void A_page_that_would_lose_most_of_its_words_stays()
    {
        var notice = PageOf("Call us.", Notice);
        var recurring = RecurringBlocks.Learn([notice, .. Enumerable.Range(0, 10).Select(i => PageOf(Own(i), Notice))]);
        Assert.Same(notice, recurring.Remove(notice));
    }

    [Fact]
    public void Copies_of_one_page_and_few_pages_teach_nothing()
    {
        Assert.Equal(0, RecurringBlocks.Learn(Enumerable.Repeat(PageOf(Own(1), Notice), 50)).Count);
        Assert.Equal(0, RecurringBlocks.Learn([PageOf(Own(1), Notice), PageOf(Own(2), Notice)]).Count);
        Assert.Equal(0, RecurringBlocks.Learn([]).Count);
    }

    [Fact]
    public void What_recurs_on_one_site_is_not_held_against_another()
    {
        WebPage[] pages = [.. Enumerable.Range(0, 4).Select(i => PageOf(Own(i), Notice) with { CanonicalUrl = new($"https://gardens.example/{i}", FieldSource.Meta) })];
        var recurring = RecurringBlocks.Learn([.. pages, .. Enumerable.Range(10, 50).Select(i => PageOf(Own(i), Own(i + 100)))]);
        Assert.All(pages, (p, i) => Assert.Equal(Own(i), recurring.Remove(p).Text));
        var elsewhere = PageOf(Own(1), Notice) with { CanonicalUrl = new("https://other.example/1", FieldSource.Meta) };
        Assert.Same(elsewhere, recurring.Remove(elsewhere));
    }

    [Fact]
    public void A_folder_is_read_without_what_recurs_and_a_damaged_page_hinders_only_itself()
    {
        using var folder = new TemporaryFolder();
        string[] words = ["beans", "peas", "leeks", "onions", "chard", "kale"];
        foreach (var word in words)
        {
            folder.Write($"{word}.html", $"<title>{word}</title><main><article>{string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>The {word} of bed {i} were sown late, watered by hand every evening, and picked before the first frost of the year.</p>"))}<p>{Notice}</p></article></main>");
        }

        Assert.All(DocumentSource.Read(folder.Path), d => Assert.DoesNotContain(Notice, d.Text, StringComparison.Ordinal));
        Assert.Equal(words.Order(StringComparer.Ordinal).Select(w => $"{w}.html"), DocumentSource.Read(folder.Path).Select(d => d.Id));
        Assert.Contains(Notice, WebPage.Read(folder.File("kale.html")).Text, StringComparison.Ordinal);

        folder.Write("zucchini.html.gz", [0x1f, 0x8b, 8, 0, 1, 2, 3]);
        Assert.Equal(6, RecurringBlocks.LearnFolder(folder.Path).Count * 6);
    }

    [Fact]
    public void A_series_within_a_large_site_stays()
    {
        var pages = Enumerable.Range(0, 100).Select(i => i < 10 ? PageOf(Own(i), Notice) : PageOf(Own(i), Own(i + 1000))).ToList();
        Assert.Equal(0, RecurringBlocks.Learn(pages).Count);
    }

    [Fact]
    public void Any_pages_keep_their_own_blocks_in_order_and_at_least_half_their_words()
    {
        var block = Gen.OneOf("a", "b c", Notice, "one two three four five", "Menu", "An own sentence of this page that is long enough to count, 1.", "Another, 2.");
        block.Array[1, 6].Select(PageOf).Array[1, 12].Sample(pages =>
        {
            var recurring = RecurringBlocks.Learn(pages);
            foreach (var page in pages)
            {
                var cleaned = recurring.Remove(page);
                Assert.Equal(cleaned.Text, string.Join('\n', cleaned.Blocks.Select(b => cleaned.Text.Substring(b.Start, b.Length))));
                Assert.True(2 * cleaned.Text.Split(' ', '\n').Length >= page.Text.Split(' ', '\n').Length - 1);
            }
        });
    }

    private static string Own(int i) => $"Page {i} tells of one garden alone, the one in street number {i}, and of nothing that another page would tell of.";

    private static WebPage PageOf(params string[] blocks)
    {
        var start = 0;
        var list = new List<ContentBlock>();
        foreach (var block in blocks)
        {
            list.Add(new(ContentBlockKind.Paragraph, 0, start, block.Length));
            start += block.Length + 1;
        }

        return new() { Text = string.Join('\n', blocks), Blocks = list };
    }
}
