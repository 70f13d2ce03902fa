using System.Runtime.InteropServices;
using System.Text.Json;

namespace TextTransfer.Server.Tests.Endpoints;

public sealed class EmbeddingsTests
{
    [Fact]
    public async Task Numbers_and_Base64_are_the_vectors_of_the_encoder()
    {
        await using Service service = await Service.StartAsync();
        using ToyEncoder encoder = new();
        string[] input = ["salt the pasta water", "compost"];
        JsonElement plain = await service.AskAsync("/v1/embeddings", new { model = "topics", input, encoding_format = "float", user = "someone" });
        JsonElement packed = await service.AskAsync("/v1/embeddings", new { model = "toy", input, encoding_format = "base64" });
        for (int i = 0; i < input.Length; i++)
        {
            float[] expected = encoder.Encode(input[i]).Vector.ToArray();
            Assert.Equal(expected, plain.GetProperty("data")[i].GetProperty("embedding").EnumerateArray().Select(v => v.GetSingle()));
            Assert.Equal(i, plain.GetProperty("data")[i].GetProperty("index").GetInt32());
            Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(packed.GetProperty("data")[i].GetProperty("embedding").GetBytesFromBase64()).ToArray());
        }
        Assert.Equal(5, plain.GetProperty("usage").GetProperty("prompt_tokens").GetInt32());
        Assert.Equal("topics", plain.GetProperty("model").GetString());
    }

    [Theory]
    [InlineData("""{"model":"topics","input":[1,2,3]}""", "token ids")]
    [InlineData("""{"model":"topics","input":{}}""", "string")]
    [InlineData("""{"model":"topics","input":"a","dimensions":3}""", "64 dimensions")]
    [InlineData("""{"model":"topics","input":"a","encoding_format":"int8"}""", "base64")]
    [InlineData("""{"model":"topics"}""", "/openapi/v1.json")]
    public async Task What_it_does_not_do_is_told_where_clients_of_OpenAI_read_it(string body, string part)
    {
        await using Service service = await Service.StartAsync();
        using HttpResponseMessage response = await service.PostAsync("/v1/embeddings", body);
        JsonElement problem = await Service.ProblemAsync(response, 400, part);
        Assert.Contains(part, problem.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_texts_are_compared_by_their_cosine()
    {
        await using Service service = await Service.StartAsync();
        JsonElement same = await service.AskAsync("/v1/compare", new { first = "salt the water", second = "water the salt" });
        Assert.Equal(1, same.GetProperty("cosine").GetDouble(), 1e-6);
        JsonElement half = await service.AskAsync("/v1/compare", new { first = "salt", second = "salt water" });
        Assert.Equal(Math.Sqrt(0.5), half.GetProperty("cosine").GetDouble(), 1e-6);
    }
}
