using System.Text.Json;

namespace TextTransfer.Server.Tests.Endpoints;

public sealed class OpenApiTests
{
    [Fact]
    public async Task The_document_describes_every_address_its_members_and_the_key()
    {
        await using Service service = await Service.StartAsync();
        JsonElement document = await service.GetAsync("/openapi/v1.json");
        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(p => p.Name)];
        Assert.Superset(new HashSet<string>(["/v1/classify", "/v1/embeddings", "/v1/compare", "/v1/models", "/v1/models/{name}"]), new HashSet<string>(paths));
        JsonElement schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("ClassifyResult").GetProperty("properties").TryGetProperty("abstained", out _));
        Assert.True(schemas.GetProperty("EmbeddingsRequest").GetProperty("properties").GetProperty("input").TryGetProperty("oneOf", out _));
        Assert.True(document.GetProperty("paths").GetProperty("/v1/classify").GetProperty("post").GetProperty("responses").TryGetProperty("429", out _));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
    }

    [Fact]
    public async Task It_can_be_browsed_without_another_server()
    {
        await using Service service = await Service.StartAsync();
        string page = await service.Client.GetStringAsync(new Uri("/scalar/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("TextTransfer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("cdn.", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/nothing", "GET", "", 404)]
    [InlineData("/v2/classify", "POST", "application/json", 404)]
    [InlineData("/v1/classify", "GET", "", 405)]
    [InlineData("/v1/classify", "POST", "text/plain", 415)]
    public async Task Every_error_is_problem_details(string path, string method, string type, int status)
    {
        await using Service service = await Service.StartAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (type.Length > 0)
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, type);
        using HttpResponseMessage response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Service.ProblemAsync(response, status);
    }
}
