using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TextTransfer.Server.Tests.Endpoints;

public sealed class StreamTests
{
    private const string Ndjson = "application/x-ndjson";

    [Fact]
    public async Task Lines_are_answered_in_their_order_and_a_wrong_one_for_itself_alone()
    {
        await using Service service = await Service.StartAsync(o => o.MaxTokens = 4000);
        StringBuilder body = new();
        for (int i = 0; i < 500; i++)
            body.Append(i % 100 == 50 ? "{\"txet\":\"a\"}\n" : $$"""{"text":"{{(i % 2 == 0 ? "bake the bread" : "sow the beans")}} {{i}}","id":"n{{i}}"}""" + "\r\n");
        body.Append("\n{\"text\":\"" + new string('a', 5000) + "\"}\n{\"text\":\"\\ud800\"}\nnull\n{\"text\":\"last\"}");
        JsonElement[] lines = await LinesAsync(await service.PostAsync("/v1/classify/stream", Encoding.UTF8.GetBytes(body.ToString()), Ndjson));
        Assert.Equal(504, lines.Length);
        Assert.Equal(Enumerable.Range(0, 504), lines.Select(l => l.GetProperty("index").GetInt32()));
        for (int i = 0; i < 500; i++)
        {
            if (i % 100 == 50)
            {
                Assert.Equal(400, lines[i].GetProperty("error").GetProperty("status").GetInt32());
                continue;
            }
            Assert.Equal($"n{i}", lines[i].GetProperty("id").GetString());
            Assert.Equal(i % 2 == 0 ? "kitchen" : "garden", lines[i].GetProperty("result").GetProperty("label").GetString());
        }
        Assert.Equal([413, 400, 400], lines[500..503].Select(l => l.GetProperty("error").GetProperty("status").GetInt32()));
        Assert.True(lines[503].TryGetProperty("result", out _));
    }

    [Fact]
    public async Task An_answer_comes_before_the_next_text_is_sent()
    {
        await using Service service = await Service.StartAsync();
        // HttpClient reads nothing before it has sent all.
        using TcpClient client = new();
        await client.ConnectAsync("127.0.0.1", new Uri(service.Url).Port, TestContext.Current.CancellationToken);
        using StreamReader reader = new(client.GetStream());
        await SendAsync($"POST /v1/classify/stream HTTP/1.1\r\nHost: localhost\r\nContent-Type: {Ndjson}\r\nTransfer-Encoding: chunked\r\n\r\n" + Chunk("""{"text":"first"}"""));
        Assert.Contains("\"index\":0", await FindAsync("{"), StringComparison.Ordinal);
        await SendAsync(Chunk("""{"text":"second"}""") + "0\r\n\r\n");
        Assert.Contains("\"index\":1", await FindAsync("{"), StringComparison.Ordinal);
        Assert.Equal("0", await FindAsync("0"));

        static string Chunk(string line) => $"{line.Length + 1:x}\r\n{line}\n\r\n";

        ValueTask SendAsync(string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

        async Task<string> FindAsync(string start)
        {
            while (true)
            {
                string line = await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException();
                if (line.StartsWith(start, StringComparison.Ordinal))
                    return line;
            }
        }
    }

    [Fact]
    public async Task A_line_without_end_ends_the_reading()
    {
        await using Service service = await Service.StartAsync(o => o.MaxBodyBytes = 1024);
        JsonElement[] lines = await LinesAsync(await service.PostAsync("/v1/classify/stream", Encoding.UTF8.GetBytes("{\"text\":\"a\"}\n" + new string(' ', 100_000) + "{"), Ndjson));
        Assert.Equal([0, -1], lines.Select(l => l.GetProperty("index").GetInt32()));
        Assert.Equal(413, lines[1].GetProperty("error").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_table_and_a_WordPress_export_are_classified_with_their_titles()
    {
        await using Service service = await Service.StartAsync();
        JsonElement[] rows = await FileAsync(service, "posts.csv", "id,title,text\n7,Bread,\"bake the bread,\nslowly\"\n8,Beans,sow the beans in november\n"u8.ToArray());
        Assert.Equal(["7", "8"], rows.Select(r => r.GetProperty("id").GetString()));
        Assert.Equal(["kitchen", "garden"], rows.Select(r => r.GetProperty("result").GetProperty("label").GetString()));
        JsonElement[] posts = await FileAsync(service, "export.xml", await File.ReadAllBytesAsync(Checkout.SampleSite, TestContext.Current.CancellationToken));
        Assert.True(posts.Length > 150);
        Assert.All(posts, p => Assert.True(p.TryGetProperty("result", out _)));
        Assert.Contains(posts, p => p.GetProperty("title").GetString() == "Is this on? (and a soup)");
    }

    [Theory]
    [InlineData("page.html", "<p>", 415)]
    [InlineData("export.xml", "\u001f\u008b", 415)]
    public async Task A_file_of_another_kind_is_refused(string name, string content, int status)
    {
        await using Service service = await Service.StartAsync();
        using HttpResponseMessage response = await service.PostAsync($"/v1/classify/file?name={name}", Encoding.Latin1.GetBytes(content), "application/octet-stream");
        await Service.ProblemAsync(response, status);
    }

    [Theory]
    [InlineData("export.xml", "no export", "export")]
    [InlineData("posts.csv", "a,b\n1,2\n", "text")]
    public async Task A_file_that_cannot_be_read_is_told_of(string name, string content, string part)
    {
        await using Service service = await Service.StartAsync();
        JsonElement error = Assert.Single(await FileAsync(service, name, Encoding.UTF8.GetBytes(content))).GetProperty("error");
        Assert.Equal(400, error.GetProperty("status").GetInt32());
        Assert.Contains(part, error.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement[]> FileAsync(Service service, string name, byte[] content) =>
        await LinesAsync(await service.PostAsync($"/v1/classify/file?name={name}", content, "application/octet-stream"));

    private static async Task<JsonElement[]> LinesAsync(HttpResponseMessage response)
    {
        using (response)
        {
            string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode == 200, $"{(int)response.StatusCode}: {text}");
            Assert.Equal(Ndjson, response.Content.Headers.ContentType?.MediaType);
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonElement.Parse(l))];
        }
    }
}
