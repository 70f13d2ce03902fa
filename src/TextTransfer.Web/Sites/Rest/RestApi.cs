using System.Net;
using System.Text.Json;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>The REST API of a WordPress site, by whichever of its addresses answers.</summary>
/// <param name="Root">Its address: ends in <c>/wp-json/</c> or <c>?rest_route=/</c>.</param>
internal sealed record RestApi(Uri Root)
{
    private const string Namespace = "wp/v2";

    /// <summary>The address of a route.</summary>
    /// <param name="path">Without a slash at its start.</param>
    /// <param name="query">Parameters, without a question mark.</param>
    public Uri Route(string path, string query) =>
        new(Root.AbsoluteUri + path + (Root.Query.Length > 0 ? "&" : "?") + query);

    /// <summary>Finds the API.</summary>
    /// <exception cref="SourceUnavailableException">There is none that answers; the message names the most telling refusal.</exception>
    public static async Task<RestApi> FindAsync(SiteContext site, CancellationToken cancellationToken)
    {
        RestRefusal? refusal = null;
        foreach (var root in RootsOf(site))
        {
            FetchedResource answer;
            try
            {
                answer = await site.Visitor.GetAsync(root, cancellationToken).ConfigureAwait(false);
            }
            catch (WebFetchException e) when (!site.Scope.Contains(root))
            {
                // Sites that moved name the API of where they were.
                refusal ??= new(e.Message, IsAbsence: false);
                continue;
            }

            if (answer.IsSuccess && RestJson.TryParse(answer, out var json))
            {
                using (json)
                {
                    if (IsWordPress(json.RootElement))
                        return new(root);
                }
            }

            // A page that is not there is the weakest of reasons.
            var found = RestRefusal.Of(answer);
            if (refusal is null || (refusal.IsAbsence && !found.IsAbsence))
                refusal = found;
        }

        throw new SourceUnavailableException(refusal!.Reason);
    }

    /// <summary>
    /// Makes sure that the site takes the login: else it would be read as guests see it. Sites without the route, or without
    /// REST, are let pass.
    /// </summary>
    /// <exception cref="WebFetchException">The site refused the login.</exception>
    public static async Task CheckLoginAsync(SiteContext site, CancellationToken cancellationToken)
    {
        foreach (var root in RootsOf(site).Where(site.Scope.Contains))
        {
            var address = new RestApi(root).Route($"{Namespace}/users/me", "_fields=id");
            FetchedResource answer;
            try
            {
                answer = await site.Visitor.GetAsync(address, cancellationToken).ConfigureAwait(false);
            }
            catch (WebFetchException)
            {
                continue; // Whoever reads the source tells.
            }

            if (answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new WebFetchException(address, $"the site refused the login ({$"{Refusal.Describe(answer)} {RestJson.ErrorOf(answer)}".TrimEnd()}). Check the user and the application password (Users, Profile in WordPress); application passwords need https.");
            if (answer.IsSuccess && RestJson.TryParse(answer, out var json))
            {
                using (json)
                {
                    if (RestJson.Number(json.RootElement, "id") is not null)
                        return;
                }
            }
        }
    }

    private static IEnumerable<Uri> RootsOf(SiteContext site) =>
        ((Uri?[])[site.Front.RestRoot, site.Scope.Below("wp-json/"), site.Scope.Below("?rest_route=/")]).OfType<Uri>().DistinctBy(r => r.AbsoluteUri);

    private static bool IsWordPress(JsonElement root) =>
        RestJson.Items(RestJson.Member(root, "namespaces")).Any(n => n.ValueKind == JsonValueKind.String && n.ValueEquals(Namespace));
}
