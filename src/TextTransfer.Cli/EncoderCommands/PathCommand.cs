using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary><c>texttransfer encoders path</c>: the folder of an encoder, for other tools.</summary>
internal static class PathCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> encoder = new("encoder") { Description = "The encoder: owner/name[@revision] as pulled, or the name of one that travels with texttransfer." };
        Command command = new("path", "Print the folder of an encoder, verified.") { encoder };
        command.SetWork((parsed, _) =>
        {
            string folder = NamedEncoders.FolderOf(parsed.GetValue(encoder)!);
            ResultFile.Write(path: null, streams, target => target.Writer.WriteLine(folder));
        });
        return command;
    }
}
