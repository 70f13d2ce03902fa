using System.Globalization;
using System.Text;

namespace TextTransfer.Cli.Output;

/// <summary>Text of others as it may be shown: without characters that steer a terminal or turn the direction of writing, and not endless.</summary>
internal static class Printable
{
    private const int LongestMessage = 2000;

    /// <summary>On one line; control and formatting characters become spaces.</summary>
    public static string Of(string text)
    {
        StringBuilder printable = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            printable.Append(IsSteering(rune) ? " " : rune.ToString());
        return printable.ToString();
    }

    /// <summary>A message, cut where nobody reads on.</summary>
    public static string Message(string text) => Of(text.Length <= LongestMessage ? text : text[..LongestMessage] + " …");

    private static bool IsSteering(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
