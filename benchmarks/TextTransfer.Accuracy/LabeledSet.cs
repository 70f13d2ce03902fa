using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace TextTransfer.Accuracy;

/// <summary>
/// One labelled set on disk: <c>train.csv</c> and <c>test.csv</c> with the columns text and label, and <c>shots.json</c>,
/// which maps examples per class to fixed draws of training row numbers. Classes may be rare or noisy, so nothing is checked.
/// </summary>
internal sealed record LabeledSet(string Name, IReadOnlyList<LabeledText> Train, IReadOnlyList<LabeledText> Test, IReadOnlyDictionary<int, int[][]> Splits)
{
    public static LabeledSet Read(string directory, string name)
    {
        string folder = Path.Combine(directory, name);
        using FileStream shots = File.OpenRead(Path.Combine(folder, "shots.json"));
        Dictionary<string, int[][]> splits = JsonSerializer.Deserialize<Dictionary<string, int[][]>>(shots)
            ?? throw new InvalidDataException($"{folder}/shots.json is empty.");
        return new(
            name,
            ReadRows(Path.Combine(folder, "train.csv")),
            ReadRows(Path.Combine(folder, "test.csv")),
            splits.ToDictionary(s => int.Parse(s.Key, CultureInfo.InvariantCulture), s => s.Value));
    }

    private static List<LabeledText> ReadRows(string path)
    {
        using CsvReader csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        List<LabeledText> rows = [];
        while (csv.Read())
            rows.Add(new(csv.GetString("text"), csv.GetString("label")));
        return rows;
    }
}
