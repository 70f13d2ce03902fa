using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary><c>texttransfer encoders remove</c>: deletes a pulled encoder.</summary>
internal static class RemoveCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> model = HubModelArgument.Create();
        Command command = new("remove", "Delete a pulled encoder.") { model };
        command.SetWork((parsed, _) =>
        {
            HubModelId id = HubModelArgument.Read(parsed, model);
            if (!NamedEncoders.Store.Remove(id))
                throw new EncoderStoreException($"the encoder '{id}' is not in the store {NamedEncoders.Store.Root}; 'texttransfer encoders list' names those that are.");
            ResultFile.Write(path: null, streams, target => target.Writer.WriteLine($"Removed {id}."));
        });
        return command;
    }
}
