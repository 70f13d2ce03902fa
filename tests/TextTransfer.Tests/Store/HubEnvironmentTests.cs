namespace TextTransfer.Tests.Store;

/// <summary>The variables that the hub's own tools use mean the same here.</summary>
public sealed class HubEnvironmentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Nothing_stated_is_the_public_hub_without_a_token()
    {
        EncoderStoreOptions options = Read(("HF_HOME", folder.Path));
        Assert.Equal(new("https://huggingface.co"), options.Endpoint);
        Assert.Null(options.Token);
        Assert.False(options.IsOffline);
        Assert.Equal(folder.File("hub"), options.HubCache);
    }

    [Fact]
    public void A_mirror_may_have_a_path() =>
        Assert.Equal("https://mirror.example/hub", Read(("HF_ENDPOINT", "https://mirror.example/hub/")).Endpoint.AbsoluteUri.TrimEnd('/'));

    [Fact]
    public void The_token_is_stated_or_lies_in_a_file()
    {
        folder.Write("token", "hf_file\n");
        string other = folder.Write("other", "hf_other\n");
        Assert.Equal("hf_file", Read(("HF_HOME", folder.Path)).Token);
        Assert.Equal("hf_other", Read(("HF_HOME", folder.Path), ("HF_TOKEN_PATH", other)).Token);
        Assert.Equal("hf_stated", Read(("HF_HOME", folder.Path), ("HF_TOKEN", " hf_stated ")).Token);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("True", true)]
    [InlineData("yes", true)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void Offline_is_a_truth_value(string value, bool isOffline) =>
        Assert.Equal(isOffline, Read(("HF_HOME", folder.Path), ("HF_HUB_OFFLINE", value)).IsOffline);

    [Fact]
    public void The_cache_is_where_the_first_of_its_variables_says()
    {
        Assert.Equal("/x", Read(("HF_HUB_CACHE", "/x"), ("HF_HOME", folder.Path)).HubCache);
        Assert.Equal(Path.Combine(folder.Path, "huggingface", "hub"), Read(("XDG_CACHE_HOME", folder.Path)).HubCache);
    }

    [Theory]
    [InlineData("mirror.example")]
    [InlineData("ftp://mirror.example")]
    public void What_is_no_address_is_refused(string endpoint) =>
        Assert.Contains(endpoint, Assert.Throws<EncoderStoreException>(() => Read(("HF_ENDPOINT", endpoint))).Message, StringComparison.Ordinal);

    private EncoderStoreOptions Read(params (string Name, string Value)[] variables)
    {
        // Without a home stated, that of whoever runs the tests would be read.
        Dictionary<string, string> stated = variables.ToDictionary(v => v.Name, v => v.Value);
        if (!stated.ContainsKey("XDG_CACHE_HOME"))
            stated.TryAdd("HF_HOME", folder.Path);
        return TextTransfer.Store.Hub.HubEnvironment.Read(stated.GetValueOrDefault);
    }
}
