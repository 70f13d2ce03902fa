using System.CommandLine;
using TextTransfer.Cli.Output;
using TextTransfer.Files;

namespace TextTransfer.Cli.EncoderCommands;

/// <summary><c>texttransfer encoders pull</c>: downloads an encoder once and pins it; the one command that uses the network.</summary>
internal static class PullCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> model = HubModelArgument.Create();
        Option<string?> variant = new("--variant") { Description = "The ONNX file to take where there are several, by its name (such as model_fp16.onnx, or fp16).", HelpName = "name" };
        Option<bool> force = new("--force") { Description = "Replace what is pulled already by what the revision stands for now." };
        Command command = new("pull", "Download an encoder and pin it; one that is there is verified and repaired.") { model, variant, force };
        command.SetWork(async (parsed, cancellationToken) =>
        {
            HubModelId id = HubModelArgument.Read(parsed, model);
            EncoderPullOptions options = new() { Variant = parsed.GetValue(variant), Force = parsed.GetValue(force) };
            EncoderPull pull = await DownloadProgress.ShowAsync(streams, $"Pulling {id}",
                progress => NamedEncoders.Store.PullAsync(id, options, progress, cancellationToken)).ConfigureAwait(false);
            ResultFile.Write(path: null, streams, target => target.Writer.WriteLine(Printable.Of(Describe(pull))));
        });
        return command;
    }

    private static string Describe(EncoderPull pull)
    {
        StoredEncoder encoder = pull.Encoder;
        string what = $"{encoder.Id} at commit {encoder.Commit} ({encoder.Variant}, {encoder.Files.Count} files, {ByteCount.Megabytes(encoder.Size)})";
        return pull.Outcome switch
        {
            EncoderPullOutcome.Pulled => $"Pulled {what} to {encoder.Folder}.",
            EncoderPullOutcome.Repaired => $"Repaired {what} in {encoder.Folder}.",
            EncoderPullOutcome.BranchMoved => $"Kept {what}, which is as pinned; '{encoder.Id.Revision}' is at {pull.HubCommit} by now. State --force to move there.",
            _ => $"Verified {what} in {encoder.Folder}: as pinned.",
        };
    }
}
