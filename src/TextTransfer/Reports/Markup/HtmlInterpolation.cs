using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TextTransfer.Reports.Markup;

/// <summary>Builds <see cref="Html"/> of an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder builder;

    public HtmlInterpolation(int literalLength, int formattedCount) => builder = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => builder.Append(literal);

    public void AppendFormatted(Html html) => builder.Append(html.ToString());

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (Html part in parts)
            builder.Append(part.ToString());
    }

    public void AppendFormatted(string? text) => builder.Append(text is null ? "" : Html.Encoder.Encode(text));

    public void AppendFormatted<T>(T value)
        where T : IFormattable => AppendFormatted(value, format: null);

    public void AppendFormatted<T>(T value, string? format)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public string Take() => builder.ToString();
}
