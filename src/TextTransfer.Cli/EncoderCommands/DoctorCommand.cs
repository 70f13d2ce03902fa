using System.CommandLine;
using TextTransfer.Cli.Output;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary>
/// <c>texttransfer encoders doctor</c>: whether encoders give on this machine the token ids and vectors they should; exit code 1
/// when one does not. A folder without golden.json is held against itself, which is a warning and exit code 0.
/// </summary>
internal static class DoctorCommand
{
    private enum ReportFormat
    {
        Text,
        Json,
    }

    public static Command Create(StandardStreams streams)
    {
        Argument<string?> encoder = new("encoder")
        {
            Description = "The encoder: its name, its folder, or owner/name[@revision] as pulled (default: all that travel with texttransfer).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<ReportFormat> format = new("--format")
        {
            Description = "text for people; json for machines, one object an encoder.",
            DefaultValueFactory = _ => ReportFormat.Text,
        };
        Command command = new("doctor", "Check that encoders give the token ids and vectors they should, on this machine; exit code 1 when one does not.") { encoder, format };
        EncoderArguments settings = EncoderArguments.AddSettingsTo(command);
        command.SetCheck((parsed, cancellationToken) =>
        {
            string[] names = parsed.GetValue(encoder) is { } name ? [name] : [.. NamedEncoders.All.Select(e => e.ShortName)];
            EncoderOptions options = settings.Read(parsed, new());
            (string Folder, string Name)[] encoders = [.. names.Select(n => (NamedEncoders.FolderOf(n), n))];
            bool isHealthy = true;
            foreach ((string folder, string shown) in encoders)
            {
                EncoderDiagnosis diagnosis = EncoderDoctor.Examine(folder, options, cancellationToken);
                isHealthy &= diagnosis.IsHealthy;
                ResultFile.Write(path: null, streams, target =>
                {
                    if (parsed.GetValue(format) == ReportFormat.Json)
                        DiagnosisView.WriteJson(diagnosis, target.Writer);
                    else
                        DiagnosisView.WriteText(shown, diagnosis, target);
                });
            }

            return isHealthy;
        });
        return command;
    }
}
