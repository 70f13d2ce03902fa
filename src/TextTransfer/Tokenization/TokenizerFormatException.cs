namespace TextTransfer;

/// <summary>
/// A <c>tokenizer.json</c> that cannot be used: not JSON, damaged, or with a component or option whose effect on token ids
/// this library does not know; or, later, a regular expression in it that takes too long on some text. The message names the file, the place in it and the component.
/// </summary>
public sealed class TokenizerFormatException : InputFileException
{
    /// <summary>Creates the error.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="place">The place in it as a JSON path, such as <c>$.normalizer.normalizers[1]</c>; <c>$</c> for the whole.</param>
    /// <param name="problem">What is wrong there and what to do.</param>
    /// <param name="innerException">The error behind it, if any.</param>
    public TokenizerFormatException(string fileName, string place, string problem, Exception? innerException = null)
        : base(fileName, $"at {place}: {problem}", innerException: innerException) => Place = place;

    /// <summary>The place in it as a JSON path; <c>$</c> for the whole.</summary>
    public string Place { get; }
}
