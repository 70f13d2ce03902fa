using System.Globalization;
using System.Text.Json;

namespace TextTransfer.Accuracy;

/// <summary>
/// <c>shots.json</c>: <c>{"8": [[17, 4, ...], ...]}</c>, by examples per class the draws, each a list of rows of train.csv
/// counted from 0.
/// </summary>
internal static class Draws
{
    /// <summary>Reads all draws.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trainRows">Rows of train.csv.</param>
    /// <exception cref="AccuracyFileException">It is not of that form, or a row is not in train.csv or twice in a draw.</exception>
    public static IReadOnlyDictionary<int, int[][]> Read(string path, int trainRows)
    {
        Dictionary<int, int[][]> draws = [];
        foreach ((string key, int[][]? splits) in Parse(path))
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int shots) || shots == 0)
                throw new AccuracyFileException(path, $"\"{key}\" is not a number of examples per class; write one such as \"8\".");

            for (int split = 0; split < (splits?.Length ?? 0); split++)
                Check(path, shots, split, splits![split], trainRows);
            draws.Add(shots, splits ?? []);
        }

        return draws;
    }

    private static Dictionary<string, int[][]?> Parse(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Dictionary<string, int[][]?>>(stream)
                ?? throw new AccuracyFileException(path, "it holds null; write an object of lists of draws.");
        }
        catch (JsonException e)
        {
            throw new AccuracyFileException(path, $"at {e.Path} it is not an object of lists of draws such as {{\"8\": [[0, 1], [2, 3]]}}; correct it.", (int?)e.LineNumber + 1, e);
        }
    }

    private static void Check(string path, int shots, int split, int[]? rows, int trainRows)
    {
        AccuracyFileException Error(string problem) => new(path, $"{shots} per class, draw {split}: {problem}");
        if (rows is null || rows.Length == 0)
            throw Error("there are no rows in it; list some or delete the draw.");

        HashSet<int> known = [];
        foreach (int row in rows)
        {
            if (row < 0 || row >= trainRows)
                throw Error($"row {row} is not in train.csv, whose {trainRows} rows count from 0; draw the rows anew from this train.csv.");
            if (!known.Add(row))
                throw Error($"row {row} is listed twice; list every row once.");
        }
    }
}
