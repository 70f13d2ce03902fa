namespace TextTransfer.Cli.Input;

/// <summary>Something given to a command cannot be read; the message names the file, the line and the remedy.</summary>
internal sealed class InputException(string fileName, string problem, int? line = null, Exception? innerException = null)
    : InputFileException(fileName, problem, line, column: null, innerException);
