using System.Text;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli;

/// <summary>What a command reads and writes: data on standard output alone, messages on standard error alone.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, TextWriter Error, bool IsOutputTerminal = false, bool IsErrorTerminal = false)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Where messages go.</summary>
    public OutputTarget Messages => new(Error, IsErrorTerminal);

    /// <summary>A writer for text on standard output; dispose it to flush, the stream stays open.</summary>
    public StreamWriter OpenText() => new(Output, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
}
