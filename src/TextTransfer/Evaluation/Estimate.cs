using System.Globalization;

namespace TextTransfer;

/// <summary>A figure measured on a sample and the interval that holds the true one with 95 % confidence. Immutable.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    /// <summary>The confidence of every interval of this library.</summary>
    public const double Confidence = 0.95;

    /// <summary>Whether the interval leaves out zero: for a difference, whether its sign is known.</summary>
    public bool ExcludesZero => Lower > 0 || Upper < 0;

    /// <summary>Such as <c>0.81 (95 %: 0.74 to 0.87)</c>, whatever the culture.</summary>
    public override string ToString() => ToString(1, "0.00", "");

    /// <summary>A difference with its sign, such as <c>+3.1 points (95 %: −2.4 to 8.5)</c> for scale 100.</summary>
    internal string ToSignedString(double scale, string format, string unit) => ToString(scale, format, unit, sign: "+");

    private string ToString(double scale, string format, string unit, string sign = "") =>
        $"{Number(Value, scale, format, sign)}{unit} (95 %: {Number(Lower, scale, format)} to {Number(Upper, scale, format)})";

    /// <summary>The sections of the format are for positive, negative and zero after rounding: nothing reads "−0.0".</summary>
    private static string Number(double value, double scale, string format, string sign = "") =>
        (value * scale).ToString($"{sign}{format};−{format};{format}", CultureInfo.InvariantCulture);
}
