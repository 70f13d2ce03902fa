using TextTransfer.Corpora.Reading;

namespace TextTransfer;

/// <summary>
/// Labelled texts in a fixed order. Immutable and safe to share between threads.
/// </summary>
public sealed class Corpus
{
    /// <summary>Creates a corpus of texts at hand, subsets included: nothing is asked of the number of classes or examples.</summary>
    /// <param name="texts">The examples; copied.</param>
    public Corpus(IEnumerable<LabeledText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Texts = [.. texts];
        Labels = [.. Texts.Select(t => t.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The examples, in the order given.</summary>
    public IReadOnlyList<LabeledText> Texts { get; }

    /// <summary>The classes, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>What is probably a mistake in the file the corpus was read from; empty for texts at hand.</summary>
    public IReadOnlyList<CorpusWarning> Warnings { get; private init; } = [];

    /// <summary>Reads a CSV file: a header, then a text and a label per row (RFC 4180, UTF-8).</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the columns and the delimiter; the defaults when <see langword="null"/>.</param>
    /// <exception cref="CorpusFormatException">Something in the file is wrong; at least two examples of at least two classes are needed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Corpus ReadCsv(string path, CorpusReadOptions? options = null) =>
        Read(path, (options ?? new()) with { Format = CorpusFormat.Csv });

    /// <summary>Reads a JSON Lines file: an object with a text and a label per line (UTF-8).</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the properties; the defaults when <see langword="null"/>.</param>
    /// <exception cref="CorpusFormatException">Something in the file is wrong; at least two examples of at least two classes are needed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Corpus ReadJsonLines(string path, CorpusReadOptions? options = null) =>
        Read(path, (options ?? new()) with { Format = CorpusFormat.JsonLines });

    /// <summary>Reads a CSV or JSON Lines file, whichever its extension or its content says it is.</summary>
    /// <param name="path">The file.</param>
    /// <inheritdoc cref="ReadCsv" path="/exception"/>
    public static Corpus Read(string path) => Read(path, new CorpusReadOptions());

    /// <summary>Reads a CSV or JSON Lines file, whichever its extension or its content says it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the fields and the format.</param>
    /// <inheritdoc cref="ReadCsv" path="/exception"/>
    public static Corpus Read(string path, CorpusReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path, options);
    }

    /// <summary>Reads CSV or JSON Lines from a stream, such as standard input.</summary>
    /// <param name="stream">Read to its end; stays open.</param>
    /// <param name="name">What messages call it; its extension counts.</param>
    /// <param name="options">Names of the fields and the format.</param>
    /// <exception cref="CorpusFormatException">Something in it is wrong; at least two examples of at least two classes are needed.</exception>
    public static Corpus Read(Stream stream, string name, CorpusReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        List<LabeledText> texts = LabeledRecords.Read(SourceRecords.Read(stream, name, options, isLabelled: true), name, options, out List<int> lines);
        return new Corpus(texts) { Warnings = CorpusWarnings.Find(texts, lines, options.IsMultiLabel) };
    }

    /// <summary>The examples at the given positions, in that order; the classes are those that occur among them.</summary>
    /// <param name="indices">Positions from 0 to count − 1.</param>
    public Corpus Subset(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new(indices.Select(i => Texts[i]));
    }

    /// <summary>Draws the same number of examples of each class at random: what a few-shot experiment trains on.</summary>
    /// <param name="perClass">Examples per class, at least 1; a class with fewer gives all it has.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Positions in <see cref="Texts"/>, ascending; for <see cref="Subset"/>.</returns>
    public IReadOnlyList<int> SampleFewShot(int perClass, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 1);
        var random = new Random(seed);
        int[] order = [.. Enumerable.Range(0, Texts.Count)];
        random.Shuffle(order);
        return [.. order.GroupBy(i => Texts[i].Label, StringComparer.Ordinal).SelectMany(c => c.Take(perClass)).Order()];
    }
}
