using System.CommandLine;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary><c>texttransfer encoders</c>: what encoders there are, and everything that is done with one as a whole.</summary>
internal static class EncodersCommand
{
    public static Command Create(StandardStreams streams)
    {
        Command command = ListCommand.Create("encoders", streams);
        command.Add(ListCommand.Create("list", streams));
        command.Add(PullCommand.Create(streams));
        command.Add(RemoveCommand.Create(streams));
        command.Add(PathCommand.Create(streams));
        command.Add(DoctorCommand.Create(streams));
        command.Add(PinCommand.Create(streams));
        return command;
    }
}
