namespace TextTransfer.Cli.Input;

/// <summary>Something given to a command cannot be read; the message names the file, the line and the remedy.</summary>
internal sealed class InputException(string message, Exception? innerException = null) : TextTransferException(message, innerException);
