using System.Net;
using CsCheck;

namespace TextTransfer.Web.Tests.Fetching;

/// <summary>Addresses that a fetcher must not ask, whoever names them.</summary>
public class RefusedAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1/", "loopback")]
    [InlineData("http://127.1/", "loopback")]
    [InlineData("http://2130706433/", "loopback")]
    [InlineData("http://0x7f000001/", "loopback")]
    [InlineData("http://0177.0.0.1/", "loopback")]
    [InlineData("http://0x7f.1/", "loopback")]
    [InlineData("http://127。0。0。1/", "loopback")]
    [InlineData("http://[::1]/", "loopback")]
    [InlineData("http://[::ffff:127.0.0.1]/", "loopback")]
    [InlineData("http://[::127.0.0.1]/", "loopback")]
    [InlineData("http://[64:ff9b::7f00:1]/", "loopback")]
    [InlineData("http://[2002:7f00:1::]/", "loopback")]
    [InlineData("http://0.0.0.0/", "unspecified")]
    [InlineData("http://0/", "unspecified")]
    [InlineData("http://[::]/", "unspecified")]
    [InlineData("http://10.255.255.255/", "private")]
    [InlineData("http://172.16.0.0/", "private")]
    [InlineData("http://172.31.255.255/", "private")]
    [InlineData("http://192.168.1.1/", "private")]
    [InlineData("http://100.64.0.0/", "shared")]
    [InlineData("http://100.127.255.255/", "shared")]
    [InlineData("http://169.254.1.1/", "link-local")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "metadata")]
    [InlineData("http://[::ffff:a9fe:a9fe]/", "metadata")]
    [InlineData("http://[fd00:ec2::254]/", "metadata")]
    [InlineData("http://[fd00:ec2::23]/", "metadata")]
    [InlineData("http://[fe80::a9fe:a9fe]/", "metadata")]
    [InlineData("http://169.254.170.2/v2/credentials", "metadata")]
    [InlineData("http://[fe80::1]/", "link-local")]
    [InlineData("http://[fc00::1]/", "unique-local")]
    [InlineData("http://[fdff::1]/", "unique-local")]
    [InlineData("http://[fec0::1]/", "site-local")]
    [InlineData("http://[ff02::1]/", "multicast")]
    [InlineData("http://224.0.0.1/", "multicast")]
    [InlineData("http://239.255.255.255/", "multicast")]
    [InlineData("http://240.0.0.1/", "reserved")]
    [InlineData("http://255.255.255.255/", "reserved")]
    [InlineData("http://192.0.2.1/", "documentation")]
    [InlineData("http://198.51.100.1/", "documentation")]
    [InlineData("http://203.0.113.1/", "documentation")]
    [InlineData("http://[2001:db8::1]/", "documentation")]
    [InlineData("http://198.19.255.255/", "benchmarks")]
    [InlineData("http://192.0.0.192/", "protocols")]
    [InlineData("http://[2001::1]/", "protocols")]
    [InlineData("http://[100::1]/", "not a public address")]
    [InlineData("http://[5f00::1]/", "not a public address")]
    [InlineData("ftp://93.184.216.34/", "http://")]
    [InlineData("file:///etc/passwd", "http://")]
    [InlineData("gopher://93.184.216.34/", "http://")]
    [InlineData("data:text/html,x", "http://")]
    [InlineData("javascript:alert(1)", "http://")]
    public async Task Is_refused_by_name(string address, string reason)
    {
        using var fetcher = new WebFetcher();
        var error = await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetAsync(new(address)));
        Assert.Equal(WebFetchFailure.RefusedAddress, error.Failure);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(new Uri(address).AbsoluteUri, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetRobotsAsync(new(address)));
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("169.255.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.0.1.0")]
    [InlineData("192.0.3.0")]
    [InlineData("192.167.255.255")]
    [InlineData("192.169.0.0")]
    [InlineData("198.17.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("[2606:4700::1111]")]
    [InlineData("[2001:200::1]")]
    [InlineData("[2001:db9::1]")]
    [InlineData("[64:ff9b::808:808]")]
    [InlineData("[::ffff:8.8.8.8]")]
    public async Task Public_neighbours_are_not(string host) => Assert.False(await IsRefusedAsync(host));

    [Fact]
    public async Task Numbers_within_numbers_count_as_what_they_carry() =>
        await Gen.Byte.Array[4].Select(b => new IPAddress(b)).SampleAsync(async inner =>
        {
            var hex = Convert.ToHexStringLower(inner.GetAddressBytes());
            var refused = await IsRefusedAsync(inner.ToString());
            foreach (var host in new[] { $"[::ffff:{hex[..4]}:{hex[4..]}]", $"[64:ff9b::{hex[..4]}:{hex[4..]}]", $"[2002:{hex[..4]}:{hex[4..]}::1]" })
                Assert.Equal(refused, await IsRefusedAsync(host));
        }, iter: 300);

    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://192.0.2.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task Some_are_refused_even_where_private_ones_are_allowed(string address)
    {
        using var fetcher = new WebFetcher(new() { AllowPrivate = true });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetAsync(new(address)));
        Assert.Equal(WebFetchFailure.RefusedAddress, error.Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_is_refused_for_what_it_resolves_to(bool obeyRobots)
    {
        using var site = new Site(_ => Site.Text("secret"), o => new() { ObeyRobots = obeyRobots });
        var error = await Assert.ThrowsAsync<WebFetchException>(() => site.Fetcher.GetAsync(site.Url("/page", "localhost")));
        Assert.Equal(WebFetchFailure.RefusedAddress, error.Failure);
        Assert.Equal(site.Url("/page", "localhost"), error.Address);
        Assert.Contains("localhost is ", error.Message, StringComparison.Ordinal);
        Assert.Contains("loopback", error.Message, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_name_is_connected_to_where_it_was_checked()
    {
        // Of several addresses, only those that pass.
        using var site = new Site(_ => Site.Text("page"), o => o with { Resolver = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.2.1"), IPAddress.Loopback]) });
        var answer = await site.Fetcher.GetAsync(site.Url("/", "site.example"));
        Assert.Equal("page", answer.DecodeText());
        Assert.Equal($"site.example:{site.Port}", Assert.Single(site.Requests).Request.Header("Host"));
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_is_checked_anew()
    {
        var asked = 0;
        using var site = new Site(_ => Site.Text("page"), o => o with { Resolver = (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("169.254.169.254")]) });
        await site.Fetcher.GetAsync(site.Url("/", "rebinding.example"));
        var error = await Assert.ThrowsAsync<WebFetchException>(() => site.Fetcher.GetAsync(site.Url("/", "rebinding.example")));
        Assert.Contains("rebinding.example is 169.254.169.254, the metadata service of a cloud", error.Message, StringComparison.Ordinal);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_proxy_is_used_when_asked_for_and_looks_up_names_itself()
    {
        using var proxy = new Site(r => Site.Text(r.Target));
        HttpClient.DefaultProxy = new WebProxy(proxy.Url());
        var direct = new WebFetcherOptions { ObeyRobots = false, Resolver = (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) };
        using var withProxy = new WebFetcher(direct with { UseProxy = true });
        Assert.Equal("http://site.example/page", (await withProxy.GetAsync(new("http://site.example/page"))).DecodeText());
        await Assert.ThrowsAsync<WebFetchException>(() => withProxy.GetAsync(new("http://10.0.0.1/")));

        using var without = new WebFetcher(direct);
        Assert.Equal(WebFetchFailure.RefusedAddress, (await Assert.ThrowsAsync<WebFetchException>(() => without.GetAsync(new("http://site.example/page")))).Failure);
        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task Passwords_in_addresses_are_refused_and_not_repeated()
    {
        using var fetcher = new WebFetcher();
        var error = await Assert.ThrowsAsync<WebFetchException>(() => fetcher.GetAsync(new("https://ann:s3cret@example.com/")));
        Assert.DoesNotContain("s3cret", error.Message, StringComparison.Ordinal);
        Assert.Contains("Credentials", error.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> IsRefusedAsync(string host)
    {
        // Cancelled before anything is sent: what passes the check ends there.
        using var fetcher = new WebFetcher(new() { ObeyRobots = false });
        var error = await Assert.ThrowsAnyAsync<Exception>(() => fetcher.GetAsync(new($"http://{host}/"), null, new CancellationToken(canceled: true)));
        Assert.True(error is OperationCanceledException or WebFetchException { Failure: WebFetchFailure.RefusedAddress }, $"{error}");
        return error is WebFetchException;
    }
}
