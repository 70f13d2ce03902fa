using System.Globalization;
using TextTransfer.Reports.Markup;

namespace TextTransfer.Reports.Charts;

/// <summary>
/// A picture of two axes in SVG, coloured by the style of the page. What it shows is said in words too, for those who do not see it.
/// </summary>
/// <param name="x">To the right.</param>
/// <param name="y">Upwards.</param>
/// <param name="width">Of the picture, in pixels.</param>
/// <param name="height">Of the picture, in pixels.</param>
/// <param name="left">Room for what stands left of the plot, in pixels.</param>
internal sealed class Plot(Axis x, Axis y, int width = 480, int height = 320, int left = 60)
{
    private const int Top = 12, Right = 16, Bottom = 44;

    private readonly List<Html> marks = [];

    /// <summary>The names of the rows instead of ticks at the left, the first at the top; row i lies at y = i.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>What the marks of each style stand for; shown below the picture.</summary>
    public IReadOnlyList<(string Name, string Style)> Legend { get; init; } = [];

    /// <summary>A round mark, or a square one of the second side, so that colour is not all that parts them.</summary>
    public void Point(double atX, double atY, string? tooltip = null, string style = "point", double radius = 4) =>
        marks.Add(Mark(XOf(atX), YOf(atY), tooltip, style, radius));

    /// <summary>A line through points, in their order.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string style = "line") =>
        marks.Add(Html.Of($"""<polyline class="{style}" points="{string.Join(' ', points.Select(p => $"{X(p.X)},{Y(p.Y)}"))}"/>"""));

    /// <summary>From the lower to the upper end of an interval, along x.</summary>
    public void HorizontalInterval(Estimate estimate, double atY, string style = "interval") =>
        Line([(estimate.Lower, atY), (estimate.Upper, atY)], style);

    /// <summary>From the lower to the upper end of an interval, along y.</summary>
    public void VerticalInterval(double atX, Estimate estimate, string style = "interval") =>
        Line([(atX, estimate.Lower), (atX, estimate.Upper)], style);

    /// <param name="atX">Where it begins, or ends if at the right half.</param>
    /// <param name="atY">The middle of its line.</param>
    /// <param name="text">Some words.</param>
    /// <param name="style">A class.</param>
    public void Label(double atX, double atY, string text, string style = "soft")
    {
        bool isRight = x.Share(atX) > 0.6;
        marks.Add(Html.Of($"""<text class="{style}" x="{Number(XOf(atX) + (isRight ? -7 : 7))}" y="{Number(YOf(atY) + 4)}" text-anchor="{(isRight ? "end" : "start")}">{text}</text>"""));
    }

    /// <param name="description">What the picture shows, in a sentence: its name for those who hear it, and its caption.</param>
    public Html Draw(string description) => Html.Of($"""
        <figure><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{description}">
        {x.Ticks.Select(VerticalGrid)}{Rows()}
        <path class="axis" d="M{left},{Top}V{height - Bottom}H{width - Right}"/>
        <text class="soft" x="{Number((left + width - Right) / 2.0)}" y="{height - 8}" text-anchor="middle">{x.Title}</text>
        {marks}
        </svg><figcaption>{Legend.Select(l => Html.Of($"""<span class="key"><svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">{Mark(5, 5, tooltip: null, l.Style, 4)}</svg> {l.Name}</span> """))}{description}</figcaption></figure>

        """);

    private IEnumerable<Html> Rows()
    {
        if (RowNames is not null)
            return RowNames.Select((name, i) => Html.Of($"""<text x="{left - 8}" y="{Number(YOf(i) + 4)}" text-anchor="end">{name}</text>"""));
        double middle = (Top + height - Bottom) / 2.0;
        return [.. y.Ticks.Select(HorizontalGrid), Html.Of($"""<text class="soft" x="14" y="{Number(middle)}" transform="rotate(-90 14 {Number(middle)})" text-anchor="middle">{y.Title}</text>""")];
    }

    private Html VerticalGrid(double tick) => Html.Of($"""
        <line class="grid" x1="{X(tick)}" x2="{X(tick)}" y1="{Top}" y2="{height - Bottom}"/><text class="soft" x="{X(tick)}" y="{height - Bottom + 16}" text-anchor="middle">{tick:0.###}</text>
        """);

    private Html HorizontalGrid(double tick) => Html.Of($"""
        <line class="grid" x1="{left}" x2="{width - Right}" y1="{Y(tick)}" y2="{Y(tick)}"/><text class="soft" x="{left - 8}" y="{Number(YOf(tick) + 4)}" text-anchor="end">{tick:0.###}</text>
        """);

    private static Html Mark(double x, double y, string? tooltip, string style, double radius) => style.Contains("side-1", StringComparison.Ordinal)
        ? Html.Of($"""<rect class="{style}" x="{Number(x - radius)}" y="{Number(y - radius)}" width="{Number(2 * radius)}" height="{Number(2 * radius)}">{Title(tooltip)}</rect>""")
        : Html.Of($"""<circle class="{style}" cx="{Number(x)}" cy="{Number(y)}" r="{Number(radius)}">{Title(tooltip)}</circle>""");

    private static Html Title(string? tooltip) => tooltip is null ? default : Html.Of($"<title>{tooltip}</title>");

    private double XOf(double value) => left + (x.Share(value) * (width - Right - left));

    private double YOf(double value) => height - Bottom - (y.Share(value) * (height - Bottom - Top));

    private string X(double value) => Number(XOf(value));

    private string Y(double value) => Number(YOf(value));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
