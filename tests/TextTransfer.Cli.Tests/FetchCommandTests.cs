using TextTransfer.Web.Tests.Sites;

namespace TextTransfer.Cli.Tests;

/// <summary>Sites into files, by a process that may die.</summary>
public sealed class FetchCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeWordPress site = new(FakePost.Many(40));

    private string Output => folder.File("site.jsonl");

    public void Dispose()
    {
        site.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_process_killed_again_and_again_ends_with_the_file_of_one_that_was_not()
    {
        string[] arguments = ["fetch", site.Url + "/", "-o", Output, "--source", "sitemap", "--allow-private", "--delay", "0"];
        for (int kill = 1; kill <= 5; kill++)
        {
            using CommandProcess run = CommandProcess.Start(new Dictionary<string, string>(), arguments);
            await RequestsAsync("/post-", 6);
            run.Kill();
            Assert.False(File.Exists(Output));
        }

        CommandRun last = await CommandProcess.RunAsync(new Dictionary<string, string>(), arguments);
        Assert.Equal(0, last.ExitCode);
        Assert.Contains("40 documents", last.Output, StringComparison.Ordinal);
        Assert.Contains("were there from a run that was stopped", last.Output, StringComparison.Ordinal);
        Assert.Equal(FakePost.Many(40).Select(p => p.Id).Order(), Documents.Read(Output).Select(d => int.Parse(d.Id!)).Order());

        // What was under way at a kill is asked for again, and nothing else.
        Assert.InRange(site.Requests.Count(r => r.StartsWith("/post-", StringComparison.Ordinal)), 40, 40 + (2 * 5));
        CommandRun again = await CommandRun.Of([.. arguments[..3], folder.File("other.jsonl"), .. arguments[4..]]);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(File.ReadAllLines(folder.File("other.jsonl")), File.ReadAllLines(Output));
    }

    [Fact]
    public async Task What_is_found_out_goes_to_standard_error_and_documents_to_standard_output()
    {
        site.HasRest = false;
        CommandRun run = await CommandRun.Of("fetch", site.Url, "--allow-private", "--delay", "0");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(40, run.OutputLines.Length);
        Assert.All(run.OutputLines, l => Assert.StartsWith("{\"id\":", l, StringComparison.Ordinal));
        Assert.Contains("REST: not WordPress, or its REST API was taken away (404)", run.Error, StringComparison.Ordinal);
        Assert.Contains("feed: 40 documents.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "no address", "fetch", "example.org")]
    [InlineData(2, "--user", "fetch", "http://127.0.0.1:9/", "--unpublished")]
    [InlineData(2, "TEXTTRANSFER_PASSWORD", "fetch", "https://127.0.0.1:9/", "--user", "ana")]
    [InlineData(2, "--restart", "fetch", "http://127.0.0.1:9/", "--restart")]
    [InlineData(2, "--max-documents", "fetch", "http://127.0.0.1:9/", "--max-documents", "0")]
    [InlineData(2, "--delay", "fetch", "http://127.0.0.1:9/", "--delay", "-1")]
    [InlineData(2, "--source takes rest, feed, sitemap or links, not 'foo'", "fetch", "http://127.0.0.1:9/", "--source", "rest", "foo")]
    [InlineData(2, "--source takes rest, feed, sitemap or links, not '3'", "labels", "http://127.0.0.1:9/", "--source", "3")]
    [InlineData(2, "--by takes categories or tags, not 'foo'", "labels", "http://127.0.0.1:9/", "--by", "foo")]
    [InlineData(2, "meansqrtlength", "embed", "x", "--pooling", "Mean,foo")]
    [InlineData(1, "only http and https addresses are fetched", "extract", "ftp://x/")]
    [InlineData(1, "only http and https addresses are fetched", "labels", "ftp://x/")]
    [InlineData(1, "127.0.0.1", "fetch", "http://127.0.0.1:9/")]
    [InlineData(1, "Use --allow-private", "fetch", "http://127.0.0.1:9/")]
    [InlineData(1, "Use --allow-private", "extract", "http://127.0.0.1:9/")]
    [InlineData(1, "--user", "fetch", "http://ana:secret@127.0.0.1:9/", "--allow-private")]
    public async Task Wrong_use_and_failures_have_their_codes_and_reasons(int code, string reason, params string[] arguments)
    {
        CommandRun run = await CommandRun.Of(arguments);
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("WebFetcherOptions", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("expected type", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task One_document_is_told_in_the_singular()
    {
        site.Posts.RemoveRange(1, 39);
        CommandRun run = await CommandRun.Of("fetch", site.Url, "-o", Output, "--allow-private", "--delay", "0", "--source", "REST");
        Assert.StartsWith("1 document in", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_disallows_all_is_told_with_the_option_that_lifts_it()
    {
        site.Before = r => r.Path == "/robots.txt" ? new(200, "User-agent: *\nDisallow: /"u8.ToArray()) : null;
        CommandRun run = await CommandRun.Of("fetch", site.Url, "--allow-private", "--delay", "0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("use --ignore-robots", run.Error, StringComparison.Ordinal);
    }

    private async Task RequestsAsync(string start, int count)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int seen = 0;
        site.Before = r =>
        {
            if (r.Target.StartsWith(start, StringComparison.Ordinal) && Interlocked.Increment(ref seen) >= count)
                reached.TrySetResult();
            return null;
        };
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }
}
