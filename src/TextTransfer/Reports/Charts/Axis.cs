namespace TextTransfer.Reports.Charts;

/// <summary>A direction of a plot: what it shows, from where to where.</summary>
/// <param name="Title">What it shows, with its unit.</param>
/// <param name="Min">The value at its beginning.</param>
/// <param name="Max">The value at its end, above <paramref name="Min"/>.</param>
internal sealed record Axis(string Title, double Min, double Max)
{
    /// <summary>From 0 to 1.</summary>
    public static Axis Unit(string title) => new(title, 0, 1);

    /// <summary>An axis that holds some values, with a little room around them; never empty.</summary>
    public static Axis Around(string title, IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        double min = finite.Min(), max = finite.Max();
        double room = max > min ? 0.05 * (max - min) : Math.Max(0.5, Math.Abs(max) * 0.05);
        return new(title, min - room, max + room);
    }

    /// <summary>The share of the axis that lies before a value, from 0 to 1; values beyond an end lie on it.</summary>
    public double Share(double value) => Math.Clamp((value - Min) / (Max - Min), 0, 1);

    /// <summary>Round values, about five.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            double rough = (Max - Min) / 5;
            double magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            double step = magnitude * (rough / magnitude) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
            for (double tick = Math.Ceiling(Min / step) * step; tick <= Max + (step * 1e-9); tick += step)
                yield return (Math.Round(tick / step) * step) + 0.0; // Never −0.
        }
    }
}
