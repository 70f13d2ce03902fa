namespace TextTransfer.Cli.Output;

/// <summary>Numbers of things in sentences.</summary>
internal static class Counted
{
    /// <summary>Such as <c>1 document</c> and <c>2 documents</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">A noun whose plural ends in a mere s.</param>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
