using System.Globalization;
using System.Text;
using System.Text.Json;
using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Calibration;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Encoders.Generation;

namespace TextTransfer.Classification.ModelFile;

/// <summary>Reads model files and turns whatever is wrong with one into a <see cref="ModelFileException"/>.</summary>
internal static class ModelReader
{
    public static ModelManifest ReadManifest(string path) => Open(path, archive => Check(archive, path));

    public static LoadedModel Read(string path, ITextEncoder encoder, bool withExamples) => Open(path, archive =>
    {
        ModelManifest manifest = Check(archive, path);
        RefuseOther(path, manifest.Encoder, encoder.Info);
        if (withExamples && !manifest.HasExamples)
            throw new ModelFileException(path, "it was written without its training examples, so that there is nothing to add to, to remove from or to explain by. Train again from all labelled texts.");
        IViewModel[] views = ReadViews(archive, manifest.Summary.Views.Select(v => v.Name), manifest.Labels.Count, manifest.Encoder, manifest.Summary.TextCount);
        HeldOutAnswers? heldOut = HeldOutAnswers.Read(archive, manifest.Labels.Count);
        MixtureModel model = new(manifest.Labels, [.. views.Zip(manifest.Summary.Views, (view, v) => (view, v.Weight))])
        {
            HeldOut = heldOut,
            Novelty = NoveltyDetector.Read(archive, heldOut, manifest.Encoder),
        };
        EmbeddedCorpus? examples = withExamples ? ExampleTensors.Read(archive, manifest) : null;
        return manifest.FineTuned is { } made && AdapterTensors.Read(archive, path, made, encoder) is var (adapters, adapted)
            ? new LoadedModel(manifest, model, examples, adapters, adapted)
            : new LoadedModel(manifest, model, examples, null, null);
    });

    /// <exception cref="ModelFileException">A model trained with one encoder is to be used with another.</exception>
    public static void RefuseOther(string path, EncoderInfo trained, EncoderInfo given)
    {
        if (!EncoderProbe.Agree(trained, given))
        {
            throw new ModelFileException(path,
                $"it was trained with encoder '{trained.Name}' (fingerprint {Short(trained)}), and the one at hand is " +
                $"'{given.Name}' (fingerprint {Short(given)}), whose vectors mean something else: {Difference(trained, given)}. " +
                $"Open '{trained.Name}' with the settings it was trained with, or train again.");
        }
    }

    /// <summary>The models of the views of those names.</summary>
    public static IViewModel[] ReadViews(ModelArchive archive, IEnumerable<string> names, int classes, EncoderInfo encoder, int textCount)
    {
        return [.. names.Select(Read)];

        IViewModel Read(string name) => name switch
        {
            "last" or "layers" or LayersView.TitleName or LabelNames.Name => LayersModel.Read(archive, name, classes, encoder),
            "words" => LexicalModel.Read(archive, name, TextAnalyzer.Words, classes, textCount),
            "characters" => LexicalModel.Read(archive, name, TextAnalyzer.Characters, classes, textCount),
            _ => throw new InvalidDataException($"view '{name}' is not known"),
        };
    }

    private static string Short(EncoderInfo encoder) => encoder.Fingerprint[..Math.Min(12, encoder.Fingerprint.Length)];

    private static string Difference(EncoderInfo trained, EncoderInfo given)
    {
        if (trained.Fingerprint == given.Fingerprint)
            return string.Create(CultureInfo.InvariantCulture, $"its answers to the same texts have moved by {EncoderProbe.Distance(trained, given):P0} of what parts those texts, as another model's or prompt's would");

        (string Name, object? Trained, object? Given)[] settings =
        [
            ("pooling", trained.Pooling, given.Pooling),
            ("normalisation", trained.IsNormalized, given.IsNormalized),
            ("length limit", trained.MaxTokens, given.MaxTokens),
            ("long texts", trained.LongTexts, given.LongTexts),
            ("prompt", $"'{trained.Prompt}'", $"'{given.Prompt}'"),
        ];
        string[] differences = [.. settings.Where(s => !Equals(s.Trained, s.Given)).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Given ?? "unknown"} instead of {s.Trained ?? "unknown"}"))];
        return differences.Length > 0 ? string.Join(", ", differences) : "the weights, the tokenizer or the service differ";
    }

    private static ModelManifest Check(ModelArchive archive, string path)
    {
        ModelManifest manifest = archive.Manifest.Model
            ?? throw new ModelFileException(path, "it holds a multi-label model, which gives a text any number of labels. Load it by MultiLabelClassifier.Load.");
        IReadOnlyList<ViewSummary> views = manifest.Summary.Views;
        // The serializer checks members for null, but not elements of lists.
        if (views.Contains(null!))
            throw new InvalidDataException("its manifest has empty elements");
        CheckParts(archive, manifest.Labels, atLeast: 2, views.Select(v => v.Weight), manifest.Encoder);
        return manifest with { HasExamples = ExampleTensors.AreIn(archive) };
    }

    /// <exception cref="InvalidDataException">What a manifest says cannot be.</exception>
    public static void CheckParts(ModelArchive archive, IReadOnlyList<string> labels, int atLeast, IEnumerable<double> weights, EncoderInfo encoder)
    {
        if (labels.Contains(null!) || archive.Manifest.Tensors.Contains(null!))
            throw new InvalidDataException("its manifest has empty elements");
        if (labels.Count < atLeast || labels.Distinct(StringComparer.Ordinal).Count() != labels.Count)
            throw new InvalidDataException($"its labels are fewer than {atLeast} or not distinct");
        if (!weights.Any() || weights.Any(w => !(w >= 0)) || encoder.Dimension < 1 || encoder.LayerCount < 1)
            throw new InvalidDataException("its manifest contradicts itself");
    }

    public static T Open<T>(string path, Func<ModelArchive, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.ReadByte() != 'P' || stream.ReadByte() != 'K')
                throw new ModelFileException(path, "it is not a model file, which begins with the letters PK. Name one that was written by training; a table of labelled texts has to be trained on first.");
            stream.Position = 0;
            using var archive = new ModelArchive(stream);
            return read(archive);
        }
        catch (NewerSchemaException e)
        {
            throw new ModelFileException(path,
                $"it was written by a newer version (schema {e.Schema}; this version reads up to {ManifestDocument.CurrentSchema}). Update TextTransfer.", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException(path, "it does not exist.", e);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException or DecoderFallbackException or OverflowException or NotSupportedException)
        {
            throw new ModelFileException(path, $"it is damaged or not a model: {e.Message.TrimEnd('.')}. Train again or copy the file anew.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new ModelFileException(path, $"it cannot be read: {e.Message}", e);
        }
    }
}
