using System.CommandLine;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary>The id of a model on a hub as an argument.</summary>
internal static class HubModelArgument
{
    public static Argument<string> Create() => new("owner/name[@revision]")
    {
        Description = "The model on the hub, and its branch, tag or commit (default: main).",
    };

    public static HubModelId Read(ParseResult parsed, Argument<string> argument)
    {
        string text = parsed.GetValue(argument)!;
        return HubModelId.TryParse(text, out HubModelId? id) ? id
            : throw new WrongUseException($"'{text}' is not the id of a model on a hub; write owner/name or owner/name@revision.");
    }
}
