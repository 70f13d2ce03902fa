using System.Security.Cryptography;
using System.Text;

namespace TextTransfer.Reports.Markup;

/// <summary>
/// A report as one file that needs nothing else: no network, readable on a phone, in print, in light and dark, without a mouse. Its
/// policy allows the style and the script that come with the library and nothing more, so that even markup that found a way in
/// could neither run nor load.
/// </summary>
internal static class Page
{
    private static readonly string Style = Asset("report.css");
    private static readonly string Script = Asset("report.js");

    /// <param name="title">Plain text; the heading too.</param>
    /// <param name="lead">The verdict, below the heading.</param>
    /// <param name="sections">In order; those with nothing to show are left out by the caller.</param>
    public static Html Of(string title, Html lead, IReadOnlyList<Section> sections) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <style>{Html.Trusted(Style)}</style>
        </head>
        <body>
        <header>
        <h1>{title}</h1>
        {lead}
        <nav aria-label="Sections"><ul>{sections.Select(s => Html.Of($"""<li><a href="#{s.Id}">{s.Title}</a></li>"""))}</ul></nav>
        </header>
        <main>
        {sections.Select(s => Html.Of($"""<section id="{s.Id}" aria-labelledby="{s.Id}-title"><h2 id="{s.Id}-title">{s.Title}</h2>{s.Content}</section>{"\n"}"""))}</main>
        <script>{Html.Trusted(Script)}</script>
        </body>
        </html>

        """);

    private static string Hash(string content) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}";

    private static string Asset(string name)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream($"TextTransfer.Reports.{name}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>One part of a report.</summary>
/// <param name="Id">Its anchor, in ASCII letters and hyphens.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Content">What it shows.</param>
internal sealed record Section(string Id, string Title, Html Content);
