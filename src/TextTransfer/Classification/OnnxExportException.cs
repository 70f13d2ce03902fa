namespace TextTransfer;

/// <summary>A classifier cannot be written as one ONNX model; the message says why and what to do.</summary>
public sealed class OnnxExportException : TextTransferException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Why, and what to do.</param>
    public OnnxExportException(string message)
        : base(message)
    {
    }
}
