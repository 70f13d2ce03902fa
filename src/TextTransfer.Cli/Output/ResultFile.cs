using System.Text;
using TextTransfer.Files;

namespace TextTransfer.Cli.Output;

/// <summary>Where a command's result goes: standard output, or a file that is complete or absent.</summary>
internal static class ResultFile
{
    public static void Write(string? path, StandardStreams streams, Action<OutputTarget> write)
    {
        if (path is null)
        {
            using StreamWriter output = streams.OpenText();
            write(new(output, streams.IsOutputTerminal));
            return;
        }

        AtomicFile.Write(path, file =>
        {
            using StreamWriter writer = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            write(new(writer, IsTerminal: false));
        });
    }
}
