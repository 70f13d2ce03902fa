using System.Text.RegularExpressions;
using TextTransfer.Web;

namespace TextTransfer.Cli.Tests.EndToEnd;

/// <summary>A real WordPress, read in every way, against its own export.</summary>
public sealed partial class WordPressTests(WordPressSite site, ITestOutputHelper log) : IClassFixture<WordPressSite>, IDisposable
{
    private static readonly string[] Themes = ["twentytwentyone", "twentytwentytwo", "twentytwentythree"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task REST_gives_what_the_export_holds_post_by_post()
    {
        await site.StartAsync();
        Dictionary<string, Document> exported = await ExportAsync();
        Dictionary<string, Document> read = (await FetchAsync("--source", "rest")).ToDictionary(d => d.Id!);

        // Of the types the API shows, all that is published.
        Assert.Equal(exported.Values.Where(d => d.Status == "publish" && d.Kind != "norest").Select(d => d.Id).Order(), read.Keys.Order());
        foreach (Document document in read.Values)
        {
            Document original = exported[document.Id!];
            Assert.Equal(original.Title, document.Title);
            Assert.Equal(original.Categories.Order(), document.Categories.Order());
            Assert.Equal(original.Tags.Order(), document.Tags.Order());
            Assert.Equal((original.Kind, original.Status, original.Group, original.Url, original.PublishedAt, original.ModifiedAt, original.IsPasswordProtected),
                (document.Kind, document.Status, document.Group, document.Url, document.PublishedAt, document.ModifiedAt, document.IsPasswordProtected));
            // Guests get no text of a protected post; of others, typographic quotes and dashes alone differ.
            Assert.Equal(document.IsPasswordProtected ? "" : Plain(original.Text), Plain(document.Text));
        }

        log.WriteLine($"REST: {read.Count} of {exported.Count} exported items, equal in titles, terms, dates and text");
    }

    [Fact]
    public async Task Without_pretty_addresses_REST_gives_the_same()
    {
        await site.StartAsync();
        IReadOnlyList<Document> pretty = await FetchAsync("--source", "rest");
        await site.PhpAsync("""global $wp_rewrite; $wp_rewrite->set_permalink_structure(""); update_option("e2e_flush", 1);""");
        try
        {
            IReadOnlyList<Document> plain = await FetchAsync("--source", "rest");
            Assert.Equal(pretty.Select(d => (d.Id, d.Title, d.Text)), plain.Select(d => (d.Id, d.Title, d.Text)));
            Assert.All(plain, d => Assert.Contains("?", d.Url, StringComparison.Ordinal));
        }
        finally
        {
            await site.PhpAsync("""global $wp_rewrite; $wp_rewrite->set_permalink_structure("/%year%/%monthnum%/%postname%/"); update_option("e2e_flush", 1);""");
        }
    }

    [Fact]
    public async Task With_REST_switched_off_feed_and_sitemap_give_every_post()
    {
        await site.StartAsync();
        IReadOnlyList<Document> whole = await FetchAsync();
        await site.DoAsync("rest", "off");
        CommandRun run = await RunAsync("off.jsonl");
        Assert.Contains("REST disabled (401 rest_not_logged_in: REST API restricted to authenticated users)", run.Error, StringComparison.Ordinal);
        List<Document> read = [.. Documents.Read(folder.File("off.jsonl"))];
        Assert.Equal(whole.Select(KeyOf).Order(), read.Select(KeyOf).Order());
        log.WriteLine(run.Error);
    }

    [Fact]
    public async Task The_sitemap_gives_every_page_in_every_theme()
    {
        await site.StartAsync();
        Dictionary<string, Document> whole = (await FetchAsync()).ToDictionary(KeyOf);
        foreach (string theme in Themes)
        {
            await site.DoAsync("theme", theme);
            IReadOnlyList<Document> read = await FetchAsync("--source", "sitemap");
            Assert.Equal(whole.Keys.Order(), read.Select(KeyOf).Order());
            Assert.Equal(whole.Values.Select(d => d.Id).Order(), read.Select(d => d.Id).Order());
            Report($"sitemap, {theme}", whole, read);
            Assert.DoesNotContain(read, d => d.Text.Contains("comment text that must not reach the classifier", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Links_give_every_post_that_is_linked_in_every_theme()
    {
        await site.StartAsync();
        Dictionary<string, Document> whole = (await FetchAsync()).ToDictionary(KeyOf);
        foreach (string theme in Themes)
        {
            await site.DoAsync("theme", theme);
            IReadOnlyList<Document> read = await FetchAsync("--source", "links");
            Assert.Empty(read.Select(KeyOf).Except(whole.Keys));
            Assert.Empty(whole.Values.Where(d => d.Kind == "post").Select(KeyOf).Except(read.Select(KeyOf)));
            Report($"links, {theme}", whole, read);
        }
    }

    [Fact]
    public async Task The_feed_gives_every_post_with_its_whole_text()
    {
        await site.StartAsync();
        Dictionary<string, Document> whole = (await FetchAsync()).ToDictionary(KeyOf);
        IReadOnlyList<Document> read = await FetchAsync("--source", "feed");
        Assert.Equal(whole.Values.Where(d => d.Kind == "post").Select(KeyOf).Order(), read.Select(KeyOf).Order());
        // Of a post that is cut into pages, a feed has the first.
        Assert.All(read, d => Assert.StartsWith(Plain(d.Text), Plain(whole[KeyOf(d)].Text), StringComparison.Ordinal));
        Report("feed", whole, read);
    }

    [Fact]
    public async Task Who_logs_in_reads_drafts_and_private_posts()
    {
        await site.StartAsync();
        string password = await site.PhpAsync("""echo WP_Application_Passwords::create_new_application_password(1, ["name" => "e2e-" . microtime()])[0];""");
        Dictionary<string, string> environment = new() { ["TEXTTRANSFER_PASSWORD"] = password };
        string output = folder.File("all.jsonl");
        CommandRun run = await CommandProcess.RunAsync(environment, "fetch", site.Url, "-o", output, "--source", "rest", "--user", "admin", "--unpublished", "--allow-private", "--delay", "0");
        Assert.True(run.ExitCode == 0, run.Error);
        List<Document> read = [.. Documents.Read(output)];
        foreach (string status in (string[])["draft", "private", "pending"])
            Assert.Contains(read, d => d.Title == $"Hidden {status} post" && d.Status == status);

        Dictionary<string, Document> exported = await ExportAsync();
        Assert.Equal(exported.Values.Where(d => d.Kind != "norest").Select(d => (d.Id, d.Status)).Order(), read.Select(d => (d.Id, d.Status)).Order());
    }

    [Fact]
    public async Task An_update_brings_what_changed_and_only_that()
    {
        await site.StartAsync();
        string[] arguments = Arguments("update.jsonl");
        Assert.Equal(0, (await CommandRun.Of(arguments)).ExitCode);
        int count = Documents.Read(folder.File("update.jsonl")).Count();
        string added = await site.PhpAsync("""echo wp_insert_post(["post_title" => "Added later", "post_content" => "Added text.", "post_status" => "publish"]);""");
        try
        {
            await site.PhpAsync("""wp_update_post(["ID" => 5, "post_content" => "Changed text."]); wp_trash_post(6);""");
            CommandRun run = await CommandRun.Of(arguments);
            Assert.Contains($"1 added, 1 changed, 1 removed, {count - 2} as they were", run.Output, StringComparison.Ordinal);
            List<Document> read = [.. Documents.Read(folder.File("update.jsonl"))];
            Assert.Equal("Changed text.", read.Single(d => d.Id == "5").Text);
            Assert.DoesNotContain(read, d => d.Id == "6");
        }
        finally
        {
            await site.PhpAsync($"wp_delete_post({added}, true); wp_untrash_post(6); wp_publish_post(6); wp_restore_post_revision(current(array_reverse(array_keys(wp_get_post_revisions(5)))));");
        }
    }

    [Fact]
    public async Task A_process_killed_again_and_again_loses_and_repeats_nothing()
    {
        await site.StartAsync();
        HashSet<string> whole = [.. (await FetchAsync("--source", "sitemap")).Select(KeyOf)];
        string[] arguments = Arguments("killed.jsonl", "--source", "sitemap");
        Random random = new(1);
        int kills = 0;
        while (!File.Exists(folder.File("killed.jsonl")) && kills < 12)
        {
            using CommandProcess run = CommandProcess.Start(new Dictionary<string, string>(), arguments);
            await Task.Delay(random.Next(500, 2500));
            run.Kill();
            kills++;
        }

        Assert.Equal(0, (await CommandRun.Of(arguments)).ExitCode);
        List<string> read = [.. Documents.Read(folder.File("killed.jsonl")).Select(KeyOf)];
        Assert.Equal(whole.Order(), read.Order());
        log.WriteLine($"{kills} kills, {read.Count} documents");
    }

    [Fact]
    public async Task Its_categories_are_labels_a_classifier_learns()
    {
        await site.StartAsync();
        Assert.Equal(0, (await CommandRun.Of(Arguments("site.jsonl"))).ExitCode);
        CommandRun labels = await CommandRun.Of("labels", folder.File("site.jsonl"), "--by", "categories", "-o", folder.File("labels.csv"));
        Assert.Contains("8 labels", labels.Error, StringComparison.Ordinal);
        Assert.Contains("Uncategorized (", labels.Error, StringComparison.Ordinal);
        CommandRun train = await CommandRun.Of("train", folder.File("labels.csv"), "-o", folder.File("topics.ttz"), "-e", "minilm");
        Assert.True(train.ExitCode == 0, train.Error);
        CommandRun classify = await CommandRun.Of("classify", folder.File("topics.ttz"), folder.File("site.jsonl"), "--format", "csv");
        Assert.Equal(Documents.Read(folder.File("site.jsonl")).Count() + 1, classify.OutputLines.Length);
        log.WriteLine(labels.Error);
        log.WriteLine(train.Output);
    }

    private static string KeyOf(Document document) => Uri.UnescapeDataString(document.Url!).TrimEnd('/');

    private string[] Arguments(string name, params string[] more) => ["fetch", site.Url, "-o", folder.File(name), "--allow-private", "--delay", "0", .. more];

    private async Task<CommandRun> RunAsync(string name, params string[] more)
    {
        CommandRun run = await CommandRun.Of(Arguments(name, more));
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    private async Task<IReadOnlyList<Document>> FetchAsync(params string[] more)
    {
        string name = $"{Guid.NewGuid():N}.jsonl";
        await RunAsync(name, more);
        return [.. Documents.Read(folder.File(name))];
    }

    private async Task<Dictionary<string, Document>> ExportAsync()
    {
        string path = folder.File("export.xml");
        await site.DoAsync("export", path);
        return WordPressExport.Read(path, new() { PostTypes = ["post", "page", "recipe", "norest"] }).ToDictionary(d => d.Id!);
    }

    private void Report(string what, Dictionary<string, Document> whole, IReadOnlyList<Document> read)
    {
        int equal = read.Count(d => Plain(d.Text) == Plain(whole[KeyOf(d)].Text));
        int titles = read.Count(d => d.Title == whole[KeyOf(d)].Title);
        log.WriteLine($"{what}: {read.Count} of {whole.Count} documents, {titles} with the same title, {equal} with the same text, mean F1 of words {read.Average(d => F1(d.Text, whole[KeyOf(d)].Text)):0.000}");
    }

    private static double F1(string a, string b)
    {
        string[] x = Plain(a).Split(' ', StringSplitOptions.RemoveEmptyEntries), y = Plain(b).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var counts = y.CountBy(w => w).ToDictionary();
        int common = x.CountBy(w => w).Sum(w => Math.Min(w.Value, counts.GetValueOrDefault(w.Key)));
        return x.Length + y.Length == 0 ? 1 : 2.0 * common / (x.Length + y.Length);
    }

    /// <summary>Without what WordPress does for typography.</summary>
    private static string Plain(string text) =>
        Space().Replace(Dash().Replace(DoubleQuote().Replace(SingleQuote().Replace(text, "'"), "\""), "-").Replace("…", "...", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex("[‘’‚′]")]
    private static partial Regex SingleQuote();

    [GeneratedRegex("[“”„″]")]
    private static partial Regex DoubleQuote();

    [GeneratedRegex("[–—]|---?")]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
