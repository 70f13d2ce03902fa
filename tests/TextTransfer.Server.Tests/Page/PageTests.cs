using Microsoft.Playwright;
using TextTransfer.Tests.Browser;

namespace TextTransfer.Server.Tests.Page;

public sealed class PageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_classifies_a_text_and_a_file_by_keyboard_and_axe_finds_nothing(bool withKey)
    {
        await using Chromium chromium = await Chromium.StartAsync();
        (string secret, ApiKey key) = ApiKey.Create("person");
        await using Service service = await Service.StartAsync(o =>
        {
            if (withKey)
                o.Keys.Add(key);
        });
        BrowserPage opened = await chromium.OpenAsync(service.Url + "/");
        IPage page = opened.Page;
        if (withKey)
        {
            await page.GetByLabel("Key of this service").FillAsync(secret);
            await page.Keyboard.PressAsync("Tab");
        }
        await page.WaitForFunctionAsync("() => document.getElementById('model').options.length > 0");
        Assert.Empty(await opened.AccessibilityFaultsAsync());

        await page.GetByLabel("Text", new() { Exact = true }).FocusAsync();
        await page.Keyboard.TypeAsync("Bake the bread\nand salt the water <b>now</b>");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Results" }).WaitForAsync();
        Assert.Equal("results-title", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Contains("kitchen", await page.Locator("#rows tr").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("kitchen against garden", await page.Locator("#why").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await opened.AccessibilityFaultsAsync());

        await ChooseAsync(page, "posts.csv", "id,title,text\n1,=1+1,bake the bread\n2,Beans,sow the beans\n");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#rows tr').length === 2 && document.getElementById('status').textContent === 'Done.'");
        Assert.Contains("garden", (await page.Locator("#rows tr").AllInnerTextsAsync())[1], StringComparison.Ordinal);
        Assert.Empty(await opened.AccessibilityFaultsAsync());
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download" }).ClickAsync());
        string[] csv = (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal("id,title,label,probability,abstained,error", csv[0]);
        Assert.StartsWith("\"1\",\"'=1+1\",\"kitchen\",", csv[1], StringComparison.Ordinal);

        await ChooseAsync(page, "posts.pdf", "%PDF");
        await page.WaitForFunctionAsync("() => document.getElementById('status').textContent.includes('extension')");
        Assert.Empty(await opened.AccessibilityFaultsAsync());
        // The browser itself tells of answers it was meant to get: without a key yet, and to a file of no known kind.
        Assert.DoesNotContain(opened.Faults, f => !f.Contains("401", StringComparison.Ordinal) && !f.Contains("415", StringComparison.Ordinal) && !f.Contains("blob:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_foreign_may_run_in_it()
    {
        await using Service service = await Service.StartAsync();
        using HttpResponseMessage page = await service.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        string policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task ChooseAsync(IPage page, string name, string content) =>
        page.GetByLabel("Or a file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
}
