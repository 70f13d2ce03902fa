using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;

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
        IViewModel[] views = ModelReader.ReadViews(archive, summary.Views.Select(v => v.Name), summary.Labels.Count, manifest.Encoder, summary.TextCount);
        return (manifest, new OneVsRestModel(
            [.. summary.Labels.Select(l => l.Label)], [.. views.Zip(summary.Views, (model, v) => (model, v.LabelWeights.ToArray()))],
            [.. summary.Labels.Select(l => l.Threshold)], summary.RequiresLabel));
    });

    private static MultiLabelManifest Check(ModelArchive archive, string path)
    {
        MultiLabelManifest manifest = archive.Manifest.MultiLabel
            ?? throw new ModelFileException(path, "it holds a single-label model, which gives each text one class. Load it by TextClassifier.Load.");
        IReadOnlyList<LabelSummary> labels = manifest.Summary.Labels;
        IReadOnlyList<MultiLabelViewSummary> views = manifest.Summary.Views;
        if (views.Contains(null!) || views.Any(v => v.LabelWeights.Count != labels.Count))
            throw new InvalidDataException("a view has not one weight per label");
        ModelReader.CheckParts(archive, [.. labels.Select(l => l.Label)], atLeast: 1, views.SelectMany(v => v.LabelWeights), manifest.Encoder);
        if (labels.Any(l => !(l.Threshold is > 0 and < 1)))
            throw new InvalidDataException("it has a threshold that is not between 0 and 1");
        return manifest;
    }
}
