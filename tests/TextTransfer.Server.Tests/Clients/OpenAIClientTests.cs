using System.Text.Json;

namespace TextTransfer.Server.Tests.Clients;

public sealed class OpenAIClientTests
{
    [Fact]
    public async Task The_client_of_OpenAI_works_unchanged()
    {
        (string secret, ApiKey key) = ApiKey.Create("node");
        await using Service service = await Service.StartAsync(o => o.Keys.Add(key));
        JsonElement told = JsonElement.Parse(await ClientTools.NodeAsync("Clients/openai.cjs", ["openai"], ("SERVICE", service.Url), ("KEY", secret)));
        using ToyEncoder encoder = new();
        Assert.Equal(encoder.Encode("salt the pasta water").Vector.ToArray(), told.GetProperty("vectors")[0].EnumerateArray().Select(v => v.GetSingle()));
        Assert.Equal(7, told.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        Assert.Equal("topics", Assert.Single(told.GetProperty("models").EnumerateArray()).GetString());
        Assert.Equal("NotFoundError", told.GetProperty("refused")[0].GetString());
        Assert.Contains("There is no such model", told.GetProperty("refused")[1].GetString(), StringComparison.Ordinal);
        Assert.Equal("AuthenticationError", told.GetProperty("unknown").GetString());
    }
}
