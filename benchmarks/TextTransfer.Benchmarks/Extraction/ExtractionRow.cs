namespace TextTransfer.Benchmarks.Extraction;

/// <summary>What one method made of one page.</summary>
/// <param name="Page">The id of the page.</param>
/// <param name="Half">A or B.</param>
/// <param name="Type">What the page is.</param>
/// <param name="WordPress">Whether WordPress made it.</param>
/// <param name="Method">The method.</param>
/// <param name="F1">Of the words, 0 to 1.</param>
/// <param name="Precision">Of the words, 0 to 1.</param>
/// <param name="Recall">Of the words, 0 to 1.</param>
/// <param name="With">The share of the snippets to be found that were.</param>
/// <param name="Without">The share of the snippets to be left out that were found.</param>
/// <param name="Milliseconds">The median over rounds.</param>
internal sealed record ExtractionRow(
    string Page, char Half, string Type, bool WordPress, string Method, double F1, double Precision, double Recall, double With, double Without, double Milliseconds);
