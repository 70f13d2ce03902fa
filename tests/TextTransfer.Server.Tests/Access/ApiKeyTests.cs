using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TextTransfer.Server.Tests.Access;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task A_key_that_is_known_opens_and_all_else_is_401()
    {
        (string secret, ApiKey key) = ApiKey.Create("shop");
        (string old, ApiKey expired) = ApiKey.Create("shop");
        expired.Expires = DateTimeOffset.UnixEpoch;
        await using Service service = await Service.StartAsync(o =>
        {
            o.AllowWithoutKey = false;
            o.Keys.Add(expired);
            o.Keys.Add(key);
        });
        Assert.Equal(200, await AskAsync(service, $"Bearer {secret}"));
        Assert.Equal(200, await AskAsync(service, $"bearer {secret}"));
        foreach (string? header in new[] { null, "Bearer", "Bearer ", $"Bearer {secret}x", $"Bearer {secret[..^1]}", $"Basic {secret}", $"Bearer {old}", $"Bearer {key.Sha256}", $"Bearer {new string('a', 2000)}" })
            Assert.Equal(401, await AskAsync(service, header));
    }

    [Fact]
    public async Task Without_one_the_answer_says_how_to_state_it()
    {
        await using Service service = await Service.StartAsync(o =>
        {
            o.AllowWithoutKey = false;
            o.Keys.Add(ApiKey.Create("shop").Key);
        });
        using HttpResponseMessage response = await service.PostAsync("/v1/classify", new { text = "a" });
        await Service.ProblemAsync(response, 401, "Authorization: Bearer");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        using HttpResponseMessage metrics = await service.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, metrics.StatusCode);
        using HttpResponseMessage alive = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Keys_change_in_the_running_service()
    {
        (string first, ApiKey old) = ApiKey.Create("shop");
        (string second, ApiKey fresh) = ApiKey.Create("shop");
        IConfigurationRoot configuration = null!;
        await using Service service = await Service.StartAsync(o => o.AllowWithoutKey = false, builder =>
        {
            builder.Configuration.AddInMemoryCollection(Configured(old));
            configuration = builder.Configuration;
        });
        Assert.Equal((200, 401), (await AskAsync(service, $"Bearer {first}"), await AskAsync(service, $"Bearer {second}")));
        Set(configuration, old, fresh);
        Assert.Equal((200, 200), (await AskAsync(service, $"Bearer {first}"), await AskAsync(service, $"Bearer {second}")));
        Set(configuration, fresh, fresh);
        Assert.Equal((401, 200), (await AskAsync(service, $"Bearer {first}"), await AskAsync(service, $"Bearer {second}")));
    }

    [Fact]
    public async Task Without_keys_it_starts_only_by_choice_and_only_on_loopback()
    {
        ServerSetupException none = await Assert.ThrowsAsync<ServerSetupException>(() => Service.StartAsync(o => o.AllowWithoutKey = false));
        Assert.Contains("--no-keys", none.Message, StringComparison.Ordinal);
        ServerSetupException open = await Assert.ThrowsAsync<ServerSetupException>(() => Service.StartAsync(build: b => b.WebHost.UseUrls("http://0.0.0.0:0")));
        Assert.Contains("loopback", open.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 64)]
    [InlineData("shop", 63)]
    public async Task A_key_that_is_not_well_formed_ends_the_start(string name, int digits) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => Service.StartAsync(o => o.Keys.Add(new() { Name = name, Sha256 = new string('a', digits) })));

    [Fact]
    public async Task Pages_of_other_origins_are_not_let_in_unless_named()
    {
        await using Service closed = await Service.StartAsync();
        await using Service named = await Service.StartAsync(o => o.CorsOrigins.Add("https://example.org"));
        Assert.Null(await OriginAsync(closed, "https://example.org"));
        Assert.Equal("https://example.org", await OriginAsync(named, "https://example.org"));
        Assert.Null(await OriginAsync(named, "https://example.com"));
    }

    private static async Task<string?> OriginAsync(Service service, string origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Options, "/v1/classify");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? values) ? values.Single() : null;
    }

    private static void Set(IConfigurationRoot configuration, params ApiKey[] keys)
    {
        foreach ((string name, string? value) in Configured(keys))
            configuration[name] = value;
        configuration.Reload();
    }

    private static IEnumerable<KeyValuePair<string, string?>> Configured(params ApiKey[] keys) => keys.SelectMany((k, i) => new KeyValuePair<string, string?>[]
    {
        new($"TextTransfer:Server:Keys:{i}:Name", k.Name),
        new($"TextTransfer:Server:Keys:{i}:Sha256", k.Sha256),
    });

    private static async Task<int> AskAsync(Service service, string? authorization)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models");
        if (authorization is not null)
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
