using System.Text.Json;
using TextTransfer.Server.Tests.Clients;

namespace TextTransfer.Server.Tests.Page;

public sealed class PageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_classifies_a_text_and_a_file_by_keyboard_and_axe_finds_nothing(bool withKey)
    {
        string? chromium = ClientTools.Find("chromium");
        Assert.SkipWhen(chromium is null, "chromium is not on the path");
        (string secret, ApiKey key) = ApiKey.Create("person");
        await using Service service = await Service.StartAsync(o =>
        {
            if (withKey)
                o.Keys.Add(key);
        });
        JsonElement told = JsonElement.Parse(await ClientTools.NodeAsync("Page/page.cjs", ["playwright-core", "axe-core"],
            ("SERVICE", service.Url), ("KEY", withKey ? secret : ""), ("CHROMIUM", chromium!), ("SCREENSHOT", Environment.GetEnvironmentVariable("TEXTTRANSFER_SCREENSHOT") ?? "")));
        Assert.Empty(told.GetProperty("violations").EnumerateArray());
        Assert.Empty(told.GetProperty("problems").EnumerateArray());
        Assert.All(told.GetProperty("requests").EnumerateArray().Select(r => r.GetString()), r => Assert.Contains(r, new[] { service.Url, "null" }));
        Assert.Equal("results-title", told.GetProperty("focus").GetString());
        Assert.Contains("kitchen", told.GetProperty("row").GetString(), StringComparison.Ordinal);
        Assert.Contains("kitchen against garden", told.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Contains("garden", told.GetProperty("rows")[1].GetString(), StringComparison.Ordinal);
        string[] csv = told.GetProperty("csv").GetString()!.Split("\r\n");
        Assert.Equal("id,title,label,probability,abstained,error", csv[0]);
        Assert.StartsWith("\"1\",\"'=1+1\",\"kitchen\",", csv[1], StringComparison.Ordinal);
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
}
