using System.Globalization;
using System.Runtime.InteropServices;

namespace TextTransfer.Encoders.Diagnosis;

/// <summary>One examination of an encoder folder, from its files to its speed.</summary>
internal sealed class Examination(string folder, EncoderOptions options, CancellationToken cancellationToken)
{
    private readonly List<EncoderFinding> findings = [];
    private readonly int workers = options.Workers ?? Environment.ProcessorCount;

    public EncoderDiagnosis Run()
    {
        GoldenFile? golden = ReadGolden();
        using OnnxTextEncoder? encoder = Open(golden);
        InferenceRuntime runtime = InferenceRuntime.Read();
        CheckWorkers(runtime);
        EncoderDiagnosis diagnosis = new()
        {
            Folder = Path.GetFullPath(folder),
            Runtime = runtime,
            GoldenOrigin = golden?.MadeWith.ToString(),
            Findings = [],
        };
        if (encoder is not null)
            diagnosis = Examine(diagnosis with { Encoder = encoder.Info }, encoder, golden);
        return diagnosis with { Findings = [.. findings.OrderByDescending(f => f.IsFailure)] };
    }

    private GoldenFile? ReadGolden()
    {
        try
        {
            GoldenFile? golden = GoldenFile.Read(folder);
            if (golden is null && Directory.Exists(folder))
                findings.Add(new(EncoderFindingKind.GoldenMissing, IsFailure: false,
                    $"there is no {GoldenFile.Name}, so it could only be held against itself: whether the same text gives the same vector, alone and in company.",
                    "Compare a few vectors with the reference implementation, then pin them: texttransfer encoders pin."));
            return golden;
        }
        catch (EncoderFormatException e)
        {
            findings.Add(new(EncoderFindingKind.GoldenDamaged, IsFailure: true, e.Message, $"Take {GoldenFile.Name} from where the encoder came from, or pin again (encoders pin --force) once the vectors are known to be right."));
            return null;
        }
    }

    private OnnxTextEncoder? Open(GoldenFile? golden)
    {
        try
        {
            return OnnxTextEncoder.Open(folder, options);
        }
        catch (Exception e) when (OnnxRuntimeLibrary.IsMissing(e))
        {
            findings.Add(new(EncoderFindingKind.NativeLibraryMissing, IsFailure: true,
                // What follows the first sentence is every place that was searched.
                $"the native library of ONNX Runtime cannot be loaded: {e.GetBaseException().Message.Split(". ")[0]}.",
                $"Reference the package Microsoft.ML.OnnxRuntime, or one of its variants, in the application; it must have a library for {RuntimeInformation.RuntimeIdentifier}."));
        }
        catch (Exception e) when (e is TextTransferException or IOException or UnauthorizedAccessException)
        {
            string changed = golden is null ? "" : FileChanges.Find(golden.Files, folder, settings: null).Describe();
            findings.Add(new(EncoderFindingKind.CannotOpen, IsFailure: true,
                changed.Length == 0 ? e.Message : $"{e.Message} {changed}",
                golden is null
                    ? "Do as it says, or take the folder from where it came from again."
                    : $"Restore the files from where they came from. {GoldenFile.Name} was made with {golden.Settings}."));
        }

        return null;
    }

    private EncoderDiagnosis Examine(EncoderDiagnosis diagnosis, OnnxTextEncoder encoder, GoldenFile? golden)
    {
        EncodedText[] encoded = EncodedText.EncodeAll(encoder, golden?.Texts.Select(t => t.Text) ?? GoldenTexts.BuiltIn, workers, cancellationToken);
        IReadOnlyList<EncoderTextCheck> checks = [.. encoded.Select(GoldenComparison.CheckAlone)];
        if (golden is null)
        {
            findings.AddRange(EncodedText.Failures(encoded));
        }
        else
        {
            GoldenComparison comparison = GoldenComparison.Make(golden, encoder, encoded);
            checks = comparison.Texts;
            findings.AddRange(comparison.Findings);
        }

        if (SelfConsistency.Check(encoder, encoded, cancellationToken) is { } contradiction)
            findings.Add(contradiction);
        return diagnosis with
        {
            Texts = checks,
            // How fast wrong vectors are is of no interest.
            Speeds = findings.Any(f => f.IsFailure) ? [] : SpeedMeasurement.Measure(encoder, [.. encoded.Select(e => e.Text)], workers, cancellationToken),
        };
    }

    private void CheckWorkers(InferenceRuntime runtime)
    {
        // A quota of 1.5 processors is used up by two workers, and a third only waits.
        double limit = Math.Ceiling(Math.Min(runtime.ProcessorCount, runtime.CpuQuota ?? double.PositiveInfinity));
        if (workers > limit)
            findings.Add(new(EncoderFindingKind.TooManyWorkers, IsFailure: false,
                string.Create(CultureInfo.InvariantCulture, $"{workers} workers on {runtime.ProcessorCount} processors{(runtime.CpuQuota is { } quota ? $" with a quota of {quota:0.##}" : "")}: they take turns, and a quota stops all of them when it is used up."),
                string.Create(CultureInfo.InvariantCulture, $"Use at most {limit:0} (option Workers, --workers).")));
    }
}
