using TextTransfer.Classification.Archive;
using TextTransfer.Classification.Views;
using TextTransfer.Corpora;

namespace TextTransfer.Classification.ModelFile;

/// <summary>
/// The training examples as entries of a model file: the texts, their titles and the names of the classes, each with the layers that the
/// views read. In single precision, as the encoder gives them, so that training on them gives the very same model.
/// </summary>
internal static class ExampleTensors
{
    private const string Texts = "examples";
    private const string Titles = "titles";
    private const string Names = "names";

    public static bool AreIn(ModelArchive archive) => archive.Contains(RowsOf(Texts));

    public static IEnumerable<ModelTensor> Of(EmbeddedCorpus examples)
    {
        IReadOnlyList<LabeledText> texts = examples.Corpus.Texts;
        // Embeddings made elsewhere may have fewer layers than the encoder.
        int layers = examples.Texts.Select(t => t.Embedding.LayerCount).Append(ViewSet.LayersRead(examples.Encoder.LayerCount)).Min();
        var names = examples.LabelEmbeddings.OrderBy(n => n.Key, StringComparer.Ordinal).ToArray();
        (string Title, TextEmbedding Embedding)[] titles =
            [.. examples.Texts.Where(t => t.Title is not null).Select(t => (TitleLine.Of(t.Text)!, t.Title!)).DistinctBy(t => t.Item1, StringComparer.Ordinal)];
        return
        [
            .. Of(Texts, texts, [.. examples.Texts.Select(t => t.Embedding)], layers, examples.Encoder.Dimension),
            .. Of(Titles, [.. titles.Select(t => new LabeledText(t.Title, ""))], [.. titles.Select(t => t.Embedding)], layers, examples.Encoder.Dimension),
            .. Of(Names, [.. names.Select(n => new LabeledText(LabelText.Of(n.Key), n.Key))], [.. names.Select(n => n.Value)], layers: 1, examples.Encoder.Dimension),
        ];
    }

    public static EmbeddedCorpus Read(ModelArchive archive, ModelManifest manifest)
    {
        (ExampleRow[] rows, TextEmbedding[] embeddings) = Read(archive, Texts, manifest.EmbeddedBy);
        if (rows.Length != manifest.Summary.TextCount)
            throw new InvalidDataException($"it holds {rows.Length} examples and was trained on {manifest.Summary.TextCount}");

        (ExampleRow[] names, TextEmbedding[] ofNames) = Read(archive, Names, manifest.EmbeddedBy);
        if (names.DistinctBy(n => n.Label).Count() != names.Length)
            throw new InvalidDataException("a class has two names");
        Dictionary<string, TextEmbedding> titles = ReadTitles(archive, manifest.EmbeddedBy);
        Corpus corpus = new(rows.Select(r => new LabeledText(r.Text, r.Label) { Group = r.Group, Id = r.Id, Weight = r.Weight ?? 1 }));
        EmbeddedText[] texts = [.. rows.Zip(embeddings, (r, e) => new EmbeddedText(r.Text, e) { Title = TitleLine.Of(r.Text) is { } title ? titles.GetValueOrDefault(title) : null })];
        return new(corpus, texts, manifest.EmbeddedBy, names.Zip(ofNames).ToDictionary(n => n.First.Label, n => n.Second, StringComparer.Ordinal));
    }

    /// <summary>The titles, of which files of schema 2 have none.</summary>
    private static Dictionary<string, TextEmbedding> ReadTitles(ModelArchive archive, EncoderInfo encoder)
    {
        var titles = new Dictionary<string, TextEmbedding>(StringComparer.Ordinal);
        if (!archive.Contains(RowsOf(Titles)))
            return titles;
        (ExampleRow[] rows, TextEmbedding[] embeddings) = Read(archive, Titles, encoder);
        foreach ((ExampleRow row, TextEmbedding embedding) in rows.Zip(embeddings))
        {
            if (!titles.TryAdd(row.Text, embedding))
                throw new InvalidDataException("a title is there twice");
        }
        return titles;
    }

    private static string RowsOf(string part) => part + ".rows";

    private static string VectorsOf(string part) => part + ".vectors";

    private static string LayersOf(string part) => part + ".layers";

    /// <summary>The sentence embedding stands for the last layer, which no view reads.</summary>
    private static IEnumerable<ModelTensor> Of(string part, IReadOnlyList<LabeledText> texts, TextEmbedding[] embeddings, int layers, int dimension)
    {
        int lower = (layers - 1) * dimension;
        float[] vectors = new float[texts.Count * dimension];
        float[] layerValues = new float[texts.Count * lower];
        for (int i = 0; i < embeddings.Length; i++)
        {
            embeddings[i].Vector.Span.CopyTo(vectors.AsSpan(i * dimension));
            for (int l = 0; l < layers - 1; l++)
                embeddings[i].Layer(embeddings[i].LayerCount - layers + l).CopyTo(layerValues.AsSpan((i * lower) + (l * dimension)));
        }
        return
        [
            ModelTensor.Of(RowsOf(part), [.. texts.Zip(embeddings, (t, e) => new ExampleRow(t.Text, t.Label, t.Group, t.Id, t.Weight == 1 ? null : t.Weight, e.TokenCount, e.WindowCount, e.IsTruncated).ToJson())]),
            ModelTensor.Of(VectorsOf(part), vectors, texts.Count, dimension),
            ModelTensor.Of(LayersOf(part), layerValues, texts.Count, layers - 1, dimension),
        ];
    }

    private static (ExampleRow[] Rows, TextEmbedding[] Embeddings) Read(ModelArchive archive, string part, EncoderInfo encoder)
    {
        ModelTensor lines = archive.Read(RowsOf(part), ModelTensor.Utf8, -1);
        ExampleRow[] rows = [.. lines.ToLines().Select(ExampleRow.Parse)];
        if (rows.Length != lines.Shape[0])
            throw new InvalidDataException($"'{lines.Name}' has {rows.Length} rows, not {lines.Shape[0]}");

        float[] vectors = archive.Read(VectorsOf(part), ModelTensor.Float32, rows.Length, encoder.Dimension).ToSingles();
        ModelTensor layerTensor = archive.Read(LayersOf(part), ModelTensor.Float32, rows.Length, -1, encoder.Dimension);
        float[] layers = layerTensor.ToSingles();
        int lower = layerTensor.Shape[1] * encoder.Dimension;
        TextEmbedding[] embeddings = new TextEmbedding[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            float[] values = [.. layers.AsSpan(i * lower, lower), .. vectors.AsSpan(i * encoder.Dimension, encoder.Dimension)];
            embeddings[i] = new(values.AsMemory(lower), values, rows[i].Tokens, rows[i].Windows, rows[i].IsTruncated);
        }
        return (rows, embeddings);
    }
}
