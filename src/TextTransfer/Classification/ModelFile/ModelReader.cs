using System.Globalization;
using System.Text;
using System.Text.Json;
using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Training;
using TextTransfer.Classification.Views;
using TextTransfer.Encoders.Generation;

namespace TextTransfer.Classification.ModelFile;

/// <summary>Reads model files and turns whatever is wrong with one into a <see cref="ModelFileException"/>.</summary>
internal static class ModelReader
{
    public static ModelManifest ReadManifest(string path) => Open(path, Check);

    public static (ModelManifest Manifest, MixtureModel Model, EmbeddedCorpus? Examples) Read(string path, EncoderInfo encoder, bool withExamples) => Open(path, archive =>
    {
        ModelManifest manifest = Check(archive);
        if (!EncoderProbe.Agree(manifest.Encoder, encoder))
        {
            throw new ModelFileException(path,
                $"it was trained with encoder '{manifest.Encoder.Name}' (fingerprint {Short(manifest.Encoder)}), and the one at hand is " +
                $"'{encoder.Name}' (fingerprint {Short(encoder)}), whose vectors mean something else: {Difference(manifest.Encoder, encoder)}. " +
                $"Open '{manifest.Encoder.Name}' with the settings it was trained with, or train again.");
        }
        if (withExamples && !manifest.HasExamples)
            throw new ModelFileException(path, "it was written without its training examples, so that there is nothing to add to or to remove from. Train again from all labelled texts, the old and the new ones.");
        var views = manifest.Summary.Views.Select(v => (ReadView(archive, manifest, v.Name), v.Weight));
        return (manifest, new MixtureModel(manifest.Labels, [.. views]), withExamples ? ExampleTensors.Read(archive, manifest) : null);
    });

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

    private static IViewModel ReadView(ModelArchive archive, ModelManifest manifest, string name) => name switch
    {
        "last" or "layers" or LabelNames.Name => LayersModel.Read(archive, name, manifest.Labels.Count, manifest.Encoder),
        "words" => LexicalModel.Read(archive, name, TextAnalyzer.Words, manifest.Labels.Count, manifest.Summary.TextCount),
        "characters" => LexicalModel.Read(archive, name, TextAnalyzer.Characters, manifest.Labels.Count, manifest.Summary.TextCount),
        _ => throw new InvalidDataException($"view '{name}' is not known"),
    };

    private static ModelManifest Check(ModelArchive archive)
    {
        ModelManifest manifest = archive.Manifest.Model;
        // The serializer checks members for null, but not elements of lists.
        if (manifest.Labels.Contains(null!) || manifest.Summary.Views.Contains(null!) || archive.Manifest.Tensors.Contains(null!))
            throw new InvalidDataException("its manifest has empty elements");
        if (manifest.Labels.Count < 2 || manifest.Labels.Distinct(StringComparer.Ordinal).Count() != manifest.Labels.Count)
            throw new InvalidDataException("its labels are fewer than two or not distinct");
        if (manifest.Summary.Views.Count == 0 || manifest.Summary.Views.Any(v => !(v.Weight >= 0)) || manifest.Encoder.Dimension < 1 || manifest.Encoder.LayerCount < 1)
            throw new InvalidDataException("its manifest contradicts itself");
        return manifest with { HasExamples = ExampleTensors.AreIn(archive) };
    }

    private static T Open<T>(string path, Func<ModelArchive, T> read)
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
