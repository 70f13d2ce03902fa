using TextTransfer.Corpora.Reading;

namespace TextTransfer.Accuracy;

/// <summary>
/// One labelled set on disk: <c>train.csv</c> and <c>test.csv</c> with the columns text and label, and <c>shots.json</c>,
/// which maps examples per class to fixed draws of training rows, counted from 0. Classes may be rare and labels noisy: only
/// what makes rows uncertain is refused.
/// </summary>
/// <param name="Folder">The folder of the three files; its name is that of the set.</param>
/// <param name="Train">The rows to draw from.</param>
/// <param name="Test">The rows to score on.</param>
/// <param name="Splits">By examples per class: draws of positions in <paramref name="Train"/>.</param>
internal sealed record LabeledSet(string Folder, IReadOnlyList<LabeledText> Train, IReadOnlyList<LabeledText> Test, IReadOnlyDictionary<int, int[][]> Splits)
{
    private const string TrainFile = "train.csv";
    private const string TestFile = "test.csv";
    private const string ShotsFile = "shots.json";

    private static readonly CorpusReadOptions Columns = new() { Format = CorpusFormat.Csv, Delimiter = ',', TitleField = "", GroupField = "", IdField = "", UrlField = "" };

    public string Name => Path.GetFileName(Folder);

    public string TestPath => Path.Combine(Folder, TestFile);

    /// <summary>Whether texts have several labels, with a bar between them.</summary>
    public bool IsMultiLabel => Train.Any(t => t.Label.Contains('|', StringComparison.Ordinal));

    /// <summary>The files of a set that a folder does not have.</summary>
    public static IReadOnlyList<string> MissingFiles(string folder) =>
        [.. new[] { TrainFile, TestFile, ShotsFile }.Where(f => !File.Exists(Path.Combine(folder, f)))];

    /// <summary>Reads and checks the three files.</summary>
    /// <exception cref="AccuracyFileException">A file is missing, or a draw is not of rows of train.csv.</exception>
    /// <exception cref="CorpusFormatException">A row of a CSV file is malformed or has no label.</exception>
    public static LabeledSet Read(string directory, string name)
    {
        string folder = Path.Combine(directory, name);
        if (MissingFiles(folder) is { Count: > 0 } missing)
            throw new AccuracyFileException(folder, $"there is no {string.Join(" and no ", missing)} in it; a set has {TrainFile}, {TestFile} and {ShotsFile}.");

        List<LabeledText> train = ReadRows(Path.Combine(folder, TrainFile));
        return new(folder, train, ReadRows(Path.Combine(folder, TestFile)), Draws.Read(Path.Combine(folder, ShotsFile), train.Count));
    }

    /// <summary>Every row counts, blank texts too, because draws give rows by number.</summary>
    private static List<LabeledText> ReadRows(string path)
    {
        using FileStream stream = File.OpenRead(path);
        List<LabeledText> rows = [];
        foreach (SourceRecord record in SourceRecords.Read(stream, path, Columns, isLabelled: true))
        {
            string label = record.Optional(SourceField.Label)
                ?? throw record.Error(SourceField.Label, $"row {rows.Count} has no label; write it, or delete the row and draw the rows of {ShotsFile} anew.");
            rows.Add(new(record[SourceField.Text] ?? "", label));
        }

        return rows.Count > 0 ? rows : throw new AccuracyFileException(path, "there is no row in it; write texts and labels beneath the header.");
    }
}
