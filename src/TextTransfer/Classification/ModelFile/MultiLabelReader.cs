using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Training;

namespace TextTransfer.Classification.ModelFile;

/// <summary>Reads the files of multi-label models.</summary>
internal static class MultiLabelReader
{
    public static bool IsMultiLabel(string path) => ModelReader.Open(path, archive => archive.Manifest.MultiLabel is not null);

    public static MultiLabelManifest ReadManifest(string path) => ModelReader.Open(path, archive => Check(archive, path));

    public static (MultiLabelManifest Manifest, OneVsRestModel Model) Read(string path, EncoderInfo encoder) => ModelReader.Open(path, archive =>
    {
        MultiLabelManifest manifest = Check(archive, path);
        ModelReader.RefuseOther(path, manifest.Encoder, encoder);
        MultiLabelTrainingSummary summary = manifest.Summary;
        MixtureModel mixture = ModelReader.ReadMixture(archive, [.. summary.Labels.Select(l => l.Label)], summary.Views, manifest.Encoder, summary.TextCount);
        return (manifest, new OneVsRestModel(mixture, [.. summary.Labels.Select(l => l.Threshold)], summary.RequiresLabel));
    });

    private static MultiLabelManifest Check(ModelArchive archive, string path)
    {
        MultiLabelManifest manifest = archive.Manifest.MultiLabel
            ?? throw new ModelFileException(path, "it holds a single-label model, which gives each text one class. Load it by TextClassifier.Load.");
        IReadOnlyList<LabelSummary> labels = manifest.Summary.Labels;
        ModelReader.CheckParts(archive, [.. labels.Select(l => l.Label)], atLeast: 1, manifest.Summary.Views, manifest.Encoder);
        if (labels.Any(l => !(l.Threshold is > 0 and < 1)))
            throw new InvalidDataException("it has a threshold that is not between 0 and 1");
        return manifest;
    }
}
