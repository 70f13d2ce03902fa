using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TextTransfer.Reports.Markup;

/// <summary>
/// Markup that is safe to put into a page: literals of an interpolated string are markup, whatever fills its holes is text and
/// escaped, unless it is markup already. Nothing else makes one, so that no text of a corpus becomes markup.
/// </summary>
internal readonly struct Html
{
    /// <summary>Lone surrogates become U+FFFD.</summary>
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? markup;

    private Html(string markup) => this.markup = markup;

    public static Html Of(ref HtmlInterpolation parts) => new(parts.Take());

    /// <summary>Markup that comes with the library.</summary>
    public static Html Trusted(string markup) => new(markup);

    public override string ToString() => markup ?? "";
}
