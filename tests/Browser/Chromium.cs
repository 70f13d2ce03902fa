using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TextTransfer.Tests.Browser;

/// <summary>The machine's Chromium without a window; tests that need it are skipped where there is none.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        string? path = Names
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, "no Chromium is installed on this machine");
        IPlaywright playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] }));
    }

    /// <summary>A page that remembers script errors, dialogs and requests beyond its own address (<see cref="BrowserPage.Faults"/>).</summary>
    public async Task<BrowserPage> OpenAsync(string url, int width = 1100, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        BrowserPage opened = new(page, url);
        await page.GotoAsync(url);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

/// <summary>A page and what went wrong on it.</summary>
internal sealed class BrowserPage
{
    private readonly List<string> faults = [];

    public BrowserPage(IPage page, string url)
    {
        Page = page;
        page.PageError += (_, message) => faults.Add($"script error: {message}");
        page.Console += (_, message) => { if (message.Type == "error") faults.Add($"console: {message.Text}"); };
        page.Dialog += async (_, dialog) => { faults.Add($"dialog: {dialog.Message}"); await dialog.DismissAsync(); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(url, StringComparison.Ordinal)) faults.Add($"request: {request.Url}"); };
    }

    public IPage Page { get; }

    /// <summary>What went wrong so far; empty if nothing did.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>What an automated check of accessibility (axe) has to say; empty if nothing.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityFaultsAsync()
    {
        AxeResult result = await Page.RunAxe();
        return [.. result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }
}
