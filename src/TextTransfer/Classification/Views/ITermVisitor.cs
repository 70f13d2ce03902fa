namespace TextTransfer.Classification.Views;

/// <summary>Is shown the terms of a text. A value type, so that the loop over terms is compiled for each and calls nothing.</summary>
internal interface ITermVisitor
{
    /// <param name="key">The term's key, see <see cref="TextAnalyzer.KeyOf"/>.</param>
    /// <param name="buffer">The text as <see cref="TextAnalyzer.Normalize"/> wrote it.</param>
    /// <param name="start">Where in the buffer the term begins.</param>
    /// <param name="length">UTF-16 units of it.</param>
    void Visit(ulong key, ReadOnlySpan<char> buffer, int start, int length);
}
