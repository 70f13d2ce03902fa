using System.Globalization;
using System.Security;
using System.Text;

namespace TextTransfer.Accuracy.Reporting;

/// <summary>
/// Mean accuracy over sets against examples per class as a picture (SVG): a panel per encoder, a line per method, Student's
/// intervals over sets. It brings its own ground, and colours for light and dark surroundings.
/// </summary>
/// <remarks>The majority class is left out: it lies so far below that the others would be pressed together.</remarks>
internal sealed class ShotsPlot
{
    private const double PanelWidth = 500;
    private const double Height = 400;
    private const double Left = 52;
    private const double Top = 64;
    private const double LegendColumn = 120;

    /// <summary>Points of one number of examples lie this far apart, so that their intervals do not cover each other.</summary>
    private const double Dodge = 5;

    private static readonly (string Light, string Dark)[] Colours =
    [
        ("#6b7280", "#aab4c0"), ("#b7791f", "#e2b34a"), ("#1b8a5a", "#45cf95"), ("#8250c4", "#b99af0"),
        ("#c2417c", "#f28ab8"), ("#d9562b", "#f59067"), ("#1f6fd6", "#66a6ff"), ("#0f8b9d", "#4fd0e0"),
    ];

    private readonly IReadOnlyList<EncoderResults> encoders;
    private readonly string[] methods;
    private readonly int[] shots;
    private readonly double least;
    private readonly double most;
    private readonly StringBuilder svg = new();

    private ShotsPlot(IReadOnlyList<EncoderResults> encoders)
    {
        this.encoders = encoders;
        methods = [.. encoders.SelectMany(e => e.Methods).Distinct(StringComparer.Ordinal).Where(m => m != ClassificationMethods.Majority.Name)];
        shots = [.. encoders.SelectMany(e => e.Comparisons).Where(c => c.Sets.Count > 0).Select(c => c.Shots).Distinct().Order()];
        Estimate[] all = [.. encoders.SelectMany(e => methods.SelectMany(m => Points(e, m))).Select(p => p.Accuracy)];
        least = Math.Max(0, 10 * Math.Floor(10 * all.Min(Lower)));
        most = Math.Min(100, 10 * Math.Ceiling(10 * all.Max(Upper)));
    }

    /// <summary>Draws results; at least one comparison has sets.</summary>
    public static string Draw(IReadOnlyList<EncoderResults> encoders) => new ShotsPlot(encoders).Draw();

    private string Draw()
    {
        int columns = (int)(encoders.Count * PanelWidth / LegendColumn);
        double legend = Top + Height + 52;
        double width = encoders.Count * PanelWidth;
        double height = legend + (22 * Math.Ceiling((double)methods.Length / columns));
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" font-family="system-ui, sans-serif" font-size="13">""");
        Add($"<title>Mean accuracy in percent against examples per class</title>");
        Add($"<style>{Style("#ffffff", "#1f2328", "#d8dee4", c => c.Light)} @media (prefers-color-scheme: dark) {{ {Style("#0d1117", "#e6edf3", "#30363d", c => c.Dark)} }}</style>");
        Add($"""<rect class="ground" width="{width}" height="{height}"/>""");
        Add($"""<text class="ink" x="{Left}" y="24" font-size="15" font-weight="600">Mean accuracy, percent (bars: 95 % over sets)</text>""");
        for (int i = 0; i < encoders.Count; i++)
            Panel(encoders[i], i * PanelWidth);
        for (int m = 0; m < methods.Length; m++)
            LegendEntry(m, Left + (m % columns * LegendColumn), legend + (m / columns * 22));
        Add($"</svg>");
        return svg.ToString();
    }

