using System.Globalization;

namespace TextTransfer;

/// <summary>Why a figure is not given, or not to be relied on: too little text, and how much would do. Immutable.</summary>
/// <param name="Unit">What there is too little of, such as <c>words a side</c>.</param>
/// <param name="Present">How much there is, on the side that has less.</param>
/// <param name="Needed">How much is needed.</param>
/// <param name="Source">Where the limit comes from.</param>
public sealed record TextShortage(string Unit, double Present, double Needed, string Source)
{
    /// <summary>Such as <c>too little text: 800 words a side, 1500 needed (Eder, 2015)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"too little text: {Present:0} {Unit}, {Needed:0} needed ({Source})");
}
