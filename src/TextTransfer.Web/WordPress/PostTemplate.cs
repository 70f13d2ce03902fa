namespace TextTransfer.Web.WordPress;

/// <summary>Names for what lays a post out.</summary>
internal static class PostTemplate
{
    /// <summary>The type of the post, and the template where its author chose one.</summary>
    /// <param name="type">WordPress's type.</param>
    /// <param name="template">The name of a file of the theme, with or without folder and extension; none or <c>default</c> for the usual one.</param>
    public static string? Of(string? type, string? template)
    {
        var name = Path.GetFileNameWithoutExtension(template?.Trim() ?? "");
        return type is null or "" || name is "" or "default" ? type : $"{type}/{name}";
    }
}
