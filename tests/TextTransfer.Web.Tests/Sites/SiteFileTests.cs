namespace TextTransfer.Web.Tests.Sites;

/// <summary>Files of sites: gone on with after a stop at any byte, and brought up to date.</summary>
public sealed class SiteFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeWordPress site = new(FakePost.Many(250));

    private string Path => folder.File("site.jsonl");

    public void Dispose()
    {
        site.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(SiteSource.Rest)]
    [InlineData(SiteSource.Feed)]
    [InlineData(SiteSource.Sitemap)]
    [InlineData(SiteSource.Links)]
    public async Task A_finished_file_asked_again_stays_as_it_is(SiteSource source)
    {
        site.Posts.RemoveAll(p => p.Id > 25);
        var options = new SiteReadOptions { Sources = [source] };
        Assert.Equal(new(25, 25, 0, 0, 0), await UpdateAsync(options));
        var before = File.ReadAllBytes(Path);
        Assert.Equal(["site.jsonl", "site.jsonl.state"], Directory.GetFiles(folder.Path).Select(System.IO.Path.GetFileName).Order());
        Assert.Equal(25, (await UpdateAsync(options)).Unchanged);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    [Theory]
    [InlineData(SiteSource.Rest)]
    [InlineData(SiteSource.Feed)]
    [InlineData(SiteSource.Sitemap)]
    [InlineData(SiteSource.Links)]
    public async Task What_changed_appeared_and_went_is_all_that_changes(SiteSource source)
    {
        site.Posts.RemoveAll(p => p.Id > 15);
        var options = new SiteReadOptions { Sources = [source] };
        await UpdateAsync(options);
        site.Posts[3] = site.Posts[3] with { Content = "<p>Changed text, of some more words.</p>", Modified = new(2024, 6, 1) };
        site.Posts.RemoveAll(p => p.Id == 9);
        site.Posts.Add(new(77, "New", "<p>A new post, of some more words.</p>") { Modified = new(2024, 7, 1) });
        site.Requests.Clear();

        Assert.Equal(new(15, 1, 1, 1, 0), await UpdateAsync(options));
        var documents = Documents.Read(Path).ToList();
        Assert.Equal(site.Posts.Select(p => p.Id).Order(), documents.Select(d => int.Parse(d.Id!)).Order());
        Assert.Equal("Changed text, of some more words.", documents.Single(d => d.Id == "4").Text);
        if (source is SiteSource.Sitemap)
            Assert.Equal(2, site.Requests.Count(r => r.StartsWith("/post-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(SiteSource.Sitemap)]
    [InlineData(SiteSource.Links)]
    public async Task What_recurs_on_the_pages_of_a_site_is_no_text_of_theirs_whenever_they_are_read(SiteSource source)
    {
        const string Promise = "Ana writes about gardens and lives with two cats by the sea.";
        site.Posts.RemoveAll(p => p.Id > 12);
        for (var i = 0; i < site.Posts.Count; i++)
            site.Posts[i] = site.Posts[i] with { Content = $"<p>{LongText(i)}</p><p>{Promise}</p>" };
        var options = new SiteReadOptions { Sources = [source] };

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpdateAsync(options, new Listener<int>(n =>
        {
            if (n >= 5)
                stop.Cancel();
        }), cancellationToken: stop.Token));
        Assert.Equal(12, (await UpdateAsync(options)).Added);
        Assert.Equal(site.Posts.Select((_, i) => LongText(i)).Order(), Documents.Read(Path).Select(d => d.Text).Order());

        // A post that comes later is alone with it, and still known by it.
        site.Posts.Add(new(77, "New", $"<p>{LongText(77)}</p><p>{Promise}</p>") { Modified = new(2024, 7, 1) });
        Assert.Equal(new(13, 1, 0, 0, 0), await UpdateAsync(options));
        Assert.Equal(LongText(77), Documents.Read(Path).Single(d => d.Id == "77").Text);

        static string LongText(int i) => $"Text number {i} is long enough to be most of its page, with words of its own like plum{i} and pear{i}, which nobody else has.";
    }

    [Fact]
    public async Task By_rest_a_text_is_what_its_author_wrote()
    {
        site.Posts.RemoveAll(p => p.Id > 12);
        for (var i = 0; i < site.Posts.Count; i++)
            site.Posts[i] = site.Posts[i] with { Content = $"<p>Text of its own, number {i}, with a few more words to it.</p><p>The same closing words stand under every text of mine.</p>" };
        await UpdateAsync(new() { Sources = [SiteSource.Rest] });
        Assert.All(Documents.Read(Path), d => Assert.EndsWith("under every text of mine.", d.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scheduled_post_that_appears_with_an_old_date_is_found_by_the_number_of_posts()
    {
        site.Posts[10] = site.Posts[10] with { Status = "future" };
        await UpdateAsync();
        site.Posts[10] = site.Posts[10] with { Status = "publish" };
        Assert.Equal(new(250, 1, 0, 0, 0), await UpdateAsync());
    }

    [Fact]
    public async Task A_source_that_fails_today_removes_nothing()
    {
        await UpdateAsync();
        site.Before = r => r.Path.StartsWith("/wp-json", StringComparison.Ordinal) ? LoopbackReply.Error(503) : null;
        site.HasSitemap = false;
        site.Posts.RemoveAll(p => p.Id > 100);
        Assert.Equal(250, (await UpdateAsync()).Documents);
        site.Before = _ => null;
        site.HasSitemap = true;
        Assert.Equal(new(100, 0, 0, 150, 0), await UpdateAsync());
    }

    [Fact]
    public async Task Unchanged_resources_are_asked_for_with_their_tags()
    {
        site.Posts.RemoveAll(p => p.Id > 5);
        var conditional = 0;
        site.Before = r =>
        {
            if (!r.Path.StartsWith("/post-", StringComparison.Ordinal))
                return null;
            if (r.Header("If-None-Match") == "\"tag\"")
            {
                Interlocked.Increment(ref conditional);
                return LoopbackReply.Error(304);
            }

            return FakeWordPress.Html($"<title>{r.Path}</title><body class=single><p>Words of {r.Path}</p>") with { Headers = new() { ["ETag"] = "\"tag\"", ["Content-Type"] = "text/html" } };
        };
        var options = new SiteReadOptions { Sources = [SiteSource.Links] };
        Assert.Equal(5, (await UpdateAsync(options)).Added);
        Assert.Equal(5, (await UpdateAsync(options)).Unchanged);
        Assert.Equal(5, conditional);
    }

    [Theory]
    [InlineData(SiteSource.Rest, 150)]
    [InlineData(SiteSource.Feed, 20)]
    [InlineData(SiteSource.Sitemap, 12)]
    [InlineData(SiteSource.Links, 12)]
    public async Task A_stop_at_any_byte_loses_and_repeats_nothing(SiteSource source, int stopAfter)
    {
        if (source is not SiteSource.Rest)
            site.Posts.RemoveAll(p => p.Id > 25);
        var options = new SiteReadOptions { Sources = [source] };
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpdateAsync(options, new Listener<int>(n =>
        {
            if (n >= stopAfter)
                stop.Cancel();
        }), cancellationToken: stop.Token));
        Assert.False(File.Exists(Path));
        var (part, state) = (File.ReadAllBytes(Path + ".part"), File.ReadAllBytes(Path + ".part.state"));

        // A process that dies has written the documents of a resource in part, or wholly and the line of its state in part.
        var stateBefore = state.AsSpan(0, state.Length - 1).LastIndexOf((byte)'\n') + 1;
        var random = new Random(stopAfter + (int)source);
        List<(int Part, int State)> cuts = [(part.Length, 0), (0, 0), (part.Length, 1)];
        for (var i = 0; i < 4; i++)
            cuts.Add((part.Length, random.Next(state.Length + 1)));
        for (var i = 0; i < 2; i++)
            cuts.Add((random.Next(LastResource(part, state), part.Length + 1), stateBefore));

        foreach (var (partLength, stateLength) in cuts)
        {
            foreach (var file in Directory.GetFiles(folder.Path))
                File.Delete(file);
            File.WriteAllBytes(Path + ".part", part[..partLength]);
            File.WriteAllBytes(Path + ".part.state", state[..stateLength]);
            await UpdateAsync(options);
            var ids = Documents.Read(Path).Select(d => int.Parse(d.Id!)).ToList();
            Assert.Equal(site.Posts.Select(p => p.Id).Order(), ids.Order());
            Assert.False(File.Exists(Path + ".part"));
        }
    }

    [Fact]
    public async Task A_run_that_goes_on_asks_for_no_part_twice()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => UpdateAsync(progress: new Listener<int>(n => stop.Cancel()), cancellationToken: stop.Token));
        site.Requests.Clear();
        Assert.Equal(new(250, 250, 0, 0, 100), await UpdateAsync());
        Assert.DoesNotContain(site.Requests, r => r.Contains("per_page=100&page=1&orderby", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_death_between_the_file_and_its_state_is_made_good()
    {
        await UpdateAsync();
        var (file, state) = (File.ReadAllBytes(Path), File.ReadAllBytes(Path + ".state"));
        File.Move(Path + ".state", Path + ".part.state");
        File.WriteAllBytes(Path + ".part", file);
        Assert.Equal(250, (await UpdateAsync()).Documents);
        Assert.Equal(file, File.ReadAllBytes(Path));
        Assert.Equal(250, (await UpdateAsync()).Unchanged);
        Assert.NotEmpty(state);
    }

    [Fact]
    public async Task Another_site_other_options_and_other_files_are_refused()
    {
        await UpdateAsync(new() { Sources = [SiteSource.Rest] });
        var options = await Assert.ThrowsAsync<WebFormatException>(() => UpdateAsync(new() { Sources = [SiteSource.Feed] }));
        Assert.Contains("--restart", options.Message, StringComparison.Ordinal);
        Assert.Equal(250, (await UpdateAsync(new() { Sources = [SiteSource.Feed] }, restart: true)).Documents);
        File.Delete(Path + ".state");
        await Assert.ThrowsAsync<WebFormatException>(() => UpdateAsync());
        Assert.Equal(250, Documents.Read(Path).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_runs_on_one_file_are_one_too_many(bool restart)
    {
        Task<SiteFileUpdate>? second = null;
        await UpdateAsync(progress: new Listener<int>(_ => second ??= UpdateAsync(restart: restart)));
        await Assert.ThrowsAsync<IOException>(() => second!);
        Assert.Equal(250, (await UpdateAsync()).Unchanged);
    }

    [Theory]
    [InlineData("not JSON\n")]
    [InlineData("[1]\n")]
    [InlineData("{\"id\":7}\n")]
    public async Task A_line_that_is_no_document_is_named(string line)
    {
        await UpdateAsync();
        File.AppendAllText(Path, line);
        var error = await Assert.ThrowsAsync<WebFormatException>(() => UpdateAsync());
        Assert.Equal(Path, error.FileName);
    }

    [Fact]
    public async Task A_last_line_without_line_feed_is_a_document_too()
    {
        await UpdateAsync();
        File.WriteAllText(Path, File.ReadAllText(Path).TrimEnd('\n'));
        Assert.Equal(250, (await UpdateAsync()).Unchanged);
    }

    [Fact]
    public async Task A_password_in_the_address_gets_into_no_file()
    {
        using var fetcher = SiteRead.CreateFetcher();
        await Assert.ThrowsAsync<WebFetchException>(() => SiteFile.UpdateAsync(Path, new($"http://user:secret@{site.Home.Authority}/"), fetcher));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Options_outside_their_range_are_refused_at_the_call()
    {
        using var fetcher = SiteRead.CreateFetcher();
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = WebSite.ReadAsync(site.Home, fetcher, new() { MaxDocuments = 0 }); });
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => UpdateAsync(new() { MaxPages = 0 }));
    }

    [Fact]
    public async Task A_restart_leaves_another_run_alone()
    {
        Task<SiteFileUpdate>? second = null;
        Assert.Equal(250, (await UpdateAsync(progress: new Listener<int>(_ => second ??= UpdateAsync(restart: true)))).Documents);
        await Assert.ThrowsAsync<IOException>(() => second!);
        Assert.Equal(250, (await UpdateAsync()).Unchanged);
    }

    [Theory]
    [InlineData("{\"id\":")]
    [InlineData("{\"id\":7}")]
    [InlineData("{}")]
    [InlineData("\ufeff{\"id\":\"7\"}")]
    public async Task A_line_that_was_broken_by_hand_is_named_before_anything_is_asked_for(string broken)
    {
        await UpdateAsync();
        var lines = File.ReadAllLines(Path);
        lines[6] = broken;
        File.WriteAllLines(Path, lines);
        site.Requests.Clear();
        var error = await Assert.ThrowsAsync<WebFormatException>(() => UpdateAsync());
        Assert.StartsWith($"{Path}, line 7: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("--restart", error.Message, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
        Assert.Equal(lines, File.ReadAllLines(Path));
    }

    [Theory]
    [InlineData(SiteSource.Rest)]
    [InlineData(SiteSource.Feed)]
    [InlineData(SiteSource.Sitemap)]
    [InlineData(SiteSource.Links)]
    public async Task Lines_that_went_by_hand_are_read_again(SiteSource source)
    {
        site.Posts.RemoveAll(p => p.Id > 15);
        var options = new SiteReadOptions { Sources = [source] };
        await UpdateAsync(options);
        var lines = File.ReadAllLines(Path);

        // Of what is left, a blank line is none, and the last lacks its line feed.
        File.WriteAllText(Path, string.Join('\n', lines[..5]) + "\n\n" + string.Join('\n', lines[7..]));
        Assert.Equal(new(15, 2, 0, 0, 0), await UpdateAsync(options));
        Assert.Equal(lines.Order(StringComparer.Ordinal), File.ReadAllLines(Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_run_that_came_to_nothing_is_not_in_the_way_of_the_next()
    {
        using var fetcher = SiteRead.CreateFetcher();
        site.Before = _ => LoopbackReply.Error(403);
        await Assert.ThrowsAsync<WebFetchException>(() => SiteFile.UpdateAsync(Path, new(site.Home, "misspelt/"), fetcher, new() { Sources = [SiteSource.Rest] }));
        Assert.Empty(Directory.GetFiles(folder.Path));
        site.Before = _ => null;
        Assert.Equal(250, (await UpdateAsync()).Added);
    }

    [Fact]
    public async Task A_document_comes_back_from_its_line_as_it_was()
    {
        using var fetcher = SiteRead.CreateFetcher();
        site.Posts[0] = new(1, "A \"title\"\u2028 & more", "<p>One</p><p>Two 😀</p>") { Type = "page", Categories = [3, 4] };
        await UpdateAsync();
        var expected = (await SiteRead.OfAsync(site.Home)).Documents.Single(d => d.Id == "1");
        var document = Documents.Read(Path).Single(d => d.Id == "1");
        Assert.Equal(expected.Categories, document.Categories);
        Assert.Equal(expected with { Categories = [], Tags = [] }, document with { Categories = [], Tags = [], Line = null });
    }

    // Where the documents of the last resource begin: as many lines from the end as its line of state names.
    private static int LastResource(byte[] part, byte[] state)
    {
        var last = System.Text.Encoding.UTF8.GetString(state).TrimEnd('\n').Split('\n')[^1];
        var count = System.Text.Json.Nodes.JsonNode.Parse(last)!["resource"]!["documents"]!.AsArray().Count;
        var at = part.Length;
        for (var i = 0; i < count; i++)
            at = part.AsSpan(0, at - 1).LastIndexOf((byte)'\n') + 1;
        return at;
    }

    private async Task<SiteFileUpdate> UpdateAsync(SiteReadOptions? options = null, IProgress<int>? progress = null, bool restart = false, CancellationToken cancellationToken = default)
    {
        using var fetcher = SiteRead.CreateFetcher();
        return await SiteFile.UpdateAsync(Path, site.Home, fetcher, options, restart, progress: progress, cancellationToken: cancellationToken);
    }
}
