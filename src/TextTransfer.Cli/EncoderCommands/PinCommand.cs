using System.CommandLine;
using TextTransfer.Cli.Input;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary><c>texttransfer encoders pin</c>: writes golden.json, by which the doctor holds an encoder to what it gives now.</summary>
internal static class PinCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> encoder = new("encoder") { Description = "The encoder: its folder, or owner/name[@revision] as pulled." };
        Option<string?> texts = new("--texts") { Description = "Texts to pin, a dozen or two short ones (default: 16 built-in ones in many languages); - for standard input.", HelpName = "file" };
        Option<TextFormat> inputFormat = TextLines.CreateOption();
        Option<bool> force = new("--force") { Description = "Replace the golden.json that is there." };
        Command command = new("pin", "Write golden.json into an encoder's folder: token ids and vectors the doctor then expects. Do it when they are known to be right.")
        {
            encoder, texts, inputFormat, force,
        };
        EncoderArguments settings = EncoderArguments.AddSettingsTo(command);
        command.SetWork((parsed, cancellationToken) =>
        {
            string name = parsed.GetValue(encoder)!;
            if (NamedEncoders.Find(name) is { } embedded)
                throw new WrongUseException($"'{name}' travels with texttransfer and brings its golden.json; to pin other texts, copy '{embedded.Folder}' and name the copy.");

            string[]? lines = parsed.GetValue(texts) is { } file ? [.. TextLines.Read(file, parsed.GetValue(inputFormat), streams)] : null;
            if (lines is [])
                throw new WrongUseException($"--texts '{parsed.GetValue(texts)}' has no texts.");

            string path = EncoderDoctor.Pin(NamedEncoders.FolderOf(name), lines, settings.Read(parsed, new()), parsed.GetValue(force), cancellationToken);
            using StreamWriter output = streams.OpenText();
            output.WriteLine($"Written to {path}.");
        });
        return command;
    }
}