    private void Panel(EncoderResults encoder, double offset)
    {
        Add($"""<text class="ink" x="{offset + Left}" y="{Top - 14}">{SecurityElement.Escape(encoder.Encoder)}</text>""");
        for (double tick = least; tick <= most; tick += 10)
        {
            Add($"""<line class="grid" x1="{offset + Left}" x2="{offset + PanelWidth - 12}" y1="{Y(tick / 100):F1}" y2="{Y(tick / 100):F1}"/>""");
            Add($"""<text class="ink" x="{offset + Left - 8}" y="{Y(tick / 100) + 4:F1}" text-anchor="end">{tick}</text>""");
        }

        foreach (int n in shots)
        {
            int sets = encoder.Comparisons.FirstOrDefault(c => c.Shots == n)?.Sets.Count ?? 0;
            Add($"""<text class="ink" x="{offset + X(n):F1}" y="{Top + Height + 18}" text-anchor="middle">{n} <tspan font-size="11">({sets} {(sets == 1 ? "set" : "sets")})</tspan></text>""");
        }

        Add($"""<text class="ink" x="{offset + ((Left + PanelWidth) / 2)}" y="{Top + Height + 34}" text-anchor="middle" font-size="12">examples per class</text>""");
        for (int m = 0; m < methods.Length; m++)
            Line(encoder, m, offset + (Dodge * (m - ((methods.Length - 1) / 2.0))));
    }

    private void Line(EncoderResults encoder, int method, double offset)
    {
        (double X, Estimate Accuracy)[] points = [.. Points(encoder, methods[method]).Select(p => (offset + X(p.Shots), p.Accuracy))];
        foreach ((double x, Estimate accuracy) in points)
            Add($"""<line class="m{method}" stroke-opacity="0.45" x1="{x:F1}" x2="{x:F1}" y1="{Y(Lower(accuracy)):F1}" y2="{Y(Upper(accuracy)):F1}"/>""");
        string path = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:F1},{Y(p.Accuracy.Value):F1}")));
        Add($"""<polyline class="m{method}" fill="none" stroke-width="{(method == methods.Length - 1 ? 3 : 1.6)}" points="{path}"/>""");
        foreach ((double x, Estimate accuracy) in points)
            Marker(method, x, Y(accuracy.Value));
    }

    private void LegendEntry(int method, double x, double y)
    {
        Add($"""<line class="m{method}" stroke-width="{(method == methods.Length - 1 ? 3 : 1.6)}" x1="{x}" x2="{x + 24}" y1="{y - 4}" y2="{y - 4}"/>""");
        Marker(method, x + 12, y - 4);
        Add($"""<text class="ink" x="{x + 30}" y="{y}">{SecurityElement.Escape(methods[method])}</text>""");
    }

    /// <summary>Shapes tell lines apart where colours do not.</summary>
    private void Marker(int method, double x, double y)
    {
        switch (method % 4)
        {
            case 0:
                Add($"""<circle class="f{method}" cx="{x:F1}" cy="{y:F1}" r="4"/>""");
                break;
            case 1:
                Add($"""<rect class="f{method}" x="{x - 3.5:F1}" y="{y - 3.5:F1}" width="7" height="7"/>""");
                break;
            case 2:
                Add($"""<path class="f{method}" d="M {x:F1} {y - 5:F1} l 5 9 h -10 z"/>""");
                break;
            default:
                Add($"""<path class="f{method}" d="M {x:F1} {y - 5:F1} l 5 5 l -5 5 l -5 -5 z"/>""");
                break;
        }
    }

    private string Style(string ground, string ink, string grid, Func<(string Light, string Dark), string> choose) =>
        $".ground {{ fill: {ground} }} .ink {{ fill: {ink} }} .grid {{ stroke: {grid} }} "
        + string.Join(' ', methods.Select((_, m) => $".m{m} {{ stroke: {choose(Colours[m % Colours.Length])} }} .f{m} {{ fill: {choose(Colours[m % Colours.Length])} }}"));

    private static IEnumerable<(int Shots, Estimate Accuracy)> Points(EncoderResults encoder, string method) =>
        encoder.Comparisons.Where(c => c.Sets.Count > 0 && c.Methods.Contains(method)).Select(c => (c.Shots, c.Mean(method, Metric.Accuracy)));

    /// <summary>An accuracy is a share, whatever Student's t says of few sets.</summary>
    private static double Lower(Estimate accuracy) => double.IsNaN(accuracy.Lower) ? accuracy.Value : Math.Max(0, accuracy.Lower);

    private static double Upper(Estimate accuracy) => double.IsNaN(accuracy.Upper) ? accuracy.Value : Math.Min(1, accuracy.Upper);

    private double X(int n) => Left + ((PanelWidth - Left - 12) * (Array.IndexOf(shots, n) + 0.5) / shots.Length);

    private double Y(double accuracy) => Top + (Height * (most - (100 * accuracy)) / (most - least));

    private void Add(FormattableString element) => svg.AppendLine(element.ToString(CultureInfo.InvariantCulture));
}
