using System.Globalization;
using System.Text.Json;
using TextTransfer.Web.Html;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>
/// The names behind the numbers that posts give for their terms and authors. Only those that occur are asked for, a hundred
/// at once: embedded in the answers, every post would repeat them and cost the server a query each.
/// </summary>
internal sealed class RestNames(RestApi api, SiteContext site, string path, string what)
{
    private const int PerRequest = 100;

    private readonly Dictionary<long, string?> names = [];
    private bool isRefused;

    /// <summary>The name of a number that was asked for; <see langword="null"/> when the site does not tell.</summary>
    public string? this[long id] => names.GetValueOrDefault(id);

    /// <summary>Asks for the names of those that are not known yet.</summary>
    public async Task LearnAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Where(i => i > 0 && !names.ContainsKey(i)).Distinct().Order().Chunk(PerRequest).ToList())
        {
            foreach (var id in chunk)
                names[id] = null;
            if (isRefused)
                continue;

            var list = string.Join(',', chunk.Select(i => i.ToString(CultureInfo.InvariantCulture)));
            var (json, problem) = await TryGetAsync(api.Route($"wp/v2/{path}", $"include={list}&per_page={PerRequest}&_fields=id,name"), cancellationToken).ConfigureAwait(false);
            if (json is null)
            {
                isRefused = true;
                site.Tell(SiteSource.Rest, $"{what} are missing: {problem}.");
                continue;
            }

            using (json)
                Read(json.RootElement);
        }
    }

    private async Task<(JsonDocument? Json, string? Problem)> TryGetAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await site.Visitor.GetAsync(address, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccess && RestJson.TryParse(answer, out var json) ? (json, null) : (null, $"{Refusal.Describe(answer)} {RestJson.ErrorOf(answer)}".TrimEnd());
        }
        catch (WebFetchException e)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }

    private void Read(JsonElement list)
    {
        foreach (var item in RestJson.Items(list))
        {
            if (RestJson.Number(item, "id") is { } number && RestJson.Text(item, "name") is { } name)
                names[number] = NameText.Of(name);
        }
    }
}
