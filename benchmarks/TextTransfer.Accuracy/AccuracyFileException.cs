namespace TextTransfer.Accuracy;

/// <summary>A file of the instrument cannot be used: the draws of a set, raw rows, or a file another program holds.</summary>
internal sealed class AccuracyFileException : InputFileException
{
    public AccuracyFileException(string fileName, string problem, int? line = null, Exception? innerException = null)
        : base(fileName, problem, line, innerException: innerException)
    {
    }
}
