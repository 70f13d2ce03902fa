using System.CommandLine;

namespace TextTransfer.Cli;

/// <summary><c>texttransfer export</c>: a classifier for platforms without .NET.</summary>
internal static class ExportCommand
{
    public static Command Create(StandardStreams streams)
    {
        Argument<string> model = new("model") { Description = "A model file, trained by 'train --views encoder'." };
        Option<string> onnx = new("--onnx") { Description = "The folder to write model.onnx, tokenizer.json and manifest.json into.", HelpName = "folder", Required = true };
        Command command = new("export", "Write encoder and classifier as one ONNX model, from token ids to calibrated probabilities.") { model, onnx };
        EncoderArguments encoders = EncoderArguments.AddTo(command, "The encoder, where it does not travel with texttransfer.", byDefault: null);
        command.SetWork((parsed, _) =>
        {
            using TrainedModel trained = TrainedModel.Load(parsed.GetValue(model)!, withExamples: false, encoders, parsed);
            trained.Classifier.ExportOnnx(parsed.GetValue(onnx)!);
            streams.Error.WriteLine($"Written to {parsed.GetValue(onnx)}; manifest.json says how to run it.");
        });
        return command;
    }
}
