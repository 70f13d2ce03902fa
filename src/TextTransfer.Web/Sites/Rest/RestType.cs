using System.Text.Json;

namespace TextTransfer.Web.Sites.Rest;

/// <summary>A post type and where its posts are.</summary>
/// <param name="Name">WordPress's name.</param>
/// <param name="Path">The route of its posts.</param>
internal sealed record RestType(string Name, string Path)
{
    // What WordPress and page builders store as posts though it is no content of its own: menus, templates, blocks, media.
    private static readonly string[] Internal =
        ["attachment", "nav_menu_item", "wp_", "elementor_", "e-landing-page", "e-floating-buttons", "et_", "fusion_", "fl-", "ct_template", "oxy_", "bricks_", "brizy", "jet-", "astra-", "kt_", "vc_", "popup", "acf-", "mc4wp", "wpcf7", "custom_css", "amp_", "kadence_", "gp_elements", "generate", "ast_"];

    /// <summary>The types the API shows as content.</summary>
    public static async Task<IReadOnlyList<RestType>> ReadAsync(RestApi api, SiteContext site, CancellationToken cancellationToken)
    {
        var answer = await site.Visitor.GetAsync(api.Route("wp/v2/types", "context=view"), cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess || !RestJson.TryParse(answer, out var json))
            throw new SourceUnavailableException($"REST disabled ({Refusal.Describe(answer)} {RestJson.ErrorOf(answer)}).");

        using (json)
        {
            // PHP writes an object without members as an array.
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return [];
            return [.. json.RootElement.EnumerateObject()
                .Where(t => site.Options.PostTypes?.Contains(t.Name) ?? IsContent(t.Name))
                .Select(t => new RestType(t.Name, $"{(RestJson.Text(t.Value, "rest_namespace") is { Length: > 0 } space ? space : "wp/v2")}/{(RestJson.Text(t.Value, "rest_base") is { Length: > 0 } route ? route : t.Name)}"))];
        }
    }

    private static bool IsContent(string name) => !Array.Exists(Internal, i => name.StartsWith(i, StringComparison.Ordinal));
}
